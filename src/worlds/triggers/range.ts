import { UserError } from '../../lib/user-error.ts';
import type { PushTrigger } from './push.ts';

/** Two commits on the server, each by a SHA or the name of a branch or tag. */
export interface RangeTarget {
  readonly kind: 'range';
  readonly base: string;
  readonly head: string;
  /** What people call them. */
  readonly baseRef: string;
  readonly headRef: string;
  /** What takes the place of a base that is not on the server any more; null: nothing does. */
  readonly otherwise: string | null;
}

interface Ends {
  readonly base: string | null;
  readonly head: string | null;
}

/** @throws {UserError} when one of the two is missing */
export function rangeAsked({ base, head }: Ends): RangeTarget {
  if (base !== null && head !== null) return ranged(base, head);
  throw new UserError(
    `Input \`${base === null ? 'base' : 'head'}\` is empty, and \`${base === null ? 'head' : 'base'}\` is not.`,
    'Name both ends of a range, as examples/deep-review-range.yml has it; or leave both out.',
  );
}

/**
 * What a push brought: its commits from where the branch was before, or from the default branch where it is new.
 * @param asked of the inputs; they win over the event
 * @throws {UserError} when it brought nothing that could be reviewed
 */
export function rangeOfPush({ branch, before, after, isForced, defaultBranch }: PushTrigger, asked: Ends): RangeTarget {
  if (branch === null)
    throw new UserError(
      'A push of a tag brings no change to any branch.',
      'Let the workflow run on `push: branches`, or start it on `workflow_dispatch` with the inputs `base` and `head`.',
    );
  if (after === null)
    throw new UserError(
      `The push deleted the branch ${branch}: there is nothing to review.`,
      'Nothing need be done. A job with `if: ${{ !github.event.deleted }}` does not start then.',
    );
  const base = asked.base ?? before ?? defaultBranch;
  if (asked.base === null && before === null && branch === defaultBranch)
    throw new UserError(
      `The push made the default branch ${branch}: there is nothing that it could be compared with.`,
      'Name what to compare it with in the input `base`, or wait for the next push.',
    );
  const range = ranged(base, asked.head ?? after);
  return {
    ...range,
    ...(asked.head === null ? { headRef: branch } : {}),
    // What a push has taken away may be gone from the server.
    otherwise: isForced && asked.base === null && branch !== defaultBranch ? defaultBranch : null,
  };
}

function ranged(base: string, head: string): RangeTarget {
  return { kind: 'range', base, head, baseRef: called(base), headRef: called(head), otherwise: null };
}

/** Names stay; a SHA is too long for a heading. */
function called(commit: string): string {
  return /^[0-9a-f]{40}$/u.test(commit) ? commit.slice(0, 12) : commit;
}
