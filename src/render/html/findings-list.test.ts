import type { Element, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { many } from '../../../scripts/preview/reports.ts';
import { fullReport } from '../../../test/support/full-report.ts';
import { elementsOf, parsed } from '../../../test/support/html-page.ts';
import { cleanReport } from '../../../test/support/report-fixture.ts';
import type { Report } from '../../types.ts';
import { reportHtml } from './report-html.ts';

/** The decision, which is seen first. */
function decisionOf(report: Report): Element {
  const found = elementsOf(parsed(reportHtml.render(report))).find(({ properties: { className } }) =>
    [className].flat().includes('overview'),
  );
  if (found === undefined) throw new Error('the page has no decision');
  return found;
}

const rowsOf = (within: Element | Root) =>
  elementsOf(within)
    .filter(({ tagName }) => tagName === 'tr')
    .map((row) => textOf(row));

it('shows what is open and what code found beside the decision, with who found and who checked it', () => {
  const decision = decisionOf(fullReport());
  expect(rowsOf(decision)).toEqual([
    'Id |Severity |Finding |Found by |Checked by',
    'F1 |critical |A booking that is paid late frees the berth of another boat |Claude, Codex |✓ Gemini',
    'F2 |important |Clocks that differ lapse too early |Gemini |unproven',
    'F3 |suggestion |The log names the berth, not the boat |Codex |✓ Claude (same vendor)',
    'F4 |suggestion |The clock is read twice in one decision |Claude |not verified',
    'F6 |important |A name holds a letter of another alphabet |code |code',
  ]);
  const links = elementsOf(decision).flatMap(({ properties: { href } }) => href ?? []);
  expect(links).toEqual(expect.arrayContaining(['#F1', '#F2', '#F3', '#F4', '#F6']));
});

it('folds up what a first screen has no room for, and shows no table of nothing', () => {
  const decision = decisionOf(many(30));
  const folded = elementsOf(decision).filter(({ tagName }) => tagName === 'details');
  expect(folded.map((each) => rowsOf(each).length)).toEqual([21]);
  expect(textOf(decision)).toContain('20 more findings');
  expect(rowsOf(decision).length).toBe(32);
  expect(rowsOf(decisionOf(cleanReport()))).toEqual([]);
});
