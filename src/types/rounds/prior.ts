import { z } from 'zod';
import { Anchor } from '../place.ts';
import { type Immutable, line, names, otherWords, spellings, text, written } from '../primitives.ts';
import { CheckedEvidence, Evidence } from '../ruling.ts';
import { Severity } from '../severity.ts';

/** What became of a finding of an earlier round. Each has exactly one. */
export const priorStatuses = [
  'open',
  'partly-fixed',
  'unclear',
  'regressed',
  'fixed',
  'code-gone',
  'left-the-change',
  'acknowledged',
  'declined',
  'superseded',
] as const;
export const PriorStatus = z.enum(priorStatuses);
export type PriorStatus = z.infer<typeof PriorStatus>;

/** Findings of these statuses count as those of this round do. */
export function isStillOpen(status: PriorStatus): boolean {
  return ['open', 'partly-fixed', 'unclear', 'regressed'].includes(status);
}

/**
 * What code sees of the place of an earlier finding. `same`: no byte of its file differs. `stands`: the quotation is
 * there. `changed`: some of its lines are. `gone`: none is. `left-the-change`: it is there, and the base has it as well.
 */
export const CodeState = z.enum(['same', 'stands', 'changed', 'gone', 'left-the-change']);
export type CodeState = z.infer<typeof CodeState>;

/** What a session says of an earlier finding. The answer comes first: a reason found first would decide it. */
export const Recheck = z.strictObject({
  claim: written(16),
  now: z
    .enum(['fixed', 'partly-fixed', 'open', 'documented', 'gone', 'cannot-tell'])
    .register(spellings, {
      words: otherWords({
        fixed: 'resolved solved mended closed',
        'partly-fixed': 'partly partial partiallyfixed partially',
        open: 'stillopen unfixed notfixed standing present confirmed',
        documented: 'acknowledged intended deliberate',
        gone: 'removed deleted codegone',
        'cannot-tell': 'unknown unclear uncertain undecided unproven',
      }),
    })
    .describe('documented: a comment or document states the behaviour as deliberate; gone: nothing took its place'),
  evidence: z.array(Evidence).max(20),
  remains: z.string().max(1000).nullable().describe('What is left of it where it is partly fixed'),
  reason: written(4000).describe('What the evidence shows'),
});
export type Recheck = Immutable<z.infer<typeof Recheck>>;

/** What a session of re-checks submits. */
export const Rechecks = z.strictObject({ answers: z.array(Recheck).max(50) });
export type Rechecks = Immutable<z.infer<typeof Rechecks>>;

/** One answer after code has checked what it rests on. */
export const PriorVoice = z.strictObject({
  by: text,
  vendor: text,
  isOtherVendor: z.boolean().describe('False: a vendor answered that had raised it'),
  now: Recheck.shape.now,
  withdrawn: z.boolean().describe('True when code took back what was said, for want of a quotation'),
  evidence: z.array(CheckedEvidence),
  remains: text.nullable(),
  reason: text,
});
export type PriorVoice = Immutable<z.infer<typeof PriorVoice>>;

/** Who raised a finding once more, and when. */
export const RaisedAgain = z.strictObject({ round: line, by: names });
export type RaisedAgain = Immutable<z.infer<typeof RaisedAgain>>;

/** A finding of an earlier round, and what became of it. */
export const Prior = z.strictObject({
  id: text,
  title: text,
  severity: Severity.describe('As the last round had it'),
  since: line.describe('The round that found it first'),
  status: PriorStatus,
  code: CodeState.nullable().describe('Null for a finding that had been closed'),
  anchor: Anchor.nullable().describe('Where its code stands now'),
  evidence: z
    .strictObject({ anchor: Anchor, quote: text })
    .nullable()
    .describe('The lines at the head that show what became of it'),
  commit: text.nullable().describe('The newest commit of the change that wrote these lines'),
  supersededBy: text.optional().describe('The finding that it turned out to be; left out where it is one of its own'),
  foundAgain: names.describe('Reviewers who raised it in this round'),
  raisedAgain: z
    .array(RaisedAgain)
    .optional()
    .describe('The same of earlier rounds after the first, as far as they are remembered'),
  voices: z.array(PriorVoice),
  reason: text.describe('One sentence'),
});
export type Prior = Immutable<z.infer<typeof Prior>>;
