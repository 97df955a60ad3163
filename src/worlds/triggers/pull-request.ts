import { z } from 'zod';
import { readPayload, sha } from './payload.ts';

/** `pull_request` or `pull_request_target`, with the head that the event speaks of. */
export interface PullRequestTrigger {
  readonly kind: 'pull-request';
  readonly event: 'pull_request' | 'pull_request_target';
  /** What happened to it, as GitHub calls that. */
  readonly action: string;
  readonly number: number;
  readonly headSha: string;
  readonly seen: SeenPullRequest;
  /** The branches of an edit that put it on another base; null: it was no such edit. */
  readonly retargeted: { readonly from: string; readonly to: string } | null;
}

/** What an event says of its pull request. */
export interface SeenPullRequest {
  readonly isDraft: boolean;
  readonly labels: readonly string[];
  /** Whether its branch is in another repository, or in one that is gone. */
  readonly isFork: boolean;
  /** Login of its author; `ghost` where GitHub names none. */
  readonly author: string;
}

const repository = z.object({ full_name: z.string() });
const form = z.object({
  action: z.string(),
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha, repo: repository.nullish() }),
    base: z.object({ ref: z.string(), repo: repository.nullish() }),
    draft: z.boolean().default(false),
    labels: z.array(z.object({ name: z.string() })).default([]),
    user: z.object({ login: z.string() }).nullish(),
  }),
  changes: z
    .object({ base: z.object({ ref: z.object({ from: z.string() }) }).optional() })
    .optional()
    .catch(undefined),
});

/** @throws {UserError} when the payload has no pull request */
export function readPullRequestEvent(event: PullRequestTrigger['event'], payload: unknown): PullRequestTrigger {
  const { action, pull_request: pull, changes } = readPayload(form, payload, { event, lacks: 'no pull request' });
  const { number, head, base, draft: isDraft, labels, user } = pull;
  const own = base.repo?.full_name.toLowerCase();
  const from = action === 'edited' ? changes?.base?.ref.from : undefined;
  return {
    ...{ kind: 'pull-request', event, action, number, headSha: head.sha },
    seen: {
      isDraft,
      labels: labels.map(({ name }) => name),
      isFork: own === undefined || head.repo?.full_name.toLowerCase() !== own,
      author: user?.login ?? 'ghost',
    },
    retargeted: from === undefined ? null : { from, to: base.ref },
  };
}
