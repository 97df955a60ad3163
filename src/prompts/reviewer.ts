import { changeListRow } from '../lib/change/headings.ts';
import { visible } from '../lib/visible.ts';
import type { ChangedFile, Dossier } from '../types.ts';
import { deltaText } from './delta-text.ts';
import { guidelineRows, severityRows } from './guideline-rows.ts';
import { languageRow } from './language-row.ts';
import { lensOf, readingOrder, type Seat } from './seat.ts';

/** The tool whose call ends a review. */
export const submitReview = {
  name: 'submit_review',
  description: 'Submits your review and ends the session.',
} as const;

/** What a session is given of the change. */
export interface ShownChange {
  /** Which part of the change it is, from 1, and of how many. */
  readonly part: number;
  readonly of: number;
  /** Of which something is printed. */
  readonly files: readonly ChangedFile[];
  /** How many files more are read by tool. */
  readonly later: number;
  /** Of which only the names are. */
  readonly listed: readonly ChangedFile[];
  /** How many more of the latter there are. */
  readonly furtherListed: number;
  readonly text: string;
}

const mostFolders = 30;

/** The change as the reviewers see it. Title, body, commit messages and authors are withheld: framing blinds reviewers. */
export function reviewerContext(dossier: Dossier, shown: ShownChange): string {
  const { changes, commits, guidelines, wishes, delta = null } = dossier;
  // What is read by tool later is not among the files.
  const isPart = shown.of > 1 && shown.later === 0;
  const own = isPart ? new Set([...shown.files, ...shown.listed].map(({ path }) => path)) : null;
  return [
    `The pull request changes ${changes.length} file(s) in ${commits.length} commit(s), merge base ${short(dossier.change.mergeBase)}, head ${short(dossier.change.headSha)}.`,
    '',
    ...(delta === null ? [] : deltaText(delta, changes)),
    ...(shown.of > 1 ? partRows(changes, shown) : [delta === null ? 'Changed files:' : 'Files that differ since:']),
    ...shown.files.map(changeListRow),
    ...(shown.later > 0 ? [`[and ${shown.later} more, which read_diff shows]`] : []),
    ...shown.listed.map(changeListRow),
    ...(shown.furtherListed > 0 ? [`[and ${shown.furtherListed} more of which nothing is printed]`] : []),
    '',
    ...guidelineRows(guidelines, own),
    ...severityRows(wishes?.severityNotes ?? []),
    'The change. Each row has the old line number, the new line number, then | and a sign: + added, - deleted, blank for context. A row that starts with an ellipsis continues the line above. Characters that cannot be seen are written as \\u{...}.',
    '',
    shown.text,
  ].join('\n');
}

function short(sha: string): string {
  return sha.slice(0, 12);
}

/** Where the rest of the change lies, by the folders at the top: what a reader may look up there with tools. */
export function partRows(changes: readonly ChangedFile[], { part, of, files, listed }: ShownChange): readonly string[] {
  const own = new Set([...files, ...listed]);
  const folders = Map.groupBy(
    changes.filter((file) => !own.has(file)),
    ({ path }) => path.split('/').slice(0, -1).slice(0, 2).join('/'),
  );
  const rows = [...folders].map(([folder, those]) => `- ${visible(folder)}/: ${those.length} file(s)`);
  const more = rows.length > mostFolders ? [`[and ${rows.length - mostFolders} more folders]`] : [];
  return [
    `It is too large for one session. This one has part ${part} of ${of}; the others are reviewed in sessions of their own, and change these folders:`,
    ...[...rows.slice(0, mostFolders), ...more],
    '',
    'Changed files of this part:',
  ];
}

/**
 * The last block of the prompt of a review. Lens and order stand here, and not in the system prompt or beside the change,
 * which are the same for all sessions of a vendor.
 * @param more.isDelta whether only what differs since an earlier round is shown
 */
export function reviewerTask(
  { files, part, of }: Pick<ShownChange, 'files' | 'part' | 'of'>,
  seat: Seat,
  { language = null, isDelta = false }: { readonly language?: string | null; readonly isDelta?: boolean } = {},
): string {
  const order = readingOrder(files, seat);
  return `Your task: review this pull request${of === 1 ? '' : `, part ${part} of ${of}`}.

${isDelta ? '- Review what differs since the earlier round, and what that does to the rest of the change. Look at the rest where the two meet.\n' : ''}- Read every ${isDelta ? 'file that differs' : 'changed file'}${of === 1 ? '' : ' of this part'}; those that are not shown in full with read_diff.${order === null ? '' : ` ${order}`}
- Your lens is ${lensOf(seat)}. Look there most closely; everything else counts too.
- Follow the code to callers, types, configuration and tests. Use the tools before you claim what other code does. A comment is a claim, not a fact.
- Compare with the old side: what did the deleted lines guarantee, and does the new code still?
- Unchanged lines count where the change makes them fail: quote them, and in cause the changed lines that do it.
- State the trigger and the consequence of each finding. If you can name no input or state that fails, it is a concern, not a finding.
- Go on until you have every finding that qualifies; the first one is no reason to stop.

Then check each finding once more: does the quote stand at its lines? Does a caller produce the trigger? Does a guard, type or test prevent it? Did this change bring it or make it worse? Have you shown what its severity asks for? Mend it, lower it or leave it out.

When you are done, call submit_review. Its coverage has one line for every receipt: each stands behind the last row of a file, or of several small ones. No findings is a good answer when the change is sound.${languageRow(language)}`;
}

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
    'Not submitted yet: the coverage list lacks the receipts of these changed files. A receipt is printed behind the last row of a file, or of several small files; where a file is not shown in full, read_diff prints it behind its last row.',
    ...listed(paths),
  ].join('\n');
}

/** Names paths and quotations that are not in the code, and diffs that do not apply. */
export function unfoundCitations(problems: readonly string[]): string {
  return [
    'Not submitted yet: this is not in the code as you cite it. Look again with the tools and mend path, lines, quotation or diff; copy the lines as they stand.',
    ...problems.map((problem) => `- ${problem}`),
  ].join('\n');
}

function listed(paths: readonly string[]): string[] {
  const most = 200;
  const rest = paths.length > most ? [`… and ${paths.length - most} more`] : [];
  return [...paths.slice(0, most).map((path) => `- ${visible(path)}`), ...rest];
}
