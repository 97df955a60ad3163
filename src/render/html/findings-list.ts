import type { Element } from 'hast';
import { h } from 'hastscript';
import type { PhrasingContent } from 'mdast';
import { isOpen, type LedgerFinding, type Report } from '../../types.ts';
import { checkers, finders } from '../comment/names.ts';
import { figure } from '../counted.ts';
import { phrase, verbatim } from '../prose/prose.ts';
import { severityPill } from '../severity-pill.ts';
import { bar, type Page, phrasing } from './elements.ts';

/** So many stand on the first screen; the others are folded up behind them. */
const mostAtOnce = 10;
const longestTitle = 300;

/** What is open and what code found, one line each, as links to what is said of it. */
export function findingsList(report: Report, page: Page): Element[] {
  const shown = report.ledger.findings.filter((found) => isOpen(found) || found.standing === 'fact');
  if (shown.length === 0) return [];
  const more = shown.slice(mostAtOnce);
  const whole = glance(shown.slice(0, mostAtOnce), 'Findings at a glance', page);
  if (more.length === 0) return [whole];
  const summary = h('summary', {}, `${figure(more.length)} more findings`);
  return [whole, h('details', {}, summary, glance(more, 'Further findings', page))];
}

function glance(findings: readonly LedgerFinding[], label: string, page: Page): Element {
  const head = ['Id', 'Severity', 'Finding', 'Found by', 'Checked by'].map((name) => h('th', { scope: 'col' }, name));
  return h(
    'div.scroll.glance',
    { tabIndex: 0, role: 'group', ariaLabel: label },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, barred(head))),
      h(
        'tbody',
        {},
        findings.map((found) => row(found, page)),
      ),
    ),
  );
}

function row(found: LedgerFinding, page: Page): Element {
  const { id, severity, finding } = found;
  const cell = (words: readonly PhrasingContent[]) => h('td', {}, phrasing(words, page));
  return h(
    'tr',
    {},
    barred([
      h('th', { scope: 'row' }, id),
      cell([severityPill(severity)]),
      h('td', {}, h('a', { href: `#${id}` }, phrasing(phrase(finding.title, longestTitle), page))),
      cell(verbatim(finders(found), longestTitle)),
      cell(verbatim(checkers(found), longestTitle)),
    ]),
  );
}

/** Cells lie far apart, and have a bar between them where nobody sees that. */
function barred(cells: readonly Element[]): Element[] {
  return cells.map((cell, index) =>
    index === cells.length - 1 ? cell : { ...cell, children: [...cell.children, bar()] },
  );
}
