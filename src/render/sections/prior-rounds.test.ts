import { expect, it } from 'vitest';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import type { Prior, Report } from '../../types.ts';
import { renderComment } from '../comment/render-comment.ts';
import { renderSummary } from '../pages/summary.ts';

const anchor = { path: 'src/a.ts', side: 'new', startLine: 7, endLine: 7 } as const;
const prior = (id: string, more: Partial<Prior>): Prior => ({
  ...{ id, title: `Title of ${id}`, severity: 'important', since: 2, status: 'open', code: 'stands', anchor },
  ...{ evidence: null, commit: null, foundAgain: [], voices: [], reason: 'A reason.', ...more },
});
const priors = [
  prior('F1', { foundAgain: ['Codex'], raisedAgain: [{ round: 3, by: ['Claude', 'Gemini'] }] }),
  prior('F2', {
    status: 'fixed',
    evidence: { anchor: { ...anchor, startLine: 9 }, quote: 'guard();' },
    commit: 'c'.repeat(40),
  }),
  prior('F3', { status: 'superseded', supersededBy: 'F1', reason: 'It is one finding with F1.' }),
];
function report(): Report {
  const first = criticalReport();
  const tallies = [{ reviewer: 'Claude', raised: 7, actedOn: 3, declined: 1, refuted: 2 }];
  const rounds = { round: 4, note: null, earlier: [], tallies };
  return { ...first, rounds, ledger: { ...first.ledger, priors } };
}

it('the section of prior rounds has a line for each status, with what shows it, and what became of what reviewers raised', () => {
  const page = renderSummary(report());
  expect(page).toContain('3 findings of earlier rounds: 1 open, 1 fixed, 1 part of another finding.');
  expect(page).toMatch(
    /F1\S* Title of F1: open since round 2, raised again by `Claude`, `Gemini` in round 3, `Codex` in this one\. A reason\. .*src\/a\.ts:7/u,
  );
  expect(page).toMatch(
    /F2\S* Title of F2: fixed, found in round 2\. A reason\. .*src\/a\.ts:9.*: `guard\(\);` in `cccccccccccc`/u,
  );
  expect(page).toMatch(/F3\S* Title of F3: part of another finding, found in round 2\. It is one finding with F1\./u);
  expect(page).toContain('Acted on over all rounds: `Claude` 3 of 7 (1 declined, 2 refuted).');
  expect(page).toMatch(/\| Acted on, all rounds +\| 3 of 7 \(1 declined, 2 refuted\) \|/u);
  expect(renderComment(report(), { name: 'deep-review' })).not.toContain('Acted on over all rounds');
});

it('nothing is said of acting in a first round', () => {
  expect(renderSummary(criticalReport())).not.toContain('Acted on');
});
