import type { WorkflowEvent } from '../../github/event.ts';
import { UserError } from '../../lib/user-error.ts';
import { type CommentTrigger, readCommentEvent } from './comment.ts';
import { type MergeGroupTrigger, readMergeGroupEvent } from './merge-group.ts';
import { isElsewhere } from './payload.ts';
import { type PullRequestTrigger, readPullRequestEvent } from './pull-request.ts';
import { type PushTrigger, readPushEvent } from './push.ts';

/** What started a run. */
export type Trigger =
  | PullRequestTrigger
  | CommentTrigger
  | MergeGroupTrigger
  | PushTrigger
  /** `workflow_dispatch`: inputs name what is to be reviewed. */
  | { readonly kind: 'dispatch' }
  /** The command line: two names of commits in the repository at hand. */
  | { readonly kind: 'local'; readonly base: string; readonly head: string }
  /** An event that this action does not review by itself. */
  | { readonly kind: 'other'; readonly event: string };

/** One for each event that is known. @throws {UserError} for a payload that is none of its event */
const readers: Readonly<Record<string, (payload: unknown) => Trigger>> = {
  pull_request: (payload) => readPullRequestEvent('pull_request', payload),
  pull_request_target: (payload) => readPullRequestEvent('pull_request_target', payload),
  issue_comment: readCommentEvent,
  merge_group: readMergeGroupEvent,
  push: readPushEvent,
  workflow_dispatch: () => ({ kind: 'dispatch' }),
};

/**
 * Reads GitHub's event.
 * @param repository `owner/name` of the repository that the workflow runs in
 * @throws {UserError} when it happened in another one, or its payload is not what GitHub sends
 */
export function readTrigger({ name: event, payload }: WorkflowEvent, repository: string): Trigger {
  const elsewhere = isElsewhere(payload, repository);
  if (elsewhere !== null)
    throw new UserError(
      `The event \`${event}\` happened in ${elsewhere}, and this workflow runs in ${repository}.`,
      'Let GitHub start the workflow in the repository that it reviews.',
    );
  const read = Object.hasOwn(readers, event) ? readers[event] : undefined;
  return read?.(payload) ?? { kind: 'other', event };
}
