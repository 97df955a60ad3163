import { UserError } from '../../lib/user-error.ts';
import type { SeenPullRequest } from './pull-request.ts';
import { type RangeTarget, rangeAsked, rangeOfPush } from './range.ts';
import type { Trigger } from './trigger.ts';

export interface PullRequestTarget {
  readonly kind: 'pull-request';
  readonly number: number;
  /** The head that was meant, or its beginning; null when nobody said which. */
  readonly headSha: string | null;
  /** Null where no event speaks of this pull request. */
  readonly seen: SeenPullRequest | null;
}

/** What is to be reviewed. */
export type Target =
  | PullRequestTarget
  | RangeTarget
  | { readonly kind: 'local-branch'; readonly base: string; readonly head: string };

/** What inputs say of it. */
interface Asked {
  readonly pullRequest: number | null;
  readonly headSha: string | null;
  readonly base: string | null;
  readonly head: string | null;
  readonly allowPullRequestTarget: boolean;
}

/**
 * Whether somebody asks for a review of the change as it is: it is made, whatever was decided before. What happens to a pull
 * request asks for none that was made already.
 */
export function asksForReview({ kind }: Trigger): boolean {
  return kind !== 'pull-request';
}

/**
 * What a trigger and the inputs together ask for. An input wins over the event that names a pull request; an event of
 * which nobody here knows who may cause it starts nothing, whatever the inputs say. A comment says by itself what it asks for.
 * @throws {UserError} when they name nothing to review
 */
export function targetOf(trigger: Trigger, asked: Asked): Target {
  const { pullRequest: number, headSha, base, head, allowPullRequestTarget } = asked;
  const isRange = base !== null || head !== null;
  switch (trigger.kind) {
    case 'local':
      return { kind: 'local-branch', base: trigger.base, head: trigger.head };
    case 'pull-request':
      if (trigger.event === 'pull_request_target' && !allowPullRequestTarget) throw notAllowed();
      if (isRange) throw twoThings();
      if (number !== null && number !== trigger.number) return { kind: 'pull-request', number, headSha, seen: null };
      return {
        ...{ kind: 'pull-request', number: trigger.number, headSha: headSha ?? trigger.headSha },
        seen: trigger.seen,
      };
    case 'comment':
      return { kind: 'pull-request', number: trigger.number, headSha: null, seen: null };
    case 'merge-group':
      throw new Error('nothing of a merge group is reviewed');
    case 'push':
      if (number !== null) throw twoThings();
      return rangeOfPush(trigger, { base, head });
    case 'dispatch':
      if (isRange && number !== null) throw twoThings();
      if (isRange) return rangeAsked({ base, head });
      if (number !== null) return { kind: 'pull-request', number, headSha, seen: null };
      throw new UserError(
        'Input `pull-request` is empty, and a workflow_dispatch event names no pull request.',
        'Set `pull-request: ${{ inputs.pull-request }}`, with an input `pull-request` of `workflow_dispatch`, as examples/deep-review-by-hand.yml has it; or `base` and `head`, for a range of commits.',
      );
    case 'other':
      throw new UserError(
        `The event \`${trigger.event}\` is not one that this action reviews.`,
        'Run it on `pull_request`, `merge_group` or `push`, or on `workflow_dispatch` with the input `pull-request`.',
      );
  }
}

/** One of them would go without a review, and nobody would notice. */
function twoThings(): UserError {
  return new UserError(
    'The inputs `base` and `head` name a range of commits, and a pull request is named as well.',
    'Leave `base` and `head` out to review the pull request; for a range, start the workflow on `push` or `workflow_dispatch` and leave out `pull-request`.',
  );
}

/** Keys of the repository beside code of a stranger: nobody comes to that by accident. */
function notAllowed(): UserError {
  return new UserError(
    'The event `pull_request_target` gives the keys of the repository to runs for pull requests of strangers, and `allow-pull-request-target` is not set.',
    'Read the section on forks in README.md, then set `allow-pull-request-target: true`; or run this on `pull_request`, and start reviews of forks by hand.',
  );
}
