import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { cleanReport } from '../../../test/support/report-fixture.ts';
import { claude, trace } from '../../../test/support/report-parts.ts';
import { samples } from '../../../test/support/samples.ts';
import type { RawReview, Reviewer, SessionRecord } from '../../types.ts';
import { timelineOf } from './timeline.ts';
import { timelineSvg } from './timeline-svg.ts';

type Timed = Parameters<typeof timelineOf>[0];

const began = Date.parse('2026-11-03T07:00:00.000Z');
const named = (name: string): Reviewer => ({ ...claude, name });

function review(name: string, start: number, end: number): RawReview {
  const [first] = cleanReport().reviews;
  if (first === undefined) throw new Error('the fixture has no review');
  const times = trace(named(name), (end - start) * 1_000, { startedAt: began + start * 1_000 });
  return { ...first, reviewer: named(name), trace: times };
}

function session(
  purpose: SessionRecord['purpose'],
  name: string,
  [start, end]: readonly [number, number],
  claims: readonly string[] = [],
): SessionRecord {
  const times = trace(named(name), (end - start) * 1_000, { startedAt: began + start * 1_000 });
  return { purpose, reviewer: named(name), failure: null, trace: times, ...(claims.length === 0 ? {} : { claims }) };
}

function run(seconds: number, reviews: readonly RawReview[], sessions: readonly SessionRecord[]): Timed {
  const wallClockMs = seconds * 1_000;
  return { createdAt: new Date(began + wallClockMs).toISOString(), wallClockMs, reviews, sessions };
}

const told = (timed: Timed) => {
  const timeline = timelineOf(timed);
  const steps = timeline?.chain.map((at) => `${timeline.lanes[at]?.who} ${timeline.lanes[at]?.what}`);
  return { steps, beyond: (timeline?.beyond ?? 0) / 1_000 };
};

describe('the timeline of a run', () => {
  it('follows what waited for each other, and counts what is beside it', () => {
    const reviews = [review('Claude', 1, 264), review('Codex', 1, 425), review('Gemini', 1, 273)];
    const sessions = [
      session('verification', 'Codex', [426, 500], ['Claude:F1']),
      session('verification', 'Claude', [426, 450], ['Codex:F1']),
      session('editing', 'Claude', [502, 522]),
    ];
    // The longer verification needed nothing of Codex: that it began after Codex's review is time lost.
    expect(told(run(523, reviews, sessions))).toEqual({
      steps: ['Codex review', 'Claude verification', 'Claude editing'],
      beyond: 523 - 424 - 24 - 20,
    });
  });

  it('knows the voice that was asked because another left a claim open, and what waits for nothing', () => {
    const reviews = [review('A', 0, 10), review('B', 0, 30)];
    const sessions = [
      session('recheck', 'B', [0, 45]),
      session('verification', 'C', [30, 40], ['B:F1', 'A:F1']),
      session('verification', 'A', [41, 60], ['B:F1']),
      session('clustering', 'A', [30, 36]),
    ];
    expect(told(run(62, reviews, sessions))).toEqual({
      steps: ['B review', 'C verification', 'A verification'],
      beyond: 62 - 30 - 10 - 19,
    });
  });

  it('is not there where no session was held', () => {
    expect(timelineOf(run(3, [], []))).toBeNull();
  });

  it('takes sessions one after the other, and never more time than there was', () => {
    const span = fc.tuple(fc.nat(300), fc.nat(300)).map(([from, long]) => [from, from + long] as const);
    const claims = fc.array(fc.constantFrom('A:F1', 'B:F1', 'B:F2'), { maxLength: 3 });
    const purpose = fc.constantFrom(
      'verification' as const,
      'recheck' as const,
      'clustering' as const,
      'editing' as const,
    );
    const other = fc.tuple(purpose, span, claims).map(([what, when, which]) => session(what, 'C', when, which));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 2 }), fc.array(other, { maxLength: 12 }), (spans, sessions) => {
        const reviews = spans.map(([start, end], at) => review('AB'.charAt(at), start, end));
        const last = Math.max(
          0,
          ...[...reviews, ...sessions].map(({ trace: t }) => (t.startedAt + t.durationMs - began) / 1_000),
        );
        const timeline = timelineOf(run(last, reviews, sessions));
        if (timeline === null) return;
        const lanes = timeline.chain.flatMap((at) => timeline.lanes[at] ?? []);
        for (const [at, lane] of lanes.entries()) expect(lane.start).toBeGreaterThanOrEqual(lanes[at - 1]?.end ?? 0);
        const longest = Math.max(...timeline.lanes.map(({ start, end }) => end - start));
        expect(timeline.wall - timeline.beyond).toBeGreaterThanOrEqual(longest);
        expect(timeline.beyond).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: samples(200, 30) },
    );
  });

  it('shows so many rows at most, the chain among them, and says of how many more', () => {
    const reviews = [review('A', 0, 10)];
    const many = Array.from({ length: 60 }, (_, at) => session('verification', `V${at}`, [10, 20 + at], ['A:F1']));
    const report: Timed = run(120, reviews, [...many, session('editing', 'Last', [110, 111])]);
    const timeline = timelineOf(report);
    if (timeline === null) throw new Error('no timeline');
    const shown = toHtml(timelineSvg(timeline, { title: 'a', description: 'b' }), { space: 'svg' });
    expect(shown.match(/<rect/gu)).toHaveLength(30);
    expect(shown).toContain('32 more sessions are not shown.');
    for (const name of ['A, review', 'V59, verification', 'Last, editing']) expect(shown).toContain(`>${name}, `);
    // Whoever does not see the picture is told of the same sessions.
    const [description = ''] = /<desc.*?<\/desc>/su.exec(shown) ?? [];
    expect(description.split('; ')).toHaveLength(30);
    for (const name of ['A, review', 'V59, verification', 'Last, editing']) expect(description).toContain(`${name}, `);
  });

  it('writes names of reviewers as text', () => {
    const report = run(20, [review('</svg><script>', 0, 10)], []);
    const timeline = timelineOf(report);
    if (timeline === null) throw new Error('no timeline');
    expect(toHtml(timelineSvg(timeline, { title: 'a', description: 'b' }))).not.toContain('<script');
  });
});
