import { z } from 'zod';
import { Change, ChangeCommit, ChangedFile } from './change.ts';
import { ReviewThread } from './feedback.ts';
import { Gate, Policy, SmallChange, Verdict } from './gate.ts';
import { Ledger } from './ledger.ts';
import { CoverageSummary, ReviewerMetrics } from './metrics.ts';
import { type Immutable, milliseconds, text } from './primitives.ts';
import { HeldProse } from './prose.ts';
import { RawReview, SessionRecord } from './review.ts';
import { Rounds } from './rounds/round.ts';
import { Prices } from './tokens/money.ts';

/** Everything that is published, as data. Unknown fields are refused at every level. */
export const Report = z.strictObject({
  schemaVersion: z.literal(1),
  id: text.describe('YYYYMMDD-HHMMSS in UTC, then pr-N or the first 12 digits of the head'),
  createdAt: text.describe('ISO 8601'),
  instance: text
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/)
    .describe('Name of the instance, the input `name`: two on one pull request have two'),
  change: Change,
  rounds: Rounds,
  commits: z.array(ChangeCommit).describe('Oldest first'),
  changes: z.array(ChangedFile.omit({ oldMode: true, newMode: true, hunks: true })),
  reviews: z.array(RawReview),
  sessions: z.array(SessionRecord).describe('Every session besides the reviews'),
  ledger: Ledger,
  metrics: z.array(ReviewerMetrics),
  prose: HeldProse.nullable().describe(
    'Written by a model and held against the ledger; a field that did not hold is null',
  ),
  prices: Prices,
  coverage: CoverageSummary,
  threads: z
    .array(ReviewThread)
    .nullable()
    .describe('Unresolved discussions that people or other bots began; null when they could not be read'),
  policy: Policy,
  small: SmallChange.optional().describe('Of a change that one reviewer was enough for; left out of every other'),
  gate: Gate,
  verdict: Verdict,
  wallClockMs: milliseconds,
  actionUrl: text
    .nullable()
    .describe('Page that the files of this program lie under, at the version that ran; null where nobody knows'),
  runUrl: text.nullable().describe('Page of the workflow run; null outside of GitHub Actions'),
});
export type Report = Immutable<z.infer<typeof Report>>;
