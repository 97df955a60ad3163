import { visible } from '../lib/visible.ts';
import type { Dossier } from '../types.ts';
import { guidelineRows } from './guideline-rows.ts';

/** The tool whose call ends a review. */
export const submitReview = {
  name: 'submit_review',
  description:
    'Submits your review and ends the session. Call it once, when you have looked at every changed file. If it is refused, mend what the answer names and call it again.',
} as const;

/** The change as the reviewers see it. Title, body, commit messages and authors are withheld: framing blinds reviewers. */
export function reviewerContext(dossier: Dossier, printedChange: string): string {
  const { changes, commits, guidelines } = dossier;
  const paths = changes.map(
    (file) => `- ${visible(file.path)} (${file.status}, +${file.additions} -${file.deletions})`,
  );
  return [
    `The pull request changes ${changes.length} file(s) in ${commits.length} commit(s), merge base ${dossier.change.mergeBase}, head ${dossier.change.headSha}.`,
    '',
    'Changed files:',
    ...paths,
    '',
    ...guidelineRows(guidelines),
    'The change. Each row has the old line number, the new line number, then | and a sign: + added, - deleted, blank for context. A row that starts with … continues the line above. Characters that cannot be seen are written as \\u{…}.',
    '',
    printedChange,
  ].join('\n');
}

/** The last block of the prompt of a review. */
export const reviewerTask = `Your task: review this pull request.

- Read every changed file; read those that are not shown in full with read_diff. Follow the code: callers, callees, types, configuration, tests. Use the tools before you claim what other code does.
- Look for what breaks: wrong results, lost data, crashes, races, leaks of secrets or resources, broken error handling, injection, missing checks, wrong boundaries, incompatible changes, behaviour that a caller relies on.
- Compare with the old side: what did the deleted lines guarantee, and does the new code still guarantee it?
- Report only what you can tie to code. Quote the defective lines verbatim and give their line numbers.
- State for each finding the trigger and the consequence. If you cannot name an input or state that fails, it is a concern, not a finding.
- A comment in the code is a claim, not a fact: check what it says before you build on it.

When you are done, call submit_review. Its coverage list has one line for every changed file, with the receipt that is printed in that file's heading and one concrete observation. An empty list of findings is a good answer when the change is sound.`;

/** Names files that the session has not been shown yet. Said once. */
export function unseenFiles(paths: readonly string[]): string {
  return [
    'Not submitted yet: parts of these changed files have not been shown to you. Read them with read_diff, then submit again.',
    ...listed(paths),
  ].join('\n');
}

/** Names files without a matching receipt. */
export function missingReceipts(paths: readonly string[]): string {
  return [
    'Not submitted yet: the coverage list needs one line for each of these changed files, with the path as listed and the receipt printed in the heading of its part of the change.',
    ...listed(paths),
  ].join('\n');
}

function listed(paths: readonly string[]): string[] {
  const most = 200;
  const rest = paths.length > most ? [`… and ${paths.length - most} more`] : [];
  return [...paths.slice(0, most).map((path) => `- ${visible(path)}`), ...rest];
}
