import {
  type Anchor,
  type Candidate,
  type GroundedFinding,
  isOpen,
  type Kind,
  type Origin,
  type Ruling,
  type Severity,
} from '../../types.ts';
import { claimsOf, isGrounded } from './claims.ts';
import { decideClaim, type Outcome, type RowName } from './decide-claim.ts';
import { groundingEvidence } from './evidence.ts';
import { namesOf, reasonsFor } from './reasons.ts';
import type { Terms } from './terms.ts';
import { type Voice, voicesOn } from './voices.ts';
import { worstFirst } from './worst-first.ts';

/** What is decided of one claim. */
export interface ClaimDecision extends Outcome {
  readonly claim: GroundedFinding;
  readonly row: RowName;
  readonly voices: readonly Voice[];
  /** Sentences in our own words, except for the names in them. */
  readonly reasons: readonly string[];
}

/** What is decided of one candidate: it is as the worst of its claims, which is the one that is shown. */
export interface Decision extends Outcome {
  readonly shown: GroundedFinding;
  /** Where it stands: its quotation, else what a verifier quoted to confirm it. */
  readonly anchor: Anchor | null;
  readonly origin: Origin | null;
  readonly kind: Kind;
  readonly fixWorks: boolean | null;
  /** How many voices came to a verdict on what is shown, or left it open. */
  readonly answered: number;
  readonly rulings: readonly Ruling[];
  readonly reasons: readonly string[];
  /** The worst first. */
  readonly claims: readonly ClaimDecision[];
}

/**
 * Applies the table to each claim of a candidate. Total: every combination of groundings and rulings has one outcome.
 * @param all rulings on any claims; a ruling that is confirmed or refuted here has been held to its evidence
 */
export function decide(candidate: Candidate, all: readonly Ruling[], terms: Terms): Decision {
  const ids = new Set(candidate.sources.map(({ id }) => id));
  const rulings = all.filter(({ about }) => ids.has(about));
  const claims = claimsOf(candidate)
    .map((claim) => decided(claim, candidate, rulings, terms))
    .toSorted(worstFirst(terms.policy));
  const [worst] = claims;
  if (worst === undefined) throw new Error('a candidate without a claim');
  const { claim: shown, standing, severity } = worst;
  const evidence = isGrounded(shown) ? null : groundingEvidence(rulings.filter(({ about }) => about === shown.id));
  const byCode = shown.grounding.origin ?? evidence?.origin ?? null;
  const worsening = worst.voices.filter(({ rulings: of }) => of.some(saysWorse));
  const origin = byCode === 'pre-existing' && worsening.length > 0 ? 'worsened' : byCode;
  const stated = shown.finding.kind;
  const kind = stated === 'regression' && origin === 'pre-existing' ? 'gap' : stated;
  // Of the others, only why they count no more.
  const reasons = [...new Set(claims.filter((one) => one === worst || !isOpen(one)).flatMap((one) => one.reasons))];
  if (kind !== stated) reasons.push('Called a regression; by diff and blame its lines are older.');
  if (origin === 'worsened')
    reasons.push(`Its lines are older; ${namesOf(worsening)} showed that this change makes it matter more.`);
  return {
    shown,
    standing,
    severity,
    origin,
    kind,
    rulings,
    reasons,
    claims,
    anchor: standing === 'ungrounded' ? null : (shown.grounding.anchor ?? evidence?.anchor ?? null),
    fixWorks: fixVerdict(rulings),
    answered: worst.voices.filter(({ hasAnswered }) => hasAnswered).length,
  };
}

/** The table for one claim. @param rulings on claims of the candidate */
export function decided(
  claim: GroundedFinding,
  candidate: Candidate,
  rulings: readonly Ruling[],
  terms: Terms,
): ClaimDecision {
  const voices = voicesOn(claim, candidate, rulings, terms);
  const outcome = decideClaim({ claim, candidate, voices, policy: terms.policy });
  const decision = { claim, voices, ...outcome };
  return { ...decision, reasons: reasonsFor(decision) };
}

/** Code's word that lines are older stands, except that a confirming voice may show that the change makes them matter. */
function saysWorse({ verdict, effect }: Ruling): boolean {
  return verdict === 'confirmed' && (effect === 'introduced' || effect === 'worsened');
}

/** The highest severity that a claim was raised with. */
export function rawSeverityOf(candidate: Candidate): Severity {
  return claimsOf(candidate)[0]?.finding.severity ?? 'suggestion';
}

/** One verifier that shows how the remedy fails is enough: it decides nothing but the label beside the remedy. */
function fixVerdict(rulings: readonly Ruling[]): boolean | null {
  const judged = rulings.filter(({ verdict, fix }) => verdict !== 'unverified' && fix !== 'not-judged');
  if (judged.some(({ fix, evidence }) => fix === 'fails' && evidence.some(({ anchor }) => anchor !== null)))
    return false;
  return judged.some(({ fix }) => fix === 'works') ? true : null;
}
