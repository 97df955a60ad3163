import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { elementsOf, parsed } from '../../../test/support/html-page.ts';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import type { LedgerFinding, Report } from '../../types.ts';
import { reportHtml } from './report-html.ts';

const pageOf = (report: Report) => parsed(reportHtml.render(report));
const classes = ({ properties: { className } }: Element) => (Array.isArray(className) ? className : []);
const withId = (page: Root, id: string) => elementsOf(page).filter(({ properties }) => properties['id'] === id);

/** The card that the finding is, by its label; the ids of findings have no card when they stand among the concerns. */
function cardOf(page: Root, id: string): Element | undefined {
  return elementsOf(page).find(
    ({ tagName, properties }) => tagName === 'article' && String(properties['ariaLabelledBy']) === id,
  );
}

function changed(report: Report, change: (found: LedgerFinding) => LedgerFinding): Report {
  return { ...report, ledger: { ...report.ledger, findings: report.ledger.findings.map(change) } };
}

describe('entries of the page', () => {
  const report = fullReport();
  const page = pageOf(report);

  it('are targets by their ids, findings and observations alike', () => {
    for (const { id } of [...report.ledger.findings, ...report.ledger.observations])
      expect([id, withId(page, id).length]).toEqual([id, 1]);
  });

  it('wear the severity of the finding, and none where it does not count', () => {
    const worn = report.ledger.findings.map(({ id, standing }) => [standing, cardOf(page, id)] as const);
    for (const [index, [standing, card]] of worn.entries()) {
      const severity = report.ledger.findings[index]?.severity;
      if (standing === 'intended') expect(card).toBeUndefined();
      else if (standing === 'refuted' || standing === 'ungrounded') expect(card && classes(card)).toEqual(['entry']);
      else expect(card && classes(card)).toEqual(['entry', severity]);
    }
    expect(new Set(worn.map(([standing]) => standing))).toContain('refuted');
  });

  it('stand in the contents with id and title', () => {
    const [contents] = elementsOf(page).filter(({ tagName }) => tagName === 'nav');
    const lines = contents === undefined ? [] : elementsOf(contents).filter(({ tagName }) => tagName === 'a');
    const [first] = report.ledger.findings;
    const entry = lines.find(({ properties }) => properties['href'] === `#${first?.id}`);
    expect(entry && textOf(entry)).toBe(`${first?.id}. ${first?.finding.title}`);
  });

  it('take neither id nor severity from words', () => {
    const lying = changed(criticalReport(), (found) => ({
      ...found,
      severity: 'suggestion',
      raisedBy: ['🔴 critical'],
      finding: { ...found.finding, title: 'F7. F8.', failure: 'F9.', body: 'C9. critical' },
    }));
    const shown = pageOf(lying);
    for (const id of ['F7', 'F8', 'F9', 'C9']) expect(withId(shown, id)).toEqual([]);
    const card = cardOf(shown, 'F1');
    expect(card && classes(card)).toEqual(['entry', 'suggestion']);
    const pills = card === undefined ? [] : elementsOf(card).filter((each) => classes(each).includes('pill'));
    expect(pills.filter((each) => classes(each).includes('reviewer')).map((each) => textOf(each))).toContain(
      '🔴 critical',
    );
    expect(pills.map((each) => textOf(each))[0]).toBe('suggestion');
  });

  it('are told apart when a ledger has an id twice', () => {
    const [first, ...rest] = report.ledger.findings;
    const twice = first === undefined ? [] : [first, first, ...rest];
    const ids = elementsOf(pageOf({ ...report, ledger: { ...report.ledger, findings: twice } })).flatMap(
      ({ properties: { id } }) => id ?? [],
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
