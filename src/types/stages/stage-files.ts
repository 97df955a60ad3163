import { z } from 'zod';
import { CommitRange, PullRequest } from '../change.ts';
import { count, type Immutable, line, milliseconds, names, sha, text } from '../primitives.ts';
import { Report } from '../report.ts';
import { Failure, Reviewer, Trace } from '../review.ts';
import { Memory, QuotedCaller } from '../rounds/memory.ts';
import { Submission } from '../submission.ts';

/*
 * What jobs of one workflow hand to each other where a review is split over several of them. Every file is read as text of
 * somebody else: it counts where its digest came another way, its form holds, and it is bound to this very run.
 */

/** What a file belongs to. Every job makes it anew from inputs and objects of its own. */
export const StageBound = z.strictObject({
  repository: text.max(300).describe('By number where GitHub tells it, else owner/name'),
  change: text.max(100).describe('`pull request 7`, or the kind of another change'),
  headSha: sha,
  mergeBase: sha,
  baseRef: text.max(1000),
  run: text.max(100).describe('As GitHub counts runs and attempts of one'),
  instance: text.max(50),
  configuration: text.max(64).describe('Of what the review is asked for'),
  isSmall: z.boolean().describe('Whether one reviewer is enough, because it is a small change'),
  shown: text.max(64).describe('Of the change as sessions are shown it, receipts included'),
});
export type StageBound = Immutable<z.infer<typeof StageBound>>;

const file = { schemaVersion: z.literal(1), bound: StageBound };

/** What a run knows of the rounds before it. */
const RecalledRounds = z.strictObject({
  round: line,
  memory: Memory.nullable(),
  note: text.max(2000).nullable(),
  isLost: z.literal(true).optional(),
  isKept: z.boolean(),
  isItsPage: z.boolean().optional(),
  handled: count.optional(),
  isUnread: z.literal(true).optional(),
});

/** What is to be reviewed, so that all jobs review the same. */
export const PlanFile = z.strictObject({
  ...file,
  kind: z.literal('plan'),
  startedAt: milliseconds.describe('Of the clock, since 1970'),
  stampedAt: milliseconds.describe(
    'What the comment is stamped with: later than the page that stood there when the run began',
  ),
  seed: text.regex(/^[0-9a-f]{32}$/).describe('Receipts follow from it'),
  facts: z.discriminatedUnion('kind', [PullRequest.extend({ mergeBase: sha.nullable() }), CommitRange]),
  isFull: z.boolean().describe('Whether a person asked for all of the change'),
  recalled: RecalledRounds,
});
export type PlanFile = Immutable<z.infer<typeof PlanFile>>;

const lack = text.max(10_000).describe('Why a file that somebody asked for has not come; empty: none was missing');

/** How the session of one slice ended, and which pages of its slice it was shown by a tool. */
export const HeldPart = z.strictObject({
  part: line,
  shown: z.array(count).max(10_000).describe('Places among the pages that have no room in the prompt'),
  end: z.discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('submitted'), value: Submission, trace: Trace }),
    z.strictObject({ outcome: z.literal('failed'), ...Failure.shape, trace: Trace }),
  ]),
});
export type HeldPart = Immutable<z.infer<typeof HeldPart>>;

/** What one job of the matrix came to: some sessions of one reviewer. */
export const LegFile = z.strictObject({
  ...file,
  kind: z.literal('review'),
  leg: line,
  reviewer: Reviewer,
  time: Trace.pick({ startedAt: true, durationMs: true }),
  hasWithheldText: z.boolean(),
  lack,
  parts: z.array(HeldPart).min(1).max(100),
});
export type LegFile = Immutable<z.infer<typeof LegFile>>;

/** What all of them came to, as it would be published if nothing else were known by then. */
export const ConsolidatedFile = z.strictObject({
  ...file,
  kind: z.literal('consolidated'),
  report: Report,
  hasWithheldText: z.boolean(),
  lack,
  ours: names.describe('Ids of open findings whose code the change itself brought'),
  quoted: z
    .record(text.max(20), z.array(QuotedCaller).max(200))
    .describe('By ids of findings: code elsewhere that showed how they happen'),
  latest: RecalledRounds,
});
export type ConsolidatedFile = Immutable<z.infer<typeof ConsolidatedFile>>;
