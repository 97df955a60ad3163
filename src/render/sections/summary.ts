import { type Report, severities } from '../../types.ts';
import { text } from '../escape.ts';
import { heading, paragraph, strong } from '../nodes.ts';
import type { Section } from '../section.ts';

function countOf(report: Report): string {
  const counts = severities.map((severity) => {
    const count = report.ledger.findings.filter(
      (finding) => finding.isGrounded && finding.severity === severity,
    ).length;
    return `${count} ${severity}`;
  });
  return counts.join(', ');
}

/** The facts in a few sentences; every number is counted from the ledger. */
export const executiveSummary: Section = {
  name: 'summary',
  render(report) {
    const { coverage, reviews, ledger, policy } = report;
    const completed = reviews.filter(({ outcome }) => outcome === 'completed').length;
    const raised = ledger.dispositions.filter(({ item }) => item === 'finding').length;
    const apart = ledger.findings.filter(({ isGrounded }) => !isGrounded).length;
    const facts = [
      `${completed} of ${reviews.length} reviewers completed over ${coverage.files} changed file(s) with ${coverage.changedLines} changed line(s).`,
      `They raised ${raised} finding(s), consolidated to ${ledger.findings.length}: ${countOf(report)}${apart > 0 ? `, and ${apart} whose quotation does not stand in the code` : ''}.`,
      `The gate blocks at ${policy.failOn}; it needs ${policy.minReviewers} reviewer(s) with the whole change before them.`,
    ];
    return [
      heading(3, text('Executive Summary')),
      paragraph(text(facts.join(' '))),
      paragraph(
        strong('Not cross-verified.'),
        text(
          ' Code checked that every quotation stands where it is said to. No second reviewer has tried to refute these findings: this version has no such step, so severities are those that the reviewers gave.',
        ),
      ),
    ];
  },
};
