import type { PhrasingContent, RootContent } from 'mdast';
import type { LedgerFinding, Report } from '../../types.ts';
import { counted } from '../counted.ts';
import { strong, table, text } from '../nodes.ts';
import { phrase, verbatim } from '../prose/prose.ts';
import { severityWords } from '../severity-pill.ts';
import { narrowed } from '../texts/shortened.ts';
import type { Level } from './level.ts';
import { linked } from './linked.ts';
import { checkers, finders } from './names.ts';

/** Columns that the cells of a row may take together, so that it is one line on a screen 1280 pixels wide. */
const wholeRow = 100;
const leastTitle = 34;
/** So few rows leave the first screen to no longer titles: each is whole, but for one that would fill it by itself. */
export const fewRows = 8;
const wholeTitle = 100;
/** Of the id and the severity. */
const severityColumns = 16;
/** Most columns of one name; fewer where the names would leave no room for the titles. */
const longestName = 14;
const shorterNames = [10, 7];

/** The findings at a glance; of many, one line each. The full titles stand below. @param suggestions how many are not among them */
export function findingsTable(
  report: Report,
  findings: readonly LedgerFinding[],
  { level, suggestions }: { readonly level: Level; readonly suggestions: number },
): RootContent[] {
  if (findings.length === 0) return [];
  const listed = findings.slice(0, level.rows);
  let made = rowsWith(listed, longestName);
  for (const shorter of shorterNames) if (made.room < leastTitle) made = rowsWith(listed, shorter);
  const room = listed.length <= fewRows ? wholeTitle : Math.max(leastTitle, made.room);
  const rest = findings.length - listed.length;
  return [
    table([
      ['Severity', 'Finding', 'Found by', 'Checked by'].map((title) => [text(title)]),
      ...made.rows.map(({ found, by, checked }) => [
        // The narrower the screen, the more the title needs the room of a column for the id.
        [strong(found.id), text(` ${severityWords(found.severity)}`)],
        titled(report, found, { room, longest: level.longest }),
        by,
        checked,
      ]),
      ...(rest === 0 ? [] : [further(`${counted(rest, 'more finding')}, below`)]),
      ...(suggestions === 0 ? [] : [further(`${counted(suggestions, 'suggestion')}, folded below`)]),
    ]),
  ];
}

interface Row {
  readonly found: LedgerFinding;
  readonly by: PhrasingContent[];
  readonly checked: PhrasingContent[];
}

/** The people of each row, and how many columns they leave for the title. */
function rowsWith(
  findings: readonly LedgerFinding[],
  longest: number,
): { readonly rows: readonly Row[]; readonly room: number } {
  const rows = findings.map((found) => ({
    found,
    by: verbatim(finders(found, longest)),
    checked: verbatim(checkers(found, longest)),
  }));
  const widest = (column: 'by' | 'checked') => Math.max(8, ...rows.map((each) => columnsOf(each[column])));
  return { rows, room: wholeRow - severityColumns - widest('by') - widest('checked') };
}

function further(words: string): PhrasingContent[][] {
  return [[], [text(words)], [], []];
}

function titled(
  report: Report,
  { finding, anchor }: LedgerFinding,
  { room, longest }: { readonly room: number; readonly longest: number },
): PhrasingContent[] {
  const words = phrase(narrowed(finding.title, room));
  const excess = Math.max(0, columnsOf(words) - room);
  return linked(report, anchor, {
    words: excess === 0 ? words : phrase(narrowed(finding.title, room - excess)),
    longest,
  });
}

/** Columns that the words take: letters of code are wider, and have a frame. */
function columnsOf(words: readonly PhrasingContent[]): number {
  const columns = words.map((word) => {
    if (word.type === 'inlineCode') return word.value.length * 1.15 + 2;
    return 'value' in word ? word.value.length : 'children' in word ? columnsOf(word.children) : 0;
  });
  return Math.ceil(columns.reduce((sum, one) => sum + one, 0));
}
