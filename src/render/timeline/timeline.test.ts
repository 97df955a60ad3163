import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { cleanReport } from '../../../test/support/report-fixture.ts';
import { claude, trace } from '../../../test/support/report-parts.ts';
import { samples } from '../../../test/support/samples.ts';
import type { RawReview, Reviewer, SessionRecord } from '../../types.ts';
import { everything } from '../pages/detail.ts';
import { timelineOf } from './timeline.ts';
import { timelineSection } from './timeline-section.ts';
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

function pictureOf(timed: Timed): string {
  const timeline = timelineOf(timed);
  if (timeline === null) throw new Error('no timeline');
  return toHtml(timelineSvg(timeline, { title: 'a', description: 'b' }), { space: 'svg' });
}

/** The attributes of all elements of a name. */
const drawn = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(`<${name} ([^>]*)>`, 'gu'))].map(([, given = '']) =>
    given.replaceAll('"', '').replace(/ ?\/$/u, ''),
  );

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

  it('waits for no ruling on other claims, and begins with the run', () => {
    const reviews = [review('A', 0, 10), review('B', 0, 30)];
    const sessions = [session('editing', 'C', [71, 80]), session('verification', 'B', [40, 70], ['A:F1'])];
    const early = [session('verification', 'C', [31, 39], ['B:F1']), session('clustering', 'D', [30, 31])];
    expect(told(run(81, reviews, [...sessions, ...early]))).toEqual({
      steps: ['A review', 'B verification', 'C editing'],
      beyond: 81 - 10 - 30 - 9,
    });
    expect(timelineOf(run(81, reviews, [...sessions, ...early]))?.lanes).toMatchObject([
      { who: 'A', start: 0, end: 10_000, after: [] },
      { who: 'B', start: 0, end: 30_000, after: [] },
      { who: 'D', start: 30_000, end: 31_000, after: [0, 1] },
      { who: 'C', start: 31_000, end: 39_000, after: [1] },
      { who: 'B', start: 40_000, end: 70_000, after: [0] },
      { who: 'C', start: 71_000, end: 80_000, after: [0, 1, 2, 3, 4] },
    ]);
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

  it('has a bar from start to end for each session below its name, and a line from whoever was waited for', () => {
    const reviews = [review('A', 0, 50), review('B', 0, 100)];
    const shown = pictureOf(run(200, reviews, [session('verification', 'C', [100, 150], ['B:F1'])]));
    expect(drawn(shown, 'rect')).toEqual([
      'x=0.00% y=18 width=25.00% height=10 class=bar',
      'x=0.00% y=52 width=50.00% height=10 class=bar decides',
      'x=50.00% y=86 width=25.00% height=10 class=bar decides',
    ]);
    expect(drawn(shown, 'line').filter((line) => line.includes('waits'))).toEqual([
      'class=waits x1=50.00% x2=50.00% y1=62 y2=86',
    ]);
    expect(drawn(shown, 'text')).toEqual([
      ...['x=0 y=13 class=', 'x=0 y=47 class=decides', 'x=0 y=81 class=decides'],
      ...['class=scale x=0 y=120', 'class=scale x=50% y=120 text-anchor=middle'],
      'class=scale x=100% y=120 text-anchor=end',
    ]);
    expect([...shown.matchAll(/>([^<>\n]+)<\/text>/gu)].map(([, words]) => words)).toEqual([
      ...['A, review, 0:50', 'B, review, 1:40', 'C, verification, 0:50', '0:00', '1:40', '3:20'],
    ]);
    expect(drawn(shown, 'svg')[0]).toContain('height=124 ');
  });

  it('shows so many rows at most, chain and reviews among them, and says of how many more', () => {
    const reviews = [review('A', 0, 10), review('B', 0, 1)];
    const many = Array.from({ length: 60 }, (_, at) => session('verification', `V${at}`, [69 - at, 79], ['A:F1']));
    const shown = pictureOf(run(120, reviews, [...many, session('editing', 'Last', [110, 111])]));
    expect(drawn(shown, 'rect')).toHaveLength(30);
    expect(shown).toContain('33 more sessions are not shown.');
    expect(drawn(shown, 'text').at(-1)).toBe(`class=scale x=0 y=${30 * 34 + 4 + 32}`);
    expect(drawn(shown, 'svg')[0]).toContain(`height=${30 * 34 + 22 + 18} `);
    const longest = Array.from({ length: 27 }, (_, at) => `V${59 - at}`);
    const names = [...shown.matchAll(/>(\w+), [a-z]+, [\d:]+<\/text>/gu)].map(([, name]) => name);
    expect(names).toEqual(['A', 'B', ...longest, 'Last']);
    // Whoever does not see the picture is told of the same sessions.
    const [description = ''] = /<desc.*?<\/desc>/su.exec(shown) ?? [];
    expect([...description.matchAll(/(\w+), [a-z]+, [\d:]+: /gu)].map(([, name]) => name)).toEqual(names);
    expect(description.match(/on the longest chain/gu)).toHaveLength(3);
  });

  it('is a section of a page that shows what a review took, and says where nothing was waited for', () => {
    const report = cleanReport();
    const shown = JSON.stringify(timelineSection.render(report, everything));
    expect(shown).toContain('Of what waited for each other');
    expect(timelineSection.render(report, { ...everything, usage: false })).toBeNull();
    const idle = JSON.stringify(timelineSection.render({ ...report, reviews: [], sessions: [] }, everything));
    expect(idle).toContain('No session was held');
  });

  it('writes names of reviewers as text', () => {
    expect(pictureOf(run(20, [review('</svg><script>', 0, 10)], []))).not.toContain('<script');
  });
});
