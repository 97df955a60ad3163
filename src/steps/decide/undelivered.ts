import { exclusionAdvice } from '../../rules/unreadable-binary.ts';
import { type CoverageSummary, failuresOf, type MissingLines, type RawReview } from '../../types.ts';

type Undelivered = CoverageSummary['undelivered'];
type Paths = readonly { readonly path: string }[];

const mostNamed = 3;

/** What of the change did not reach enough reviewers, why, and what would help. */
export function undeliveredReasons(
  { undelivered }: CoverageSummary,
  reviews: readonly RawReview[],
  needed: number,
): readonly string[] {
  if (undelivered.length === 0) return [];
  const told = `${named(undelivered, 1)} did not demonstrably reach ${counted(needed, 'reviewer')}.`;
  return [
    told,
    ...tellingOf(undelivered, 'no-room', noRoom),
    ...tellingOf(undelivered, 'too-long', tooLong),
    ...tellingOf(undelivered, 'unread', unread),
    ...reviews.flatMap(inPart),
  ];
}

/** Characters; a memory has room for so much of a gap, and git's complaints for more. */
const longestLack = 300;

/** What did not come of what is no part of the change. @param lack why, in sentences */
export function missingFiles(lack: string): string {
  return `Files of the repository that this review asked for did not come from the git server, and nobody knows what they would have shown. ${lack.slice(0, longestLack).toWellFormed()} Run the job again.`;
}

/** A reviewer of which some sessions failed: what those had, it did not see. */
function inPart(review: RawReview): readonly string[] {
  return failuresOf(review).flatMap(({ failure, where }) =>
    where === null ? [] : [`${review.reviewer.name} failed in ${where} (${failure.reason}). ${failure.remedy}`],
  );
}

const noRoom = (lines: string, where: string) =>
  `${lines} of ${where} had room in no session: raise \`max-slices\` or \`max-turns\`, and \`timeout-minutes\` with them.`;

const unread = (lines: string, where: string) =>
  `${lines} of ${where} did not count for a reviewer that submitted: it left them unread, or did not repeat their receipts. Run the job again; where this happens again, name another model in \`reviewers\`.`;

const tooLong = (lines: string, where: string, first: string) =>
  `${lines} of ${where} cannot be shown whole: break the text up. ${exclusionAdvice(first)}`;

function tellingOf(
  undelivered: Undelivered,
  why: MissingLines['why'],
  tell: (lines: string, where: string, first: string) => string,
): readonly string[] {
  const found = undelivered.flatMap(({ path, causes }) =>
    causes.flatMap((cause) => (cause.why === why ? [{ path, lines: cause.lines }] : [])),
  );
  const lines = found.reduce((sum, one) => sum + one.lines, 0);
  const [first] = found;
  return first === undefined ? [] : [tell(counted(lines, 'changed line'), named(found, mostNamed), first.path)];
}

/** The first so many paths, and how many more there are. */
export function named(files: Paths, most: number): string {
  const first = files.slice(0, most).map(({ path }) => path);
  const others = files.length - first.length;
  return `${first.join(', ')}${others > 0 ? ` and ${counted(others, 'more file')}` : ''}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
