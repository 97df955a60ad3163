import { z } from 'zod';
import { Kind } from '../finding.ts';
import { gateOutcomes, Verdict } from '../gate.ts';
import { count, type Immutable, line, names, side, text } from '../primitives.ts';
import { Severity } from '../severity.ts';
import { Standing } from '../standing.ts';
import { PriorStatus, RaisedAgain } from './prior.ts';

/** At most so many UTF-16 units: what is longer in the memory was not written by this program. */
const short = (most: number) => text.max(most);
const id = text.regex(/^F[1-9][0-9]{0,5}$/);

const commentNumber = z.int().positive();

/** What a person decided by a command. Known by the comment that says it, so the same decision is never counted twice. */
export const Decision = z.strictObject({
  comment: commentNumber.describe('GitHub’s number of it'),
  at: short(40).describe('ISO 8601'),
  by: short(100).describe('Login'),
  verb: z.enum(['dismiss', 'reopen', 'override']),
  finding: id.nullable().describe('Null for what speaks of no finding'),
  headSha: short(64).nullable().describe('The only head that it holds for; null: it holds for every one'),
  reason: short(300),
  severity: Severity.optional().describe('Of a finding as it was declined: it declines none that is more severe'),
});
export type Decision = Immutable<z.infer<typeof Decision>>;

/** Code besides the lines of a finding that showed how it can happen. */
export const QuotedCaller = z.strictObject({
  path: short(300),
  quote: short(160).describe('Lines of it as git has them, without blanks around them'),
});
export type QuotedCaller = Immutable<z.infer<typeof QuotedCaller>>;

/** A finding that was open, or declined, at the end of a round, as the next one remembers it. */
export const Remembered = z.strictObject({
  id,
  fingerprint: short(40),
  tag: short(40).optional().describe('By which its comment on lines is known, where that is not the fingerprint'),
  since: line.describe('The round that found it first'),
  severity: Severity,
  rawSeverity: Severity,
  standing: Standing,
  voices: count,
  kind: Kind,
  rule: short(50).nullable().describe('The rule by which code found it'),
  isOurs: z.boolean().describe('Whether the change itself wrote a line of its code, and the base has no such code'),
  title: short(300),
  claim: short(600).describe('How it fails; empty where there was no room'),
  path: short(4096),
  side,
  startLine: line.nullable().describe('Null: its code was not found'),
  endLine: line.nullable(),
  quote: short(1200).describe('Its code, the first lines of it'),
  quoted: z
    .array(QuotedCaller)
    .max(2)
    .optional()
    .describe('What voices quoted who confirmed it: what is declined counts again once this changes'),
  blob: short(64).nullable().describe('The content of its file at that head; null where nobody knows'),
  raisedBy: names.max(50),
  vendors: names.max(50).describe('Of those who raised it'),
  isUnclear: z.boolean().describe('Whether its last re-check settled nothing'),
  isActedOn: z.literal(true).optional().describe('Somebody has done something about it, and it is open all the same'),
  again: z.array(RaisedAgain).max(20).optional().describe('Who raised it once more, in the rounds after the first'),
  after: id.optional().describe('The earlier finding in whose fix it lies'),
  splitFrom: id.optional().describe('The earlier finding that it was a part of'),
  undoes: id.optional().describe('The fixed finding whose fix its remedy takes back'),
  late: line.optional().describe('The round since which its lines were unchanged when it was raised first'),
  declined: commentNumber.nullable().describe('The decision that declined it; null: it is open'),
});
export type Remembered = Immutable<z.infer<typeof Remembered>>;

/** A finding that is closed: its id is never given to another, and what is found again has it back. */
export const Closed = z.strictObject({
  id,
  fingerprint: short(40),
  tag: short(40).optional().describe('By which its comment on lines is known, where that is not the fingerprint'),
  since: line,
  status: PriorStatus,
  round: line.describe('In which it was closed'),
  severity: Severity,
  title: short(300).describe('Empty where there was no room'),
  supersededBy: id.optional().describe('The finding that it turned out to be'),
  code: z
    .strictObject({ kind: Kind, path: short(4096), quote: short(300) })
    .optional()
    .describe('What it is found again by; left out where there was no room'),
  mendedBy: z
    .strictObject({ path: short(4096), quote: short(300) })
    .nullable()
    .optional()
    .describe('Of one that is fixed, for some rounds: the lines that showed it; null: nobody quoted any'),
});
export type Closed = Immutable<z.infer<typeof Closed>>;

