import type { LedgerFinding, Report } from '../../types.ts';
import { text } from '../escape.ts';
import { heading, paragraph } from '../nodes.ts';
import type { Section } from '../section.ts';
import { findingBlocks } from './finding.ts';

function findingsSection(name: string, title: string, isOne: (finding: LedgerFinding) => boolean): Section {
  return {
    name,
    render(report: Report, detail) {
      const findings = report.ledger.findings.filter(isOne);
      return [
        heading(3, text(`${title} (${findings.length})`)),
        ...(findings.length === 0 ? [paragraph(text('None.'))] : []),
        ...findings.flatMap((finding) => findingBlocks(report, finding, detail)),
      ];
    },
  };
}

export const criticalIssues = findingsSection(
  'critical',
  'Critical Issues',
  (f) => f.isGrounded && f.severity === 'critical',
);
export const importantIssues = findingsSection(
  'important',
  'Important Issues',
  (f) => f.isGrounded && f.severity === 'important',
);
export const suggestions = findingsSection(
  'suggestions',
  'Suggestions',
  (f) => f.isGrounded && f.severity === 'suggestion',
);

const apart = findingsSection('ungrounded', 'Ungrounded Findings', (f) => !f.isGrounded);

/** Findings whose quotation does not stand in the code: shown apart, never part of the gate. */
export const ungrounded: Section = {
  name: 'ungrounded',
  render: (report, detail) =>
    report.ledger.findings.every(({ isGrounded }) => isGrounded) ? [] : apart.render(report, detail),
};
