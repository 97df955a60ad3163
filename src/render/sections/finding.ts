import type { PhrasingContent } from 'mdast';
import type { LedgerFinding, Report, Severity } from '../../types.ts';
import { codeBlock, codeSpan, phrasing, prose, text } from '../escape.ts';
import { fileLanguage } from '../language.ts';
import { type Block, heading, paragraph, strong } from '../nodes.ts';
import { permalink } from '../permalink.ts';
import type { Detail } from '../section.ts';

/** Never colour alone: the word stands beside it. */
export const severityChips: Readonly<Record<Severity, string>> = {
  critical: '🔴 critical',
  important: '🟠 important',
  suggestion: '🔵 suggestion',
};

const longestProse = { full: 20_000, short: 1_200, brief: 0 };

/** One finding. Its title and its place stay, however little room there is. */
export function findingBlocks(report: Report, item: LedgerFinding, detail: Detail): Block[] {
  const { finding, anchor } = item;
  const place: PhrasingContent[] =
    anchor === null ? [codeSpan(`${finding.path}:${finding.startLine}`)] : [permalink(report, anchor)];
  const chips: PhrasingContent[] = [
    text(`${severityChips[item.severity]} · ${item.kind} · `),
    codeSpan(item.raisedBy.join(', ')),
    text(' · '),
    ...place,
  ];
  const title = phrasing(finding.title.slice(0, 300));
  if (detail === 'brief') return [paragraph(strong(`${item.id}.`), text(' '), ...title, text(' '), ...chips)];
  return [
    heading(4, text(`${item.id}. `), ...title),
    paragraph(...chips),
    ...(item.problem === null ? [] : [paragraph(strong('Ungrounded.'), text(' '), ...phrasing(item.problem))]),
    ...excerptBlock(item, detail),
    ...labelled('Failure.', finding.failure, detail),
    ...labelled('', finding.body, detail),
    ...fixBlocks(item, detail),
  ];
}

function cut(value: string, detail: Detail): string {
  const most = longestProse[detail];
  return value.length <= most ? value : `${value.slice(0, most)} […]`;
}

function labelled(label: string, value: string, detail: Detail): Block[] {
  const [first, ...rest] = prose(cut(value, detail));
  if (first === undefined) return [];
  return [label === '' ? first : { ...first, children: [strong(label), text(' '), ...first.children] }, ...rest];
}

function excerptBlock({ excerpt, anchor, finding }: LedgerFinding, detail: Detail): Block[] {
  if (excerpt === null || anchor === null)
    return detail === 'full' ? [paragraph(text('The reviewer quoted:')), codeBlock(finding.quote, 'text')] : [];
  const last = excerpt.startLine + excerpt.lines.length - 1;
  const width = String(last).length;
  const rows = excerpt.lines.map((line, index) => {
    const number = excerpt.startLine + index;
    const mark = number >= anchor.startLine && number <= anchor.endLine ? '>' : ' ';
    return `${mark} ${String(number).padStart(width)} | ${line.slice(0, 400)}`;
  });
  return [codeBlock(rows.join('\n'), fileLanguage(anchor.path))];
}

function fixBlocks({ finding: { fix } }: LedgerFinding, detail: Detail): Block[] {
  if (fix === null) return [];
  const diff = detail === 'full' && fix.diff !== null && fix.diff !== '' ? [codeBlock(fix.diff, 'diff')] : [];
  return [...labelled('Fix.', fix.text, detail), ...diff];
}
