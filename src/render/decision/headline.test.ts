import { describe, expect, it } from 'vitest';
import { reportOf, type Story } from '../../../test/support/report-fixture.ts';
import {
  claude,
  clockFinding,
  codex,
  completedBy,
  gemini,
  lapseFinding,
  ruling,
  trace,
} from '../../../test/support/report-parts.ts';
import { hidden } from '../../../test/support/scripted-ledger.ts';
import { failureOf, type LocalBranch, type RawReview, type Reviewer } from '../../types.ts';
import { renderComment } from '../comment/render-comment.ts';
import { headline } from './headline.ts';
import { loudness } from './opening.ts';

const quiet = [claude, codex, gemini].map((reviewer) => completedBy(reviewer, 60_000, []));
const raised = [completedBy(claude, 60_000, [lapseFinding, clockFinding]), ...quiet.slice(1)];
const important = [completedBy(claude, 60_000, [{ ...lapseFinding, severity: 'important' }]), ...quiet.slice(1)];
const died = (reviewer: Reviewer): RawReview => ({
  outcome: 'failed',
  reviewer,
  ...failureOf('outage', 'HTTP 503'),
  trace: trace(reviewer, 60_000, { turns: 0 }),
});
const open = [codex, gemini].map((by) => ruling('Claude:F1', by, { verdict: 'unproven', severity: 'critical' }));
const confirmed = [ruling('Claude:F1', codex, { severity: 'critical' })];
const undelivered = [{ path: 'src/lapse.ts', reviewers: 1, lines: 31, causes: [] }];

const stories = [
  [{ reviews: quiet }, 'Merge as-is: no finding is open', 'tip'],
  [
    { reviews: [completedBy(claude, 1, [clockFinding]), ...quiet.slice(1)] },
    'Merge as-is: 1 suggestion, and nothing blocks',
    'tip',
  ],
  [
    { reviews: quiet, codeFindings: [hidden, hidden] },
    'Merge as-is: 2 facts found by code, and nothing blocks',
    'important',
  ],
  [{ reviews: [...quiet.slice(1), died(claude)] }, 'Merge as-is: no finding is open', 'important'],
  [{ reviews: important }, 'Merge with fixes: 1 important finding, and nothing blocks', 'important'],
  [{ reviews: raised, rulings: confirmed }, 'Rework: 1 critical finding blocks this merge', 'caution'],
  [
    { reviews: raised, rulings: confirmed, policy: { failOn: 'never' } },
    'Rework: 1 critical finding, and nothing blocks',
    'caution',
  ],
  [
    {
      reviews: important,
      rulings: [ruling('Claude:F1', codex, { severity: 'important' })],
      policy: { failOn: 'important' },
    },
    'Merge with fixes: 1 important finding blocks this merge',
    'caution',
  ],
  [
    { reviews: quiet, codeFindings: [hidden], policy: { blockOn: ['hidden-text'] } },
    'Merge with fixes: 1 finding of code blocks this merge',
    'caution',
  ],
  [
    {
      reviews: raised,
      rulings: [...confirmed, ruling('Claude:F2', codex, { severity: 'suggestion' })],
      policy: { failOn: 'suggestion' },
    },
    'Rework: 2 findings block this merge',
    'caution',
  ],
  [{ reviews: raised, rulings: open }, 'No verdict: 1 critical finding is unproven', 'warning'],
  [
    { reviews: raised, rulings: open, policy: { onIncomplete: 'pass-unproven' } },
    'No verdict: 1 critical finding is unproven, and the gate is open all the same',
    'warning',
  ],
  [{ reviews: raised }, 'No verdict: 1 critical finding is unverified', 'warning'],
  [
    { reviews: [died(claude), died(codex), quiet[2] ?? died(gemini)] },
    'No verdict: only 1 of 3 reviewers completed',
    'warning',
  ],
  [{ reviews: [claude, codex, gemini].map(died) }, 'No verdict: no reviewer completed', 'warning'],
  [{ reviews: quiet, coverage: { undelivered } }, 'No verdict: part of the change was not reviewed', 'warning'],
] satisfies [Story, string, string][];

describe('the heading of a report', () => {
  it.each(stories)('%# is verdict and ground, and as loud as they are', (story, expected, loud) => {
    const report = reportOf(story);
    expect(headline(report)).toBe(expected);
    expect(loudness(report)).toBe(loud);
    const page = renderComment(report, { name: 'deep-review' });
    expect(page).toContain(`\n## ${expected}\n\n> [!${loud.toUpperCase()}]\n`);
    // What a text ends with is no white space that has to be written as an entity.
    expect(page).not.toContain('&#x20;');
  });

  it('is followed by what mends an incomplete one: a push, another run, or at a command line another review', () => {
    const page = (story: Story, change?: Partial<LocalBranch>) => {
      const report = reportOf(story);
      const own = change === undefined ? report : { ...report, change: { ...report.change, ...change } as LocalBranch };
      return renderComment(own, { name: 'deep-review' });
    };
    const down = { reviews: [claude, codex, gemini].map(died) };
    expect(page({ reviews: raised, rulings: open })).toContain(
      'The gate stays closed. A push starts the next review; for one more of this head: **[Re-run the job](',
    );
    expect(page(down)).toContain('The gate stays closed. Once that is seen to: **[Re-run the job](');
    expect(page(down, { kind: 'local-branch', repository: 'r' })).toContain(
      'The gate stays closed. Once that is seen to, review it again.',
    );
  });

  it('of an empty change says so', () => {
    expect(
      headline({
        ...reportOf({ reviews: [], coverage: { files: 0, changedLines: 0 } }),
        changes: [],
        gate: { outcome: 'clean', reasons: ['Empty.'], gaps: [], isOnlyUnproven: false },
        verdict: 'Merge as-is',
      }),
    ).toBe('Merge as-is: the change is empty');
  });
});
