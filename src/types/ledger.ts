import { z } from 'zod';
import { Finding, Kind, Origin } from './finding.ts';
import { FixCheck, OriginByCode } from './grounding.ts';
import { Anchor, Excerpt } from './place.ts';
import { type Immutable, names, text } from './primitives.ts';
import { ObservationKind, RawItemKind } from './raw-id.ts';
import { Ruling } from './ruling.ts';
import { Severity } from './severity.ts';
import { Standing } from './standing.ts';

const sources = names.describe('Ids of raw items, such as Claude:F1');

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
  rawSeverity: Severity.describe('The highest that a grounded source gave'),
  kind: Kind,
  origin: Origin.nullable().describe('Null for what is not grounded'),
  problem: text.nullable().describe('Why the quotation was not found; null when it was'),
  anchor: Anchor.nullable().describe('Null: the quotation was not found'),
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
});
export type LedgerFinding = Immutable<z.infer<typeof LedgerFinding>>;

/** What is not a defect: concerns, strengths, untested scenarios, documentation, acknowledged limitations. */
export const LedgerObservation = z.strictObject({
  id: text.describe('C1, S1, T1, D1, L1'),
  item: ObservationKind,
  title: text,
  path: text.nullable(),
  body: text,
  scope: z.enum(['in-scope', 'future']).nullable().describe('Of concerns only'),
  sameAs: text
    .nullable()
    .describe('Of concerns only: the finding, moved to the concerns as documented, that says the same'),
  quotation: z
    .strictObject({ quote: text, anchor: Anchor.nullable(), origin: OriginByCode.nullable() })
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
    .array(z.enum(['merged', 'fix-refuted']))
    .describe('What holds besides the fate: another source leads; the remedy does not work'),
});
export type Disposition = Immutable<z.infer<typeof Disposition>>;

export const Ledger = z.strictObject({
  findings: z.array(LedgerFinding),
  observations: z.array(LedgerObservation),
  dispositions: z.array(Disposition),
});
export type Ledger = Immutable<z.infer<typeof Ledger>>;
