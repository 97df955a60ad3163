import {
  countReviewers,
  failuresOf,
  isOpen,
  isUnsettled,
  type RawReview,
  type Report,
  type Severity,
} from '../../types.ts';
import { literal } from '../escape.ts';
import { totalCost } from '../texts/costs.ts';

/** The outputs of the step that a report alone says, by name: a line each, which a variable of a process can hold. */
export function outputsOf(report: Report): Record<string, string> {
  const { gate, verdict, ledger, reviews, rounds } = report;
  const cost = totalCost(report);
  const count = (severity: Severity) =>
    String(ledger.findings.filter((finding) => isOpen(finding) && finding.severity === severity).length);
  return {
    outcome: gate.outcome,
    verdict,
    reason: literal(gate.reasons[0] ?? '', Number.POSITIVE_INFINITY),
    round: String(rounds.round),
    critical: count('critical'),
    important: count('important'),
    suggestions: count('suggestion'),
    unproven: String(ledger.findings.filter(isUnsettled).length),
    'failed-reviewers': reviews.flatMap(failures).join(', '),
    'reviewers-completed': String(countReviewers(reviews).completed),
    // An amount that leaves something out would be taken for all of it.
    ...(cost !== null ? { 'cost-usd': cost.toFixed(4) } : {}),
  };
}

/** `Codex (rate limit)`, `Codex (timeout in 2 of 8 sessions)`. */
function failures(review: RawReview): readonly string[] {
  return failuresOf(review).map(
    ({ failure, where }) =>
      `${review.reviewer.name} (${failure.reason.replaceAll('-', ' ')}${where === null ? '' : ` in ${where}`})`,
  );
}
