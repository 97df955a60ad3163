import { z } from 'zod';
import { Finding, Kind, Origin } from './finding.ts';
import { FixCheck, OriginByCode } from './grounding.ts';
import { Anchor, Excerpt } from './place.ts';
import { count, type Immutable, names, text } from './primitives.ts';
import { ObservationKind, RawItemKind } from './raw-id.ts';
import { Past } from './rounds/past.ts';
import { Prior } from './rounds/prior.ts';
import { Ruling } from './ruling.ts';
import { Severity } from './severity.ts';
import { Standing } from './standing.ts';

const sources = names.describe('Ids of raw items, such as Claude:F1, or code:RULE:1 for what code found');

/** A consolidated finding. */
export const LedgerFinding = z.strictObject({
  id: text.describe('F1, F2, …: does not change with the severity'),
  fingerprint: text
    .regex(/^[0-9a-f]{16}(?:-[1-9][0-9]*)?$/)
    .describe(
      'What it is known by in the next round, made of path, kind and cited code; -2 and up: the same once more',
    ),
  standing: Standing,
  severity: Severity.describe('As adjudicated'),
  rawSeverity: Severity.describe('The highest that a source gave whose claim was not closed'),
  rule: text.nullable().describe('The rule by which code found it; null for what reviewers raised'),
  voices: count.describe('How many voices came to a verdict, or left it open, on the claim that is shown'),
  kind: Kind,
  origin: Origin.nullable().describe('Null for what is not grounded'),
  problem: text
    .nullable()
    .describe('Why the quotation was not found; null when it was, or when evidence of a verifier stands for it'),
  anchor: Anchor.nullable().describe('Null: neither the quotation nor confirming evidence was found'),
  excerpt: Excerpt.nullable(),
  reach: z
    .strictObject({ anchor: Anchor, excerpt: Excerpt, shows: text })
    .nullable()
    .describe('The code that shows how the defect is reached, as a verifier quoted it and git has it'),
  finding: Finding,
  fix: FixCheck,
  fixWorks: z
    .boolean()
    .nullable()
    .describe('False when a verifier showed that the remedy does not work; null when nobody judged it'),
  rulings: z.array(Ruling),
  sources,
  raisedBy: names.describe('Names of the reviewers who raised it, in the configured order'),
  reasons: names.describe('Why severity and standing are what they are, one sentence each'),
  past: Past.optional().describe('Left out in a first round'),
});
export type LedgerFinding = Immutable<z.infer<typeof LedgerFinding>>;

/** What is not a defect: concerns, strengths, untested scenarios, documentation, acknowledged limitations. */
export const LedgerObservation = z.strictObject({
  id: text.describe('C1, S1, T1, D1, L1'),
  item: ObservationKind,
  title: text,
  path: text
    .nullable()
    .describe(
      'As head or merge base has it, a folder with a slash behind it; null: of the change as a whole, or it is not there',
    ),
  pathProblem: text.nullable().describe('Why what was stated is no path; null where it is one, or none was stated'),
  body: text,
  scope: z.enum(['in-scope', 'future']).nullable().describe('Of concerns only'),
  sameAs: text
    .nullable()
    .describe(
      'The open finding, the observation of another kind, or of concerns the finding moved to them, that says the same',
    ),
  quotation: z
    .strictObject({
      quote: text.describe('As a reviewer copied it'),
      anchor: Anchor.nullable(),
      origin: OriginByCode.nullable(),
      excerpt: Excerpt.nullable().describe('The same lines as git has them; null without an anchor'),
    })
    .nullable()
    .describe('Of limitations only: the comment, where code found it, and whether the change brought it'),
  sources,
  raisedBy: names,
});
export type LedgerObservation = Immutable<z.infer<typeof LedgerObservation>>;

/** The fate of one raw item. Every raw item has exactly one. */
export const Disposition = z.strictObject({
  id: text.describe('Of the raw item'),
  item: RawItemKind,
  into: text
    .nullable()
    .describe('Where it went: a finding or an observation of the ledger; null for what could not be read'),
  fate: z.enum(['kept', 'merged', 'demoted', 'promoted', 'moved', 'refuted', 'unverified', 'unreadable']),
  from: Severity.nullable().describe(
    "The reviewer's own severity; null for what is not a finding, and where it cannot be read",
  ),
  to: z
    .union([Severity, z.literal('concern')])
    .nullable()
    .describe('What the severity became; concern: moved there'),
  reason: text.describe('One sentence; empty for what was simply kept'),
  facts: z
    .array(z.enum(['merged', 'fix-refuted', 'unplaced']))
    .describe(
      'What holds besides the fate: another source leads; the remedy does not work; what an observation names, its path or its comment, is not in the code',
    ),
});
export type Disposition = Immutable<z.infer<typeof Disposition>>;

export const Ledger = z.strictObject({
  findings: z.array(LedgerFinding),
  observations: z.array(LedgerObservation),
  dispositions: z.array(Disposition),
  priors: z
    .array(Prior)
    .optional()
    .describe('Exactly one for each finding that was open at the end of the last round; left out where there was none'),
});
export type Ledger = Immutable<z.infer<typeof Ledger>>;

/** A fact of the change that code established by a rule of its own: no model raised it, and none has a say in it. */
export const CodeFinding = z.strictObject({
  rule: text.regex(/^[a-z][a-z0-9-]{0,49}$/).describe('Id of the rule, which the configuration can name'),
  title: text,
  path: text,
  anchor: Anchor.nullable().describe('Null: the fact is about the file as a whole'),
  quote: text.describe('The lines as git has them; empty without an anchor'),
  failure: text.describe('What can go wrong'),
  body: text,
});
export type CodeFinding = Immutable<z.infer<typeof CodeFinding>>;

/** `code:hidden-text:1`: the rule, then the ordinal among what it found, from 1. No reviewer's item has such an id. */
export function codeFindingId(rule: string, index: number): string {
  return `code:${rule}:${index + 1}`;
}
