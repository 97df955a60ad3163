import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../../test/support/github-page.ts';
import { expectGolden } from '../../../test/support/golden.ts';
import { expectInert, hostileText } from '../../../test/support/inert-page.ts';
import { cleanReport, criticalReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import { memoryOf, remembered } from '../../../test/support/sealing.ts';
import { gateOfMemory, verdictOfMemory } from '../../rounds/gate-of-memory.ts';
import { remember } from '../../rounds/remember.ts';
import type { Decision, Memory, Report } from '../../types.ts';
import { longestComment, renderComment } from '../comment/render-comment.ts';
import { keptOf } from '../pages/last-report.ts';
import { renderProgress } from '../pages/progress.ts';
import { headlineOfMemory } from './headline.ts';
import { renderMemoryComment, renderMemorySummary } from './pages.ts';
import type { Told, Why } from './told.ts';

const name = 'deep-review';
const unchanged: Why = { kind: 'unchanged', movedBase: null };
const { policy, change } = criticalReport();

function toldOf(memory: Memory, why: Why = unchanged, more: Partial<Told> = {}): Told {
  const gate = gateOfMemory(memory, policy);
  const { runUrl } = criticalReport();
  return { memory, gate, verdict: verdictOfMemory(gate, memory), policy, change, why, runUrl, ...more };
}

function left(report: Report): Memory {
  const { headSha, mergeBase } = report.change;
  const bound = { ...memoryOf().bound, headSha, mergeBase };
  return remember(report, {
    bound,
    previous: null,
    run: '1-1',
    blobs: new Map(),
    files: null,
    ours: new Set(),
    quoted: new Map(),
  });
}

const commentOf = (told: Told, there: string | null) => renderMemoryComment(told, { name, there });

describe('a comment from memory', () => {
  const report = criticalReport();
  const there = renderComment(report, { name });
  const memory = left(report);

  it('reads like this, the job summary as well', () => {
    const [first] = memory.findings;
    if (first === undefined) throw new Error('there is no finding');
    const decision: Decision = {
      ...{ comment: 9, at: '2026-01-06T09:00:00Z', by: 'max', verb: 'dismiss', finding: first.id, headSha: null },
      reason: 'The berth is never given away twice.',
    };
    const others = memory.findings.slice(1);
    const declined: Memory = { ...memory, decisions: [decision], findings: [{ ...first, declined: 9 }, ...others] };
    const sentences = [`max declined ${first.id}: ${decision.reason}`];
    const movedBase = { from: 'a'.repeat(40), to: 'b'.repeat(40) };
    const pages = [
      toldOf(memory, { kind: 'unchanged', movedBase }, { change: { ...change, headSha: 'c'.repeat(40) } }),
      toldOf(declined, { kind: 'decided', sentences }),
    ].flatMap((told) => [commentOf(told, `${there.slice(0, 800)}\n\n…`), renderMemorySummary(told)]);
    expectGolden('from-memory.md', pages.join('\n\n=====\n\n'));
  });

  it('keeps the report of the round whole and folded up, however often it is told again', () => {
    const { report: kept } = keptOf(there, { name });
    let page = commentOf(toldOf(memory), there);
    for (let time = 0; time < 3; time += 1) {
      expect(keptOf(page, { name })).toEqual({ report: kept, hidden: [], isRunning: false });
      expect(page.match(/^<summary>The report of round/gmu)).toHaveLength(1);
      page = commentOf(toldOf(memory), page);
    }
    const state = { phase: 'reviewing', headSha: 'a'.repeat(40), startedAt: '2026-01-05T09:00:00Z' } as const;
    const options = { runUrl: null, status: null, reviewers: [], verification: null, rechecks: null, failure: null };
    const progress = renderProgress({ ...state, ...options }, { body: page, startedAt: null }, { name });
    expect(keptOf(progress ?? '', { name }).report).toBe(kept);
    expect(commentOf(toldOf(memory), progress)).toBe(commentOf(toldOf(memory), there));
  });

  it('has one heading that is not folded up, and it says what holds now', () => {
    const declined = { ...memory, findings: memory.findings.map((found) => ({ ...found, declined: 9 })) };
    const page = commentOf(toldOf(declined, { kind: 'decided', sentences: ['Max declined all of it.'] }), there);
    const unfolded = page.replaceAll(/<details>[\s\S]*<\/details>/gu, '');
    expect(unfolded.match(/^#+ .*$/gmu)).toEqual(['## Merge as-is: no finding is open']);
    expect(unfolded).not.toMatch(/Rework|blocks/u);
    expect(page).toContain('## Rework: ');
    expect(unfolded).toContain('> [!TIP]');
  });

  it('is where no report stood as well, and says of a review that is incomplete that it is', () => {
    const incomplete = memoryOf({ gaps: ['A gap.'], findings: [] });
    expect(headlineOfMemory(toldOf(incomplete))).toBe('No verdict: the review is incomplete');
    expect(commentOf(toldOf(incomplete), null)).not.toContain('<details>');
    const unsure = memoryOf({ findings: [remembered({ severity: 'critical', isUnclear: true })] });
    expect(headlineOfMemory(toldOf(unsure))).toBe('No verdict: 1 critical finding is not settled');
    expect(headlineOfMemory(toldOf(unsure, unchanged, { policy: { ...policy, onIncomplete: 'pass' } }))).toContain(
      'and the gate is open all the same',
    );
    expect(headlineOfMemory(toldOf(left(cleanReport())))).toBe('Merge as-is: no finding is open');
    const found = [remembered({}), remembered({ id: 'F2', severity: 'suggestion' })];
    expect(headlineOfMemory(toldOf(memoryOf({ findings: found })))).toBe(
      'Merge with fixes: 1 important finding and 1 suggestion, and nothing blocks',
    );
  });

  it('fits however much is remembered, and however long the report was', () => {
    const long = `<!-- deep-review:v1:deep-review -->\n\n${'A paragraph of it.\n\n'.repeat(2_440)}`;
    for (const [count, path] of [
      [samples(300, 60), `${'%'.repeat(200)}.ts`],
      [5, 'src/a.ts'],
    ] as const) {
      const findings = Array.from({ length: count }, (_, at) =>
        remembered({ id: `F${at + 1}`, path, title: '*`|<&'.repeat(60), severity: 'critical' }),
      );
      const page = commentOf(toldOf(memoryOf({ findings })), long);
      expect(page.length).toBeLessThanOrEqual(longestComment);
      expect(page).toContain(`${count} critical findings block this merge`);
      expect(page).toContain('The rest is left out here; the job summary of that run has it.');
    }
  });

  it('is text, whatever stands in what is remembered', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const decision = { comment: 9, at: 'x', by: text.slice(0, 99), verb: 'dismiss', finding: 'F2' } as const;
        const told = toldOf(
          memoryOf({
            findings: [
              remembered({ title: text, path: text, claim: text, quote: text }),
              remembered({ id: 'F2', title: text, declined: 9 }),
            ],
            gaps: [text],
            decisions: [{ ...decision, headSha: null, reason: text.slice(0, 300) }],
          }),
          { kind: 'decided', sentences: [text] },
        );
        const page = commentOf(told, null);
        expect(page.split('<!-- deep-review').length).toBe(3);
        const html = htmlOf(page).replace('<!-- deep-review:from-memory -->\n', '');
        expectInert(page, html);
        expect(html.match(/<h[1-6]>/gu)).toEqual(['<h2>']);
        expect(html.match(/<tr>/gu)).toHaveLength(2);
        expectInert(renderMemorySummary(told));
      }),
      { numRuns: samples(300, 5) },
    );
  });
});
