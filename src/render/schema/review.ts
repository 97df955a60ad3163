import { z } from 'zod';
import { failureReasons, Submission } from '../../types.ts';
import { count, names, text } from './primitives.ts';

/* Reviews and sessions as `types/review.ts` describes them. */

export const Usage = z.strictObject({
  input: count,
  cached: count,
  cacheWrite: count,
  output: count,
  reasoning: count,
});
export const Reviewer = z.strictObject({
  name: text,
  provider: text,
  model: text,
  effort: z.enum(['low', 'medium', 'high']),
});
export const ToolCalls = z.record(text, count);
export const Trace = z.strictObject({
  turns: count,
  toolCalls: ToolCalls,
  filesOpened: names,
  retries: count,
  durationMs: z.number().min(0),
  usage: Usage,
  model: text.nullable(),
});
export const FailureReason = z.enum(failureReasons);

export const RawReview = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('completed'),
    reviewer: Reviewer,
    submission: Submission,
    delivery: z.array(
      z.strictObject({ path: text, changedLines: count, deliveredLines: count, isAcknowledged: z.boolean() }),
    ),
    trace: Trace,
  }),
  z.strictObject({
    outcome: z.literal('failed'),
    reviewer: Reviewer,
    reason: FailureReason,
    detail: text,
    trace: Trace,
  }),
]);

export const Session = z.strictObject({
  purpose: z.enum(['verification', 'clustering', 'editing']),
  reviewer: Reviewer,
  failure: z.strictObject({ reason: FailureReason, detail: text }).nullable(),
  trace: Trace,
});
