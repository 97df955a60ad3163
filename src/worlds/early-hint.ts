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

/** In kilobytes, as GitHub counts a repository with its history: what is smaller comes whole while GitHub answers other questions. */
const leastLarge = 10_000;

const sizeForm = z.object({ repository: z.object({ size: z.number() }) });

/** Whether an event says of its repository that it is large. Only a hint: GitHub counts it now and then, for some events not at all. */
export function seemsLarge(payload: unknown): boolean {
  const parsed = sizeForm.safeParse(payload);
  return parsed.success && parsed.data.repository.size >= leastLarge;
}
