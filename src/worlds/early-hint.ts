import { z } from 'zod';
import { sha } from './triggers/payload.ts';

/** What an event says of the objects that a review will want. Only a hint: what GitHub says decides. */
export interface EarlyHint {
  readonly headSha: string;
  readonly commitCount: number;
}

const form = z.object({ pull_request: z.object({ head: z.object({ sha }), commits: z.int().positive().max(1_000) }) });

/** Null where an event says nothing of the kind, or of so many commits that nobody should begin unasked. */
export function earlyHint(payload: unknown): EarlyHint | null {
  const parsed = form.safeParse(payload);
  if (!parsed.success) return null;
  const { head, commits } = parsed.data.pull_request;
  return { headSha: head.sha, commitCount: commits };
}
