import type { PhrasingContent, RootContent } from 'mdast';
import type { LedgerFinding, Report } from '../../types.ts';
import { counted, figure } from '../counted.ts';
import { isFolded } from '../decision/blocking.ts';
import { details, entryLabel, list, paragraph, text, upTo } from '../nodes.ts';
import { phrase, verbatim } from '../prose/prose.ts';
import { lateSuggestions } from '../texts/contradicts.ts';
import { narrowed } from '../texts/shortened.ts';
import type { Level } from './level.ts';
import { linked } from './linked.ts';
import { finders } from './names.ts';

/** A line of a list at 1280 pixels. */
const wholeLine = 92;

/** What one may mend and need not, a line each, folded up. */
export function suggestionLines(report: Report, found: readonly LedgerFinding[], level: Level): RootContent[] {
  const late = lateSuggestions(found.filter((each) => isFolded(each, report)));
  const folded = late === null ? [] : [paragraph(text(`${late}, in the full report.`))];
  const now = found.filter((each) => !isFolded(each, report));
  if (now.length === 0) return folded;
  const title = text(counted(now.length, 'suggestion'));
  const lines = now.map((each) => findingLine(report, each, level, endOf(each)));
  if (level.suggestions === 0) return [paragraph(title, text(', not listed here.')), ...folded];
  return [details([{ type: 'strong', children: [title] }], [list(upTo(lines, level.suggestions))]), ...folded];
}

function endOf(found: LedgerFinding): string {
  const { undoes } = found.past ?? {};
  const by = finders(found, 20);
  return undoes === undefined ? by : `${by}, contradicts ${undoes.id} of round ${undoes.round}`;
}

/** `F3. Title — Claude`, linked to the lines that it is about. */
export function findingLine(report: Report, found: LedgerFinding, { longest }: Level, end: string): PhrasingContent[] {
  const room = Math.min(longest, Math.max(40, wholeLine - end.length));
  const behind = end === '' ? [] : [text(' — '), ...verbatim(end)];
  return [
    entryLabel(found.id),
    text(' '),
    ...linked(report, found.anchor, { words: phrase(narrowed(found.finding.title, room)), longest }),
    ...behind,
  ];
}

const mostApart = 8;

/** What was raised and does not count, by why not. */
export function apartLines(report: Report, { observations, entries }: Level, level: Level): RootContent[] {
  const all = standings.flatMap(([standing, words]) => {
    const found = report.ledger.findings.filter((each) => each.standing === standing);
    return found.map((each) => ({ each, words }));
  });
  if (all.length === 0) return [];
  const by = standings.flatMap(([standing, words]) => {
    const count = report.ledger.findings.filter((each) => each.standing === standing).length;
    return count === 0 ? [] : [`${figure(count)} ${words}`];
  });
  if (!observations) return [paragraph(text(`Raised, and not counted: ${by.join(', ')}.`))];
  const lines = all.map(({ each, words }) => {
    // The first reason of a declined finding is who declined it and why.
    const end = each.standing === 'declined' ? narrowed(each.reasons[0] ?? words, wholeLine) : words;
    return findingLine(report, each, level, end);
  });
  return [paragraph(text('Raised, and not counted:')), list(upTo(lines, Math.min(entries, mostApart)))];
}

const standings = [
  ['pre-existing', 'older than this change'],
  ['intended', 'documented as intended'],
  ['refuted', 'refuted'],
  ['ungrounded', 'not in the code'],
  ['declined', 'declined'],
] as const;
