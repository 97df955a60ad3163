import { scriptedFinding, scriptedSubmission } from './scripted-review.ts';
import { groupsApart, purposeOf, rechecks, rules } from './scripted-verification.ts';
import type { ScriptedAnswer, ScriptedRequest } from './vendors.ts';

/*
 * A small pull request that divides by zero, and what reviewers say of it. All answers are written by hand.
 */

const divide = ['export function share(total, people) {', '  return total / people.length;', '}', ''].join('\n');
export const repository = {
  base: { 'README.md': '# shares\n', 'src/share.js': 'export function share(total) {\n  return total;\n}\n' },
  head: { 'src/share.js': divide, 'docs/share.md': 'Shares a total.\n' },
};

export const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: '  return total / people.length;',
});

function submits(findings: Parameters<typeof scriptedSubmission>[1], more: Parameters<typeof scriptedSubmission>[2]) {
  return ({ contextText }: ScriptedRequest): ScriptedAnswer => ({
    calls: [{ name: 'submit_review', input: scriptedSubmission(contextText, findings, more) }],
  });
}

/** Every vendor submits `findings` and verifies as `verify` does, except those that a fault is given for. */
export function reviewers(
  findings: Parameters<typeof scriptedSubmission>[1],
  faults: Partial<Record<ScriptedRequest['vendor'], ScriptedAnswer>> = {},
  verify: (request: ScriptedRequest) => ScriptedAnswer = rules(),
  more: Parameters<typeof scriptedSubmission>[2] = {},
  recheck: (request: ScriptedRequest) => ScriptedAnswer = rechecks(),
) {
  const answers = {
    review: submits(findings, more),
    verify,
    recheck,
    group: groupsApart,
    edit: (): ScriptedAnswer => ({ text: '' }),
  };
  return (request: ScriptedRequest): ScriptedAnswer => faults[request.vendor] ?? answers[purposeOf(request)](request);
}

export const down: ScriptedAnswer = { fault: 'auth' };
