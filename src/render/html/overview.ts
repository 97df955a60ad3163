import type { Element, ElementContent } from 'hast';
import type { Report } from '../../types.ts';
import { severities } from '../../types.ts';
import { completed } from '../completed.ts';
import { open } from '../open.ts';
import { element, isElement } from './element.ts';

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
    decision.map(shortened),
    element(
      'dl',
      { className: ['figures'] },
      ...counts,
      figure(`${completed(report).length}/${report.reviews.length}`, 'reviewers completed', 'plain'),
      figure(`${grouped(delivered)}/${grouped(coverage.files)}`, 'files delivered', 'plain'),
    ),
  );
}

/** Reasons that are shown at once; a longer list is folded up behind them. */
const mostReasons = 5;

function shortened(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  return { ...node, children: node.children.flatMap((child) => (isElement(child, 'ul') ? folded(child) : [child])) };
}

function folded(reasons: Element): Element[] {
  const items = reasons.children.filter((child) => isElement(child, 'li'));
  if (items.length <= mostReasons + 1) return [reasons];
  const more = items.slice(mostReasons);
  const summary = element('summary', {}, `${more.length.toLocaleString('en-US')} more`);
  return [
    { ...reasons, children: items.slice(0, mostReasons) },
    element('details', {}, summary, element('ul', {}, more)),
  ];
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

function figure(value: string, label: string, className: string): Element {
  return element('div', { className: [className] }, element('dt', {}, label), element('dd', {}, value));
}
