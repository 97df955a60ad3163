import { countReviewers, isOpen, type LedgerFinding, letsPass, type Report, severities } from '../../types.ts';
import { counted } from '../counted.ts';
import { open } from '../open.ts';
import { blocking, isMissing } from './blocking.ts';

/** The verdict and what it rests on, in one line: the heading of every page of a report. It holds no text of others. */
export function headline(report: Report): string {
  return `${report.verdict}: ${restsOn(report)}`;
}

function restsOn(report: Report): string {
  const { gate, policy } = report;
  if (gate.outcome === 'incomplete')
    return `${missing(report)}${letsPass(gate, policy) ? ', and the gate is open all the same' : ''}`;
  const those = blocking(report);
  if (those.length > 0) return `${kindOf(those)} ${those.length === 1 ? 'blocks' : 'block'} this merge`;
  if (report.changes.length === 0) return 'the change is empty';
  return open(report, 'critical').length + open(report, 'important').length > 0
    ? `${counts(report)}, and nothing blocks`
    : quiet(report);
}

function quiet(report: Report): string {
  const suggestions = open(report, 'suggestion').length;
  const facts = report.ledger.findings.filter(({ standing }) => standing === 'fact').length;
  if (suggestions + facts === 0) return 'no finding is open';
  const parts = [
    ...(facts === 0 ? [] : [`${counted(facts, 'fact')} found by code`]),
    ...(suggestions === 0 ? [] : [counted(suggestions, 'suggestion')]),
  ];
  return `${parts.join(' and ')}, and nothing blocks`;
}

/** `2 critical findings`; of several severities `3 findings`. */
export function kindOf(findings: readonly Pick<LedgerFinding, 'severity' | 'rule'>[]): string {
  const ofCode = findings.filter(({ rule }) => rule !== null).length;
  if (ofCode === findings.length) return `${counted(ofCode, 'finding')} of code`;
  const [severity, ...others] = new Set(findings.map((found) => found.severity));
  const isAlike = others.length === 0 && ofCode === 0;
  const name = isAlike && severity !== 'suggestion' ? `${severity} finding` : isAlike ? 'suggestion' : 'finding';
  return counted(findings.length, name);
}

/** What is open, by severity: `1 critical, 2 important findings`. */
function counts({ ledger }: Report): string {
  const worst = ledger.findings.filter((found) => isOpen(found) && found.severity !== 'suggestion');
  const parts = severities.flatMap((severity) => {
    const count = worst.filter((found) => found.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return `${parts.join(' and ')} ${worst.length === 1 ? 'finding' : 'findings'}`;
}

/** The one word for what a review lacks; the reasons of the gate say all of it. */
function missing(report: Report): string {
  const { reviews, policy, coverage, ledger } = report;
  const { completed, partly, all } = countReviewers(reviews);
  if (completed + partly === 0 && all > 0) return 'no reviewer completed';
  if (completed + partly < policy.minReviewers)
    return `only ${completed + partly} of ${counted(all, 'reviewer')} completed`;
  const unsettled = ledger.findings.filter((found) => isMissing(found, report));
  const [standing, ...others] = new Set(unsettled.map((found) => found.standing));
  if (standing !== undefined)
    return `${kindOf(unsettled)} ${unsettled.length === 1 ? 'is' : 'are'} ${others.length === 0 ? standing : 'not settled'}`;
  if (coverage.undelivered.length > 0) return 'part of the change was not reviewed';
  return 'the review is incomplete';
}
