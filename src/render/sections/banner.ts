import { failuresOf, isUnsettled, letsPass, type Report, severities } from '../../types.ts';
import { figure } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { failedWhere, failureWords } from '../failure-words.ts';
import { alert, list, paragraph, strong, text, upTo } from '../nodes.ts';
import { apart, open } from '../open.ts';
import { phrase } from '../prose/prose.ts';
import type { Section } from '../section.ts';

const alerts = { clean: 'tip', blocking: 'caution', incomplete: 'warning' } as const;

/** GitHub shows an alert only at the top level of a page, so it stands alone. */
export const banner: Section = {
  title: null,
  render(report, { longest, entries }) {
    const { gate, verdict } = report;
    const failures = report.reviews.flatMap((review) =>
      failuresOf(review).map((each) => [
        codeSpan(review.reviewer.name, longest),
        text(` ${failedWhere(each)}: `),
        ...failureWords(each.failure, longest),
      ]),
    );
    const reasons = gate.reasons.map((reason) => phrase(reason, longest));
    return [
      alert(alerts[gate.outcome], [
        paragraph(strong(`${verdict}.`), text(` ${lead(report)} ${counts(report)}`)),
        ...(reasons.length + failures.length === 0
          ? []
          : [list([...upTo(reasons, entries), ...upTo(failures, entries)])]),
      ]),
      ...(report.policy.verify === 'off' ? [unverified] : []),
    ];
  },
};

const unverified = alert('warning', [
  paragraph(
    strong('NOTHING HERE WAS VERIFIED.'),
    text(' Verification is switched off: what a single reviewer claims keeps the gate shut, right or wrong.'),
  ),
]);

function lead({ gate, policy }: Report): string {
  const { outcome } = gate;
  if (outcome === 'clean') return 'The gate is open.';
  if (outcome === 'blocking') return 'The gate is closed.';
  return letsPass(gate, policy)
    ? `THIS REVIEW IS INCOMPLETE: it is not a pass. The gate is open only because on-incomplete is set to ${policy.onIncomplete}.`
    : 'THIS REVIEW IS INCOMPLETE: it is not a pass, and the gate is closed.';
}

/** What is open, so that the decision can be read without the rest of the page. */
function counts(report: Report): string {
  const parts = severities.flatMap((severity) => {
    const count = open(report, severity).length;
    return count === 0 ? [] : [`${figure(count)} ${severity}${severity === 'suggestion' && count > 1 ? 's' : ''}`];
  });
  const unsettled = report.ledger.findings.filter(isUnsettled).length;
  const left = unsettled === 0 ? '' : ` (${unsettled} of them unproven)`;
  const ungrounded = apart(report, 'ungrounded').length;
  const besides = ungrounded === 0 ? '' : ` ${figure(ungrounded)} not grounded, shown apart.`;
  return parts.length === 0 ? `No finding is open.${besides}` : `Open findings: ${parts.join(', ')}${left}.${besides}`;
}
