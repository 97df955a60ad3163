import type { GroupFacts } from '../github/commits/merge-group.ts';
import { type MergeGroupTrigger, readQueueBranch } from '../worlds/triggers/merge-group.ts';

/** The pull requests of a merge group, or why nobody can tell which they are. */
export type Members =
  | {
      readonly numbers: readonly number[];
      /** Heads that merge commits of the group bring in: of each, one of them must be the head still. */
      readonly merged: readonly string[];
    }
  | { readonly unclear: string };

/**
 * GitHub does not say what a group holds. Each queued pull request has a branch of the queue, which ends where its own part
 * of the group does and says in its name what it was put upon. So the group holds those whose branches end within it, and it
 * is whole when each of them begins on the base, or where another one ends.
 */
export function membersOf(
  { number, baseRef, baseSha, headSha }: Pick<MergeGroupTrigger, 'number' | 'baseRef' | 'baseSha' | 'headSha'>,
  { commits, branches }: GroupFacts,
): Members {
  const known = new Map(commits.map(({ sha, parents }) => [sha, parents]));
  const line = firstParents(headSha, known);
  if (line.length === 0) return { unclear: 'GitHub shows no commit that the group would add' };
  const within = new Set(line);
  const queued = branches.flatMap(({ ref, sha }) => {
    const read = readQueueBranch(ref);
    return read === null || read.baseRef !== baseRef || !within.has(sha) ? [] : [{ ...read, sha }];
  });
  if (!queued.some((each) => each.number === number && each.sha === headSha))
    return { unclear: `the branch of #${number} in the queue does not end at the head of the group any more` };
  const ends = new Set(queued.map(({ sha }) => sha));
  const starts = [...queued.map(({ onto }) => onto), baseSha];
  const lost = starts.find((start) => known.has(start) && !ends.has(start));
  if (lost !== undefined)
    return { unclear: `the group holds ${lost.slice(0, 12)}, and no branch of the queue says whose that is` };
  return {
    numbers: [...new Set(queued.map((each) => each.number))].toSorted((one, other) => one - other),
    merged: line.flatMap((sha) => (known.get(sha) ?? []).slice(1)),
  };
}

/** From the head down, as far as the commits are the group's own. */
function firstParents(head: string, known: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const line: string[] = [];
  for (let at: string | undefined = head; at !== undefined && known.has(at) && line.length < known.size; )
    at = known.get(line[line.push(at) - 1] ?? '')?.[0];
  return line;
}
