import {
  type Candidate,
  type Disposition,
  type Excerpt,
  type GroundedFinding,
  type Ledger,
  type LedgerFinding,
  type RawReview,
  severities,
} from '../types.ts';
import { checkLedger } from './check-ledger.ts';
import { rawItems } from './raw-items.ts';

/** A candidate with the lines that it is about. */
export interface CitedCandidate extends Candidate {
  readonly excerpt: Excerpt | null;
}

/**
 * The ledger as long as nothing is verified by a second reviewer: the severity of a finding is the highest of its
 * grounded sources. Every raw item gets exactly one fate.
 * @throws {Error} when the ledger breaks one of its own rules, which is a bug
 */
export function adjudicate(candidates: readonly CitedCandidate[], reviews: readonly RawReview[]): Ledger {
  const order = reviews.map(({ reviewer }) => reviewer.name);
  const findings = candidates
    .map((candidate) => ({ candidate, finding: consolidate(candidate, order) }))
    .sort((left, right) => compare(left.finding, right.finding))
    .map(({ candidate, finding }, index) => ({ candidate, finding: { ...finding, id: `F${index + 1}` } }));
  const fates = new Map(
    findings.flatMap(({ candidate, finding }) =>
      candidate.sources.map((source) => [source.id, fateOf(source, candidate, finding.id)] as const),
    ),
  );
  const dispositions = rawItems(reviews).map(({ id, item }): Disposition => {
    // What is not a finding is shown as its reviewer wrote it.
    const fate = item === 'finding' ? fates.get(id) : { type: 'kept' as const, into: null };
    if (fate === undefined) throw new Error(`the finding ${id} has no fate`);
    return { id, item, fate };
  });
  const ledger: Ledger = { findings: findings.map(({ finding }) => finding), dispositions };
  checkLedger(ledger, reviews);
  return ledger;
}

/** The source whose words and place are shown: the lead, or the first that is grounded when the lead is not. */
export function shownSource({ lead, sources }: Candidate): GroundedFinding {
  return sources.find(({ grounding }) => grounding.quote !== 'missing') ?? lead;
}

function consolidate(candidate: CitedCandidate, order: readonly string[]): LedgerFinding {
  const { sources, excerpt } = candidate;
  const grounded = sources.filter(({ grounding }) => grounding.quote !== 'missing');
  const words = shownSource(candidate);
  const counted = grounded.length > 0 ? grounded : sources;
  const rank = Math.min(...counted.map(({ finding }) => severities.indexOf(finding.severity)));
  const raised = new Set(sources.map(({ reviewer }) => reviewer));
  return {
    id: '',
    severity: severities[rank] ?? words.finding.severity,
    kind: words.finding.kind,
    isGrounded: grounded.length > 0,
    problem: grounded.length > 0 ? null : words.grounding.problem,
    anchor: words.grounding.anchor,
    excerpt,
    finding: words.finding,
    sources: sources.map(({ id }) => id),
    raisedBy: order.filter((name) => raised.has(name)),
  };
}

/** Severest first, grounded before ungrounded, then by place. */
function compare(left: LedgerFinding, right: LedgerFinding): number {
  return (
    Number(right.isGrounded) - Number(left.isGrounded) ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity) ||
    pathOf(left).localeCompare(pathOf(right), 'en') ||
    (left.anchor?.startLine ?? 0) - (right.anchor?.startLine ?? 0) ||
    (left.sources[0] ?? '').localeCompare(right.sources[0] ?? '', 'en', { numeric: true })
  );
}

function pathOf({ anchor, finding }: LedgerFinding): string {
  return anchor?.path ?? finding.path;
}

function fateOf(source: GroundedFinding, { sources }: Candidate, into: string): Disposition['fate'] {
  if (source === sources[0]) return { type: 'kept', into };
  const reason = `Says the same of ${source.finding.path} as ${sources[0]?.id ?? into}: one change fixes both.`;
  return { type: 'merged', into, reason };
}
