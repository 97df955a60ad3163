import type { PhrasingContent, RootContent } from 'mdast';
import type { LedgerObservation, Report } from '../../types.ts';
import { counted } from '../counted.ts';
import { codeBlock } from '../escape.ts';
import { excerptBlock } from '../excerpt-block.ts';
import { place } from '../links.ts';
import { list, paragraph, text, upTo } from '../nodes.ts';
import { bodyOf, observationLine, observed, otherWords } from '../observation.ts';
import type { Detail } from '../pages/detail.ts';
import { prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';

/** What comments in the code acknowledge, as git has them where code found them. */
export const limitations: Section = {
  title: 'Acknowledged Limitations',
  nothing: () => 'No reviewer quoted a comment in which the code acknowledges a limitation.',
  render(report, detail) {
    const all = observed(report, 'limitation');
    const { depth, longest, entries } = detail;
    if (all.length === 0) return [];
    if (depth.observation === 'count')
      return [paragraph(text(`${counted(all.length, 'limitation')}, not listed here.`))];
    if (depth.observation === 'title')
      return [
        list(
          upTo(
            all.map((each) => line(report, each, longest)),
            entries,
          ),
          true,
        ),
      ];
    return all.flatMap((each) => described(report, each, detail));
  },
};

function line(report: Report, each: LedgerObservation, longest: number): PhrasingContent[] {
  const anchor = each.quotation?.anchor ?? null;
  const where = anchor === null ? [] : [text(' at '), place(report, anchor, longest)];
  // The linked place stands for the path.
  return [
    ...observationLine(report, anchor === null ? each : { ...each, path: null }, longest),
    ...where,
    text(` — ${status(each)}`),
  ];
}

function described(report: Report, each: LedgerObservation, detail: Detail): RootContent[] {
  const { longest } = detail;
  return [
    paragraph(line(report, each, longest)),
    ...quoted(each, detail),
    ...prose(bodyOf(report, each), longest),
    ...otherWords(report, each, detail),
  ];
}

/** Never at the start of a line, where a comment of the code could be a command to a bot. */
function quoted({ quotation }: LedgerObservation, { longest, excerpts }: Detail): RootContent[] {
  if (quotation === null || !excerpts) return [];
  const { anchor, excerpt, quote } = quotation;
  if (anchor !== null && excerpt !== null) return excerptBlock(excerpt, anchor, longest);
  const lines = quote.trimEnd().split(/\r\n|\r|\n/u);
  return [codeBlock(lines.map((each) => `| ${each}`).join('\n'), 'text', longest)];
}

function status({ quotation }: LedgerObservation): string {
  if (quotation === null || quotation.anchor === null) return 'the quoted comment was not found in the code';
  if (quotation.origin === 'introduced') return 'introduced by this change';
  if (quotation.origin === 'pre-existing') return 'pre-existing; the comment is older than this change';
  return 'origin not known';
}
