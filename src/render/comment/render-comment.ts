import type { RootContent } from 'mdast';
import { commentMarker } from '../../lib/marker.ts';
import { blocks, isOpen, type Report } from '../../types.ts';
import { isFolded, isMissing, isWeighty } from '../decision/blocking.ts';
import { headline } from '../decision/headline.ts';
import { opening } from '../decision/opening.ts';
import { heading, list, text, upTo } from '../nodes.ts';
import { fitted } from '../pages/fitted.ts';
import { about } from './about.ts';
import { budget } from './budget.ts';
import { findingLine, suggestionLines } from './finding-lines.ts';
import { findingPart } from './finding-part.ts';
import { findingsTable } from './findings-table.ts';
import { footer } from './footer.ts';
import { type Level, lastLevels, levels } from './level.ts';
import { roundsLine } from './rounds-line.ts';

/** GitHub takes 65,536 characters; 16,000 are for the line of memory, the rest for the marker and for what it counts differently. */
export const longestComment = 49_000;

/**
 * The comment: verdict and reason, the findings at a glance, what decides or counts one by one, and all else folded up. At
 * most 49,000 UTF-16 units for any report, and as long as a reader has patience for where that can be. Its first line
 * is the marker.
 * @param page.remainder where all of the report is to be found
 */
export function renderComment(
  report: Report,
  {
    name,
    remainder = 'The job summary and the report files have all of it.',
  }: { readonly name: string; readonly remainder?: string },
): string {
  const marker = `${commentMarker(name)}\n`;
  const limit = { most: longestComment - marker.length, measure: (page: string) => page.length };
  const parts = (level: Level) => partsOf(report, level, remainder);
  const page = fitted(levels, { ...limit, mostVisible: budget(report) }, parts) ?? fitted(lastLevels, limit, parts);
  if (page === null) throw new Error(`the comment does not fit into ${longestComment}, also with the least`);
  return marker + page;
}

function* partsOf(report: Report, level: Level, remainder: string): Generator<readonly RootContent[]> {
  const weighty = report.ledger.findings.filter((found) => isWeighty(found, report));
  const suggestions = report.ledger.findings.filter((found) => isOpen(found) && !weighty.includes(found));
  yield [heading(2, text(headline(report))), opening(report, level)];
  const below = suggestions.filter((found) => !isFolded(found, report)).length;
  yield findingsTable(report, weighty, { level, suggestions: below });
  yield roundsLine(report);
  for (const found of weighty.slice(0, level.parts)) {
    const isDeciding = blocks(found, report.policy) || isMissing(found, report);
    yield findingPart(report, found, level, isDeciding ? level.deciding : level.others);
  }
  const more = weighty.slice(level.parts).map((found) => findingLine(report, found, level, ''));
  if (more.length > 0) yield [list(upTo(more, level.parts))];
  yield suggestionLines(report, suggestions, level);
  yield about(report, level);
  yield [footer(report, level, remainder)];
}
