import { z } from 'zod';
import type { WorkflowEvent } from '../github/event.ts';
import { UserError } from '../lib/user-error.ts';

/** What started a run. */
export type Trigger =
  /** `pull_request`, with the head that the event speaks of. */
  | { readonly kind: 'pull-request'; readonly number: number; readonly headSha: string; readonly seen: SeenPullRequest }
  /** `workflow_dispatch`: an input names the pull request. */
  | { readonly kind: 'dispatch' }
  /** The command line: two names of commits in the repository at hand. */
  | { readonly kind: 'local'; readonly base: string; readonly head: string }
  /** An event that this action does not review by itself. */
  | { readonly kind: 'other'; readonly event: string };

/** What an event says of its pull request. */
export interface SeenPullRequest {
  readonly isDraft: boolean;
  readonly labels: readonly string[];
}

export interface PullRequestTarget {
  readonly kind: 'pull-request';
  readonly number: number;
  /** The head that was meant; null when nobody said which. */
  readonly headSha: string | null;
  /** Null where no event speaks of this pull request. */
  readonly seen: SeenPullRequest | null;
}

/** What is to be reviewed. */
export type Target =
  | PullRequestTarget
  | { readonly kind: 'local-branch'; readonly base: string; readonly head: string };

const pullRequestEvent = z.object({
  action: z.string(),
  pull_request: z.object({
    number: z.int().positive(),
    head: z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) }),
    draft: z.boolean().default(false),
    labels: z.array(z.object({ name: z.string() })).default([]),
  }),
});

/**
 * Reads GitHub's event.
 * @throws {UserError} when a `pull_request` event has no pull request
 */
export function readTrigger({ name: event, payload }: WorkflowEvent): Trigger {
  if (event === 'workflow_dispatch') return { kind: 'dispatch' };
  if (event !== 'pull_request') return { kind: 'other', event };
  const parsed = pullRequestEvent.safeParse(payload);
  if (!parsed.success)
    throw new UserError(
      'The payload of the `pull_request` event has no pull request that can be read.',
      'Let GitHub start the workflow, or start it on `workflow_dispatch` with the input `pull-request`.',
    );
  const { number, head, draft: isDraft, labels } = parsed.data.pull_request;
  const seen = { isDraft, labels: labels.map(({ name }) => name) };
  return { kind: 'pull-request', number, headSha: head.sha, seen };
}

/**
 * What a trigger and the inputs together ask for. An input wins over the event that names a pull request; an event of
 * which nobody here knows who may cause it starts nothing, whatever the inputs say.
 * @throws {UserError} when they name nothing to review
 */
export function targetOf(
  trigger: Trigger,
  inputs: { readonly pullRequest: number | null; readonly headSha: string | null },
): Target {
  const { pullRequest: number, headSha } = inputs;
  switch (trigger.kind) {
    case 'local':
      return { kind: 'local-branch', base: trigger.base, head: trigger.head };
    case 'pull-request':
      if (number !== null && number !== trigger.number) return { kind: 'pull-request', number, headSha, seen: null };
      return { ...trigger, headSha: headSha ?? trigger.headSha };
    case 'dispatch':
      if (number !== null) return { kind: 'pull-request', number, headSha, seen: null };
      throw new UserError(
        'Input `pull-request` is empty, and a workflow_dispatch event names no pull request.',
        'Set `pull-request: ${{ inputs.pull-request }}`, with an input `pull-request` of `workflow_dispatch`, as examples/deep-review-by-hand.yml has it.',
      );
    case 'other':
      throw new UserError(
        `The event \`${trigger.event}\` is not one that this action reviews.`,
        'Run it on `pull_request`, or on `workflow_dispatch` with the input `pull-request`.',
      );
  }
}
