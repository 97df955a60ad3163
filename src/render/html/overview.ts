import type { Element, ElementContent } from 'hast';
import type { Report } from '../../types.ts';
import { severities } from '../../types.ts';
import { completed, open } from '../counts.ts';
import { element } from './element.ts';

/** What is seen first: the decision with its reasons, and the figures behind it. */
export function overview(report: Report, decision: readonly ElementContent[]): Element {
  const { coverage } = report;
  const delivered = coverage.files - coverage.undelivered.length;
  const counts = severities.map((severity) => {
    const count = open(report, severity).length;
    return figure(
      String(count),
      severity === 'suggestion' && count !== 1 ? 'suggestions' : severity,
      count === 0 ? 'none' : severity,
    );
  });
  return element(
    'div',
    { className: ['overview', report.gate.outcome] },
    decision,
    element(
      'dl',
      { className: ['figures'] },
      ...counts,
      figure(`${completed(report).length}/${report.reviews.length}`, 'reviewers completed', 'plain'),
      figure(`${delivered}/${coverage.files}`, 'files delivered', 'plain'),
    ),
  );
}

function figure(value: string, label: string, className: string): Element {
  return element('div', { className: [className] }, element('dt', {}, label), element('dd', {}, value));
}
