import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Report } from '../../types.ts';
import { countReviewers, severities } from '../../types.ts';
import { reviewedFiles } from '../completed.ts';
import { figure } from '../counted.ts';
import { loudness } from '../decision/opening.ts';
import { open } from '../open.ts';

/** What is seen first: the decision with its reasons, and the figures behind it. */
export function overview(report: Report, decision: readonly ElementContent[], findings: readonly Element[]): Element {
  const { coverage, reviews } = report;
  const { completed, all } = countReviewers(reviews);
  const files = reviewedFiles(report).length;
  const delivered = files - coverage.undelivered.length;
  const counts = severities.map((severity) => {
    const count = open(report, severity).length;
    return term(
      String(count),
      severity === 'suggestion' && count !== 1 ? 'suggestions' : severity,
      count === 0 ? 'none' : severity,
    );
  });
  return h(
    'div.overview',
    { className: [loudness(report)] },
    decision.map(shortened),
    [...findings],
    h(
      'ul.figures',
      {},
      ...counts,
      ...(all === 0
        ? []
        : [
            term(`${completed}/${all}`, 'reviewers completed', 'plain'),
            term(`${figure(delivered)}/${figure(files)}`, 'files delivered', 'plain'),
          ]),
    ),
  );
}

/** Reasons that are shown at once; a longer list is folded up behind them. */
const mostReasons = 5;

function shortened(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node;
  return { ...node, children: node.children.flatMap((child) => (isList(child) ? shortList(child) : child)) };
}

function isList(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'ul';
}

function shortList(reasons: Element): ElementContent[] {
  const items = reasons.children.filter((child) => child.type === 'element');
  if (items.length <= mostReasons + 1) return [reasons];
  const more = items.slice(mostReasons);
  const summary = h('summary', {}, `${figure(more.length)} more`);
  return [{ ...reasons, children: items.slice(0, mostReasons) }, h('details', {}, summary, h('ul', {}, more))];
}

/** `2 critical`: a reader without the style sheet has the two in this order. */
function term(value: string, label: string, className: string): Element {
  return h('li', { className: [className] }, h('strong', {}, value), ' ', h('span', {}, label));
}
