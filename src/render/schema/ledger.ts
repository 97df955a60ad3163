import { z } from 'zod';
import { Evidence, Finding, Kind, Origin, Severity, standings } from '../../types.ts';
import { Anchor, ByCode, Excerpt, names, text } from './primitives.ts';

/* The ledger and the rulings as `types/ledger.ts` describes them. */

export const Ruling = z.strictObject({
  about: text,
  by: text,
  provider: text,
  isOtherVendor: z.boolean(),
  verdict: z.enum(['confirmed', 'refuted', 'unproven', 'unverified']),
  severity: Severity.nullable(),
  effect: Origin.nullable(),
  isIntended: z.boolean(),
  fix: z.enum(['works', 'fails', 'not-judged']),
  evidence: z.array(z.strictObject({ evidence: Evidence, anchor: Anchor.nullable(), origin: ByCode.nullable() })),
  reason: text,
  withdrawn: z.enum(['confirmed', 'refuted']).nullable(),
});

export const LedgerFinding = z.strictObject({
  id: text.describe('F1, F2, …: does not change with the severity'),
  standing: z.enum(standings),
  severity: Severity,
  rawSeverity: Severity.describe('The highest that a grounded source gave'),
  kind: Kind,
  origin: Origin.nullable(),
  problem: text.nullable(),
  anchor: Anchor.nullable().describe('Null: the quotation was not found'),
  excerpt: Excerpt.nullable(),
  reach: z.strictObject({ anchor: Anchor, excerpt: Excerpt, shows: text }).nullable(),
  finding: Finding,
  fix: z.strictObject({
    label: z.enum(['none', 'applies', 'fails']),
    leavesQuote: z.boolean(),
    problem: text.nullable(),
  }),
  fixWorks: z.boolean().nullable(),
  rulings: z.array(Ruling),
  sources: names,
  raisedBy: names,
  reasons: names,
});

export const LedgerObservation = z.strictObject({
  id: text,
  item: z.enum(['concern', 'strength', 'testing', 'documentation', 'limitation']),
  title: text,
  path: text.nullable(),
  body: text,
  scope: z.enum(['in-scope', 'future']).nullable(),
  sameAs: text.nullable(),
  quotation: z.strictObject({ quote: text, anchor: Anchor.nullable(), origin: ByCode.nullable() }).nullable(),
  sources: names,
  raisedBy: names,
});

export const Disposition = z.strictObject({
  id: text,
  item: z.enum(['finding', 'concern', 'strength', 'testing', 'documentation', 'limitation']),
  into: text,
  fate: z.enum(['kept', 'merged', 'demoted', 'promoted', 'moved', 'refuted', 'unverified']),
  from: Severity.nullable(),
  to: z.union([Severity, z.literal('concern')]).nullable(),
  reason: text,
  facts: z.array(z.enum(['merged', 'fix-refuted'])),
});
