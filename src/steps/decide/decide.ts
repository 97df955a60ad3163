import {
  type Candidate,
  type GroundedFinding,
  isAtLeast,
  type Kind,
  type Origin,
  type Policy,
  type Reviewer,
  type Ruling,
  rankOf,
  reaches,
  type Severity,
  type Standing,
  severest,
  severities,
} from '../../types.ts';

/** What is decided of one candidate. Reasons are sentences in our own words, except for the names in them. */
export interface Decision {
  readonly standing: Standing;
  readonly severity: Severity;
  readonly rawSeverity: Severity;
  readonly origin: Origin | null;
  readonly kind: Kind;
  readonly fixWorks: boolean | null;
  readonly rulings: readonly Ruling[];
  readonly reasons: readonly string[];
}

export interface Terms {
  readonly policy: Policy;
  /** Vendors that are configured. With one, two fresh sessions of it count as two voices. */
  readonly vendors: number;
}

/** @param reviewers all that are configured, those that failed included */
export function termsOf(reviewers: readonly Reviewer[], policy: Policy): Terms {
  return { policy, vendors: new Set(reviewers.map(({ provider }) => provider)).size };
}

function groundedSources({ sources }: Candidate): readonly GroundedFinding[] {
  return sources.filter(({ grounding }) => grounding.quote !== 'missing');
}

/** The highest severity that a source gave whose quotation stands in the code; of all sources when none does. */
export function rawSeverityOf(candidate: Candidate): Severity {
  const grounded = groundedSources(candidate);
  return severest((grounded.length > 0 ? grounded : candidate.sources).map(({ finding }) => finding.severity));
}

/** Whether the candidate is put to verifiers, as the input `verify` asks. Code that is nowhere cannot be looked up again. */
export function wantsVerification(candidate: Candidate, { verify, failOn }: Policy): boolean {
  if (verify === 'off' || groundedSources(candidate).length === 0) return false;
  if (verify === 'all') return true;
  const severity = rawSeverityOf(candidate);
  const given = new Set(candidate.sources.map(({ finding }) => finding.severity));
  return isAtLeast(severity, 'important') || reaches(severity, failOn) || given.size > 1;
}

/** How many voices a finding of this severity needs against it. */
export function voicesNeeded(severity: Severity): number {
  return severity === 'critical' ? 2 : 1;
}

function voices(rulings: readonly Ruling[], vendors: number): number {
  return vendors === 1 ? rulings.length : new Set(rulings.map(({ provider }) => provider)).size;
}

/**
 * What becomes of one candidate: the second table of README.md under "The gate", in full (decision 17). Total: every
 * combination of groundings and rulings has one outcome. A ruling that reaches this place as confirmed or refuted has
 * quotations that code found.
 */
export function decide(candidate: Candidate, all: readonly Ruling[], terms: Terms): Decision {
  const ids = new Set(candidate.sources.map(({ id }) => id));
  const rulings = all.filter(({ about }) => ids.has(about));
  const rawSeverity = rawSeverityOf(candidate);
  const lead = shownSource(candidate);
  const grounded = groundedSources(candidate);
  const fixWorks = fixVerdict(rulings);
  if (grounded.length === 0)
    return {
      standing: 'ungrounded',
      severity: rawSeverity,
      rawSeverity,
      origin: null,
      kind: lead.finding.kind,
      fixWorks,
      rulings,
      reasons: [],
    };
  const counted = bearing(candidate, rulings);
  const { severity, why } = adjudicatedSeverity(rawSeverity, counted, terms);
  const origin = originOf(grounded, rulings);
  const standing = standingOf({ candidate, rulings: counted, rawSeverity, origin }, terms);
  const kind = lead.finding.kind === 'regression' && origin === 'pre-existing' ? 'gap' : lead.finding.kind;
  const reasons = [...why, ...standingReasons(standing, counted, rawSeverity)];
  if (kind !== lead.finding.kind) reasons.push('Called a regression; by diff and blame its lines are older.');
  if (origin === 'worsened')
    reasons.push(`Its lines are older; ${names(worsening(rulings))} showed that this change makes it matter more.`);
  return { standing, severity, rawSeverity, origin, kind, fixWorks, rulings, reasons };
}

/**
 * The rulings that bear on a candidate. A refutation speaks of one claim, so it counts against that claim only: what is
 * shown, and what blocks, must have been refuted in its own words. Everything else holds for the defect.
 */
export function bearing(candidate: Candidate, all: readonly Ruling[]): readonly Ruling[] {
  const ids = new Set(candidate.sources.map(({ id }) => id));
  const shown = shownSource(candidate).id;
  return all.filter(({ about, verdict }) => (verdict === 'refuted' ? about === shown : ids.has(about)));
}

/** The source whose words and place are shown: the lead, or the first that is grounded when the lead is not. */
export function shownSource({ lead, sources }: Candidate): GroundedFinding {
  return sources.find(({ grounding }) => grounding.quote !== 'missing') ?? lead;
}

/** Whether these rulings refute a finding of this severity: two voices always do, one only when nobody confirms. */
export function isRefuted(rulings: readonly Ruling[], severity: Severity, vendors: number): boolean {
  const against = voices(
    rulings.filter(({ verdict }) => verdict === 'refuted'),
    vendors,
  );
  const isConfirmed = rulings.some(({ verdict }) => verdict === 'confirmed');
  return against >= 2 || (against === 1 && severity !== 'critical' && !isConfirmed);
}

