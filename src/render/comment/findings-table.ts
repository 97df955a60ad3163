import type { PhrasingContent, RootContent } from 'mdast';
import type { LedgerFinding, Report } from '../../types.ts';
import { figure } from '../counted.ts';
import { strong, table, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';
import { severityWords } from '../severity-pill.ts';
import { narrowed } from '../texts/shortened.ts';
import type { Level } from './level.ts';
import { linked } from './linked.ts';
import { checkers, finders } from './names.ts';

/** Columns that the cells of a row may take together, so that it is one line on a screen 1280 pixels wide. */
const wholeRow = 100;
const leastTitle = 34;
/** Most columns of one name. */
const longestName = 14;

/** The findings at a glance, one line each. The full titles stand below. @param suggestions how many are not among them */
export function findingsTable(
  report: Report,
  findings: readonly LedgerFinding[],
  { level, suggestions }: { readonly level: Level; readonly suggestions: number },
): RootContent[] {
  if (findings.length === 0) return [];
  const shown = findings.slice(0, level.rows);
  const people = shown.map((found) => ({
    found,
    by: finders(found, longestName),
    checked: checkers(found, longestName),
  }));
  const taken = [...(['by', 'checked'] as const)].map((column) =>
    Math.max(8, ...people.map((each) => each[column].length)),
  );
  const room = Math.max(leastTitle, wholeRow - taken.reduce((sum, columns) => sum + columns, 16));
  const rest = findings.length - shown.length;
  return [
    table([
      ['Severity', 'Finding', 'Found by', 'Checked by'].map((title) => [text(title)]),
      ...people.map(({ found, by, checked }) => [
        // The narrower the screen, the more the title needs the room of a column for the id.
        [strong(found.id), text(` ${severityWords(found.severity)}`)],
        titled(report, found, { room, longest: level.longest }),
        phrase(by),
        phrase(checked),
      ]),
      ...(rest === 0 ? [] : [further(`${figure(rest)} more findings, below`)]),
      ...(suggestions === 0
        ? []
        : [further(`${figure(suggestions)} ${suggestions === 1 ? 'suggestion' : 'suggestions'}, folded below`)]),
    ]),
  ];
}

function further(words: string): PhrasingContent[][] {
  return [[], [text(words)], [], []];
}

function titled(
  report: Report,
  { finding, anchor }: LedgerFinding,
  { room, longest }: { readonly room: number; readonly longest: number },
): PhrasingContent[] {
  return linked(report, anchor, { words: phrase(narrowed(finding.title, room)), longest });
}
