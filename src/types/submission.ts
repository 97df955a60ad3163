import { z } from 'zod';
import { Severity } from './severity.ts';

/*
 * What models submit. The wire schemas are made from these; zod alone checks the bounds.
 */

export const Kind = z.enum(['regression', 'gap', 'enhancement']);
export type Kind = z.infer<typeof Kind>;

/** What the change did to the defective lines: brought them, made an old defect matter more, or neither. */
export const Origin = z.enum(['introduced', 'worsened', 'pre-existing']);
export type Origin = z.infer<typeof Origin>;

const line = z.int().min(1).max(10_000_000);
const side = z.enum(['new', 'old']);
const text = (limit: number) => z.string().min(1).max(limit);

/** A defect as a reviewer claims it: what is wrong, where, the code it is read from, how it fails. */
export const Finding = z.strictObject({
  severity: Severity,
  kind: Kind,
  title: text(300).describe('Defect and consequence in one line; not advice'),
  path: text(4096).describe('Path of the file, exactly as listed'),
  startLine: line.describe('First line of the defective code'),
  endLine: line.describe('Last line of the defective code'),
  side: side.describe('new: line numbers of the head; old: of the merge base, for deleted code'),
  quote: text(4000).describe('The defective lines, copied verbatim from the file without line numbers'),
  failure: text(4000).describe('Trigger, then consequence: the concrete input or state, and what goes wrong'),
  body: text(8000).describe('Explanation: mechanism, who is affected, why existing guards do not help'),
  fix: z
    .strictObject({ text: text(4000), diff: z.string().max(20_000).nullable() })
    .nullable()
    .describe('The remedy in one sentence, and a unified diff against the head when you are sure of it'),
  evidence: z.enum(['traced', 'reasoned']).describe('traced: you followed the code with the tools; reasoned: inferred'),
});
export type Finding = z.infer<typeof Finding>;

export const Observation = z.strictObject({
  title: text(300),
  path: z.string().max(4096).nullable(),
  body: text(4000),
});
export type Observation = z.infer<typeof Observation>;

export const Concern = z.strictObject({
  ...Observation.shape,
  scope: z.enum(['in-scope', 'future']).describe('in-scope: for this pull request to settle; future: for a later one'),
});
export type Concern = z.infer<typeof Concern>;

export const Limitation = z.strictObject({
  title: text(300),
  path: text(4096).describe('Path of the file that holds the comment, exactly as listed'),
  startLine: line.describe('First line of the comment, at the head'),
  quote: text(4000).describe('The comment that acknowledges the limitation, copied verbatim'),
  body: text(4000).describe('What it means for this change, and whether the change makes it matter more'),
});
export type Limitation = z.infer<typeof Limitation>;

/** One changed file as its reviewer leaves it. `receipt` is the token printed beside that file. */
export const CoverageLine = z.strictObject({
  path: text(4096),
  receipt: z.string().max(64),
  note: z.string().max(1000).describe('One concrete observation about this file'),
});
export type CoverageLine = z.infer<typeof CoverageLine>;

/** What a reviewer submits. */
export const Submission = z.strictObject({
  findings: z.array(Finding).max(200),
  concerns: z.array(Concern).max(50).describe('Design concerns that are not defects'),
  strengths: z.array(Observation).max(50).describe('Concrete mechanisms that work well'),
  testing: z.array(Observation).max(50).describe('Untested scenarios, the riskiest first'),
  documentation: z.array(Observation).max(50).describe('Documentation that the change makes wrong or leaves out'),
  limitations: z.array(Limitation).max(50).describe('Limitations that comments in the code acknowledge'),
  coverage: z.array(CoverageLine).max(20_000).describe('One line for every changed file, with its receipt'),
});
export type Submission = z.infer<typeof Submission>;

/** Code that a verifier bases its verdict on. */
export const Evidence = z.strictObject({
  path: text(4096).describe('Path of the file, exactly as listed'),
  startLine: line,
  endLine: line,
  side: side.describe('new: at the head; old: at the merge base'),
  quote: text(4000).describe('The lines, copied verbatim from the file without line numbers'),
  shows: text(1000).describe('The fact that these lines establish'),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a verifier says of one claim. The verdict comes first: a reason found first would decide it. */
export const Judgement = z.strictObject({
  claim: text(16).describe('The id of the claim, such as V1'),
  verdict: z
    .enum(['confirmed', 'refuted', 'unproven'])
    .describe(
      'refuted only on an established fact that your evidence quotes; unproven when the code does not settle it',
    ),
  severity: Severity.describe('How severe the defect is if the claim is right, by your own judgement'),
  effect: Origin.describe(
    'introduced: by this change; worsened: older, and this change makes it matter more; pre-existing: neither',
  ),
  isIntended: z
    .boolean()
    .describe(
      'True only when a comment or document in the repository states this very behaviour as deliberate: quote it',
    ),
  fix: z
    .enum(['works', 'fails', 'not-judged'])
    .describe('Whether the proposed remedy removes the defect without a new one; not-judged when there is none'),
  evidence: z.array(Evidence).max(20).describe('At least one quotation; code looks each of them up'),
  reason: text(4000).describe(
    'Mechanism, trigger, guards: what the evidence shows, and why the remedy fails if it does',
  ),
});
export type Judgement = z.infer<typeof Judgement>;

/** What a verification session submits. */
export const Judgements = z.strictObject({ rulings: z.array(Judgement).max(50).describe('One for every claim') });
export type Judgements = z.infer<typeof Judgements>;

/** A partition of the given ids: which of them one code change would fix. */
export const Partition = z.strictObject({
  groups: z
    .array(z.array(text(16)).max(500))
    .max(500)
    .describe('Every given id in exactly one group'),
});
export type Partition = z.infer<typeof Partition>;

/** The prose of the report. It speaks of findings by their ids and decides nothing. */
export const Prose = z.strictObject({
  summary: text(3000).describe(
    '3 to 5 sentences: what the change does, its quality, the decisive finding and its consequence',
  ),
  verdictReason: text(400).describe(
    'The one decisive reason in one clause; names the id of the deciding finding, if there is one',
  ),
  testing: text(3000).describe('Which tests the change brings or touches, and what they leave open'),
  documentation: text(2000).describe(
    'What of the documentation the change makes wrong or leaves out; "No gaps." when nothing',
  ),
  commits: text(2000).describe('Whether the commits are coherent, how they are named, fixups'),
  closing: text(3000).describe('What each reviewer (by letter) contributed; agrees with the table'),
  strengths: z
    .array(z.strictObject({ id: text(16), text: text(1000) }))
    .max(50)
    .describe('The given strengths worth showing, by id, in your words: mechanism, then benefit'),
});
export type Prose = z.infer<typeof Prose>;
