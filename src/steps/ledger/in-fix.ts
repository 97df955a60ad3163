import { bare, saysSomething } from '../../rounds/links/quoted-code.ts';
import type { Anchor, LedgerFinding, Memory } from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import type { PlacedPrior } from '../recheck/code-state.ts';
import type { CheckedPrior } from '../recheck/recheck.ts';

/** Lines between a place and what is written beside it, at most. */
const beside = 3;

/**
 * Commits of the change that the last round did not have; null where its head is none of the change's commits any more.
 * @param commits of the change, oldest first
 */
export function commitsSince(
  { bound }: Pick<Memory, 'bound'>,
  commits: readonly { readonly sha: string }[],
): ReadonlySet<string> | null {
  const at = commits.findIndex(({ sha }) => sha === bound.headSha);
  return at === -1 ? null : new Set(commits.slice(at + 1).map(({ sha }) => sha));
}

/**
 * The earlier finding in whose fix a new one lies: its lines were written since the last round, within or beside the place of
 * the other one. Without the head of that time, code that is not there any more as it was quoted shows that somebody wrote.
 * @param since commits since the last round; null where nobody knows
 */
export async function inFixOf(
  { anchor, finding }: LedgerFinding,
  { checked, since }: { readonly checked: readonly CheckedPrior[]; readonly since: ReadonlySet<string> | null },
  context: GroundContext,
): Promise<string | null> {
  if (anchor === null || anchor.side !== 'new') return null;
  const touched = checked.filter((each) => isTouched(each) && placeOfFile(each) === anchor.path);
  if (touched.length === 0) return null;
  const isWritten = since === null ? null : await isWrittenBy(since, anchor, context);
  if (isWritten === false) return null;
  const text = await context.head.readWhole(anchor.path);
  const near = touched.flatMap(({ placed }) => {
    const isRewritten = placed.anchor === null && !isPartOf(finding.quote, placed.prior.quote);
    const distance =
      isWritten === null && !isRewritten ? null : distanceTo(anchor, placed, text.found ? text.lines : []);
    return distance === null || distance > beside ? [] : [{ id: placed.prior.id, distance }];
  });
  return near.toSorted((one, other) => one.distance - other.distance)[0]?.id ?? null;
}

/** Whether something was written to its end. What stands as it did, and is open as it was, nobody has tried to fix. */
function isTouched({ placed: { prior, code }, status }: CheckedPrior): boolean {
  if (prior.side === 'old' || prior.rule !== null || code === 'same' || code === 'left-the-change') return false;
  return status !== 'declined' && (status !== 'open' || code !== 'stands');
}

function placeOfFile({ placed: { anchor, path } }: CheckedPrior): string {
  return anchor?.path ?? path;
}

async function isWrittenBy(
  since: ReadonlySet<string>,
  anchor: Anchor,
  { head }: GroundContext,
): Promise<boolean | null> {
  try {
    const lines = await head.blame(anchor.path, anchor.startLine, anchor.endLine);
    return lines.some(({ commit }) => commit !== null && since.has(commit.sha));
  } catch {
    return null;
  }
}

/** Whether every line of it stood in the other one already. */
function isPartOf(quote: string, whole: string): boolean {
  const lines = new Set(whole.split('\n').map(bare));
  return quote.split('\n').every((line) => !saysSomething(line) || lines.has(bare(line)));
}

/** Lines between the two; 0: they have one in common. Where nothing of a place is left, its lines are those of the last round. */
function distanceTo(anchor: Anchor, { prior, anchor: place }: PlacedPrior, file: readonly string[]): number | null {
  if (place !== null) return between(anchor, place);
  if (prior.startLine === null || prior.endLine === null) return null;
  const { startLine, endLine } = prior;
  const height = endLine - startLine;
  const left = new Set(prior.quote.split('\n').filter(saysSomething).map(bare));
  const kept = file.flatMap((line, index) => (left.has(bare(line)) ? [index + 1] : []));
  const nearest = kept.toSorted((one, other) => Math.abs(one - startLine) - Math.abs(other - startLine))[0];
  if (nearest === undefined) return between(anchor, { startLine, endLine });
  return between(anchor, { startLine: nearest - height, endLine: nearest + height });
}

type Lines = Pick<Anchor, 'startLine' | 'endLine'>;

function between(one: Lines, other: Lines): number {
  return Math.max(0, one.startLine - other.endLine - 1, other.startLine - one.endLine - 1);
}