/** A demotion needs as many voices as a refutation; a promotion as many as it would take to undo it. */
function adjudicatedSeverity(
  raw: Severity,
  rulings: readonly Ruling[],
  { vendors }: Terms,
): { readonly severity: Severity; readonly why: readonly string[] } {
  const rated = rulings.filter(
    (ruling): ruling is Ruling & { severity: Severity } => ruling.verdict === 'confirmed' && ruling.severity !== null,
  );
  for (const target of severities.slice(0, rankOf(raw))) {
    const higher = rated.filter(({ severity }) => isAtLeast(severity, target));
    if (voices(higher, vendors) >= voicesNeeded(target))
      return { severity: target, why: [`Raised from ${raw} to ${target} by ${names(higher)}.`] };
  }
  const lower = rated.filter(({ severity }) => !isAtLeast(severity, raw));
  const refuting = rulings.filter(({ verdict }) => verdict === 'refuted');
  const upholding = rated.filter(({ severity }) => isAtLeast(severity, raw));
  const against = [...lower, ...refuting];
  const isLowered =
    lower.length > 0 && voices(against, vendors) >= voicesNeeded(raw) && (raw === 'critical' || upholding.length === 0);
  if (!isLowered) return { severity: raw, why: dissentingRates(raw, rated) };
  const severity = severest(lower.map((ruling) => ruling.severity));
  return { severity, why: [`Lowered from ${raw} to ${severity} by ${names(against)}.`] };
}

function dissentingRates(raw: Severity, rated: readonly (Ruling & { severity: Severity })[]): string[] {
  return rated
    .filter(({ severity }) => severity !== raw)
    .map(({ by, severity }) => `${by} rates it ${severity}; one voice does not change the severity.`);
}

/** Code's word on the origin stands against every ruling, except that a confirmed one may show that it got worse. */
function originOf(grounded: readonly GroundedFinding[], rulings: readonly Ruling[]): Origin {
  if (grounded.some(({ grounding }) => grounding.origin !== 'pre-existing')) return 'introduced';
  return worsening(rulings).length > 0 ? 'worsened' : 'pre-existing';
}

function worsening(rulings: readonly Ruling[]): readonly Ruling[] {
  return rulings.filter(
    ({ verdict, effect }) => verdict === 'confirmed' && effect !== null && effect !== 'pre-existing',
  );
}

interface Case {
  readonly candidate: Candidate;
  readonly rulings: readonly Ruling[];
  readonly rawSeverity: Severity;
  readonly origin: Origin;
}

function standingOf({ candidate, rulings, rawSeverity, origin }: Case, { policy, vendors }: Terms): Standing {
  const confirmed = rulings.filter(({ verdict }) => verdict === 'confirmed');
  if (isRefuted(rulings, rawSeverity, vendors)) return 'refuted';
  // A critical finding is never talked into a concern by what is written in the repository.
  if (rawSeverity !== 'critical' && confirmed.length > 0 && confirmed.every(({ isIntended }) => isIntended))
    return 'intended';
  if (origin === 'pre-existing') return 'pre-existing';
  if (confirmed.length > 0) return 'confirmed';
  if (rulings.some(({ verdict }) => verdict !== 'unverified')) return 'unproven';
  return wantsVerification(candidate, policy) || rulings.length > 0 ? 'unverified' : 'raw';
}

function standingReasons(standing: Standing, rulings: readonly Ruling[], raw: Severity): string[] {
  const of = (verdict: Ruling['verdict']) => rulings.filter((ruling) => ruling.verdict === verdict);
  const [refuted, unproven, unverified] = [of('refuted'), of('unproven'), of('unverified')];
  switch (standing) {
    case 'refuted':
      return [`Refuted by ${names(refuted)}, with quotations that code found.`];
    case 'intended':
      return [`True, and documented as deliberate, says ${names(of('confirmed'))}.`];
    case 'confirmed':
      return refuted.length > 0
        ? [`${names(refuted)} refuted it; that does not outweigh ${names(of('confirmed'))}.`]
        : [];
    case 'unproven':
      return [
        ...(refuted.length > 0
          ? [`Refuted by ${names(refuted)} alone; a ${raw} finding needs two voices against it.`]
          : []),
        ...(unproven.length > 0 ? [`${names(unproven)} could not settle it.`] : []),
      ];
    case 'unverified':
      return unverified.length > 0
        ? [`The verification by ${names(unverified)} ended without a verdict.`]
        : ['No verifier was left for it.'];
    default:
      return [];
  }
}

function names(rulings: readonly Ruling[]): string {
  return [...new Set(rulings.map(({ by }) => by))].join(' and ');
}

/** One verifier that shows how the remedy fails is enough: it decides nothing but the label beside the remedy. */
function fixVerdict(rulings: readonly Ruling[]): boolean | null {
  const judged = rulings.filter(({ verdict, fix }) => verdict !== 'unverified' && fix !== 'not-judged');
  if (judged.some(({ fix, evidence }) => fix === 'fails' && evidence.some(({ anchor }) => anchor !== null)))
    return false;
  return judged.some(({ fix }) => fix === 'works') ? true : null;
}
