import { z } from 'zod';
import { readPayload } from './payload.ts';

/** `issue_comment`. Who may ask for what is no matter of the payload. */
export interface CommentTrigger {
  readonly kind: 'comment';
  /** What happened to the comment, as GitHub calls that. */
  readonly action: string;
  /** Of the pull request, or of the issue. */
  readonly number: number;
  readonly isOnPullRequest: boolean;
  readonly comment: { readonly id: number; readonly body: string };
}

const form = z.object({
  action: z.string(),
  issue: z.object({ number: z.int().positive(), pull_request: z.looseObject({}).nullish() }),
  comment: z.object({ id: z.int().positive(), body: z.string().nullish() }),
});

/** @throws {UserError} when the payload has no comment */
export function readCommentEvent(payload: unknown): CommentTrigger {
  const { action, issue, comment } = readPayload(form, payload, { event: 'issue_comment', lacks: 'no comment' });
  return {
    ...{ kind: 'comment', action, number: issue.number },
    // GitHub calls every pull request an issue, and tells them apart by this.
    isOnPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
    comment: { id: comment.id, body: comment.body ?? '' },
  };
}
