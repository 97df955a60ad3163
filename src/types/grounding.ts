import { z } from 'zod';
import { type Finding, Origin } from './finding.ts';
import type { Anchor } from './place.ts';
import { type Immutable, text } from './primitives.ts';
import type { RawFindingId } from './raw-id.ts';

/** How old code is by diff and blame: `worsened` is only ever a ruling. */
export const OriginByCode = Origin.exclude(['worsened']);
export type OriginByCode = z.infer<typeof OriginByCode>;

/** What code found out about a proposed diff, without running anything. */
export const FixCheck = z.strictObject({
  label: z.enum(['none', 'applies', 'fails']).describe('none: there is no diff; applies: to the files of the head'),
  leavesQuote: z
    .boolean()
    .describe('True when the quoted code still stands after the fix: it changes what surrounds it, or misses it'),
  problem: text.nullable().describe('Why it fails; null otherwise'),
  mended: text
    .nullable()
    .describe('The unified diff that applies, made by code of the proposed one; null unless it applies'),
});
export type FixCheck = Immutable<z.infer<typeof FixCheck>>;

/** What code established about one raw finding. */
export interface Grounding {
  /**
   * Where the stated file is: in the `changed` files, in the `rest` of the repository, or `absent` from head and merge
   * base. A path that fits several files is not absent.
   */
  readonly file: 'changed' | 'rest' | 'absent';
  /** `found` at the stated lines, `relocated` to the only place that has it, or `missing`. */
  readonly quote: 'found' | 'relocated' | 'missing';
  /** Null when the quotation is missing. */
  readonly anchor: Anchor | null;
  /** Why the quotation is missing, in words for the report; null otherwise. */
  readonly problem: string | null;
  /** Of what is anchored. */
  readonly origin: OriginByCode | null;
  readonly fix: FixCheck;
}

export interface GroundedFinding {
  readonly id: RawFindingId;
  readonly reviewer: string;
  readonly finding: Finding;
  readonly grounding: Grounding;
}

/** Raw findings that one code change would fix. `lead` is the source whose words are shown. */
export interface Candidate {
  readonly lead: GroundedFinding;
  readonly sources: readonly GroundedFinding[];
}