/** One round in a row of the table. */
export const RoundRow = z.strictObject({
  round: line,
  at: short(40).describe('ISO 8601'),
  headSha: short(64),
  outcome: z.enum(gateOutcomes),
  verdict: Verdict,
  found: count.describe('Open findings that it was the first to find'),
  fixed: count.describe('Findings of earlier rounds that it found fixed'),
  open: count.describe('Findings that were open at its end'),
});
export type RoundRow = Immutable<z.infer<typeof RoundRow>>;

/** What a memory belongs to: it says nothing of any other pull request, instance or repository. */
export const Bindings = z.strictObject({
  repository: short(200).describe("GitHub's number of the repository, or its name"),
  pull: line,
  instance: short(50),
  baseRef: short(300),
  mergeBase: short(64),
  headSha: short(64),
  patchId: short(64).describe('Equal for two changes that change the same lines in the same way'),
  configuration: short(64).describe('Equal for two configurations that ask for the same review'),
  asked: short(64)
    .optional()
    .describe('The same of what a run knows of it that has not read the change; left out by earlier versions'),
  commitCount: count.optional().describe('Commits between merge base and head'),
});
export type Bindings = Immutable<z.infer<typeof Bindings>>;

const perSeverity = z.strictObject({ critical: count, important: count, suggestion: count });

/** What the next round may measure its change against: a round that was complete, and published. */
export const BaseRound = z.strictObject({
  round: line,
  headSha: short(64),
  mergeBase: short(64),
  files: z
    .array(z.strictObject({ path: short(4096), change: short(64) }))
    .max(3000)
    .nullable()
    .describe('Digests of the change of each file, for where that head is gone; null where there was no room'),
  isSmall: z
    .literal(true)
    .optional()
    .describe('One reviewer was enough for it: a small change. It covers nothing of a change that is none'),
});
export type BaseRound = Immutable<z.infer<typeof BaseRound>>;

/** What the decision of a round rests on, besides what the memory has anyway. */
export const RestsOn = z.strictObject({
  headSha: short(64).describe('That was reviewed; the outcome may hold for another one by now'),
  mergeBase: short(64),
  files: short(64).describe('Digest of the contents of the changed files'),
  evidence: z.strictObject({
    paths: z.array(short(4096)).max(200).describe('Files that verifiers quoted'),
    contents: short(64).describe('Digest of their contents'),
  }),
});
export type RestsOn = Immutable<z.infer<typeof RestsOn>>;

/** What became of what one reviewer raised, over all rounds. */
export const Tally = z.strictObject({
  reviewer: short(100),
  raised: count,
  actedOn: count.describe('Fixed, partly fixed, or its code is gone'),
  declined: count,
  refuted: count,
});
export type Tally = Immutable<z.infer<typeof Tally>>;

/** What one round leaves to the next. */
export const Memory = z.strictObject({
  bound: Bindings,
  round: line,
  sequence: count.describe('Counts what was written'),
  run: short(60).describe('The run that wrote it'),
  nextId: line.describe('The number of the next finding'),
  isComplete: z.boolean().describe('Whether the round came to a decision'),
  gaps: z.array(short(600)).max(50).describe('What it lacked besides verdicts on findings'),
  base: BaseRound.nullable(),
  restsOn: RestsOn.nullable().describe('Null: nothing of this round may be repeated'),
  rounds: z.array(RoundRow).max(50).describe('The last ones, oldest first'),
  findings: z.array(Remembered).max(1000).describe('Open or declined'),
  closed: z.array(Closed).max(1000),
  decisions: z.array(Decision).max(1000).describe('None is ever taken out; a later one takes an earlier one back'),
  handled: count.describe('The highest number of a comment whose command was carried out'),
  tallies: z.array(Tally).max(50),
  leftOut: perSeverity.describe('Open findings that there was no room for'),
  leftOutMarks: z.array(short(12)).max(500).describe('What some of these are known by when they are found again'),
});
export type Memory = Immutable<z.infer<typeof Memory>>;
