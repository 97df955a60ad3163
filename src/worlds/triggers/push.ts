import { z } from 'zod';
import { readPayload, sha } from './payload.ts';

/** `push`: a branch or a tag is at another commit now. */
export interface PushTrigger {
  readonly kind: 'push';
  /** Name of the branch; null: it is a tag, or something else that is no branch. */
  readonly branch: string | null;
  /** Null: it was made by this push. */
  readonly before: string | null;
  /** Null: it was deleted. */
  readonly after: string | null;
  /** Whether the push took commits away. */
  readonly isForced: boolean;
  /** Name of the default branch of the repository. */
  readonly defaultBranch: string;
}

const form = z.object({
  ref: z.string().startsWith('refs/'),
  before: sha,
  after: sha,
  forced: z.boolean().default(false),
  repository: z.object({ default_branch: z.string() }),
});

/** @throws {UserError} when the payload has no range of commits */
export function readPushEvent(payload: unknown): PushTrigger {
  const { ref, before, after, forced, repository } = readPayload(form, payload, {
    event: 'push',
    lacks: 'no range of commits',
  });
  const known = (commit: string) => (/^0+$/u.test(commit) ? null : commit);
  return {
    kind: 'push',
    branch: /^refs\/heads\/(.+)$/u.exec(ref)?.[1] ?? null,
    ...{ before: known(before), after: known(after), isForced: forced },
    defaultBranch: repository.default_branch,
  };
}
