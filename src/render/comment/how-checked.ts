import type { PhrasingContent, RootContent } from 'mdast';
import { isUnsettled, type LedgerFinding, type Report, type Ruling } from '../../types.ts';
import { place } from '../links.ts';
import { joined, list, paragraph, strong, text } from '../nodes.ts';
import { phrase, verbatim } from '../prose/prose.ts';
import { sources } from '../sources.ts';
import { reachLabel } from '../texts/reach-label.ts';
import { shortened } from '../texts/shortened.ts';
import { unrepeated } from '../texts/unrepeated.ts';
import type { Depth, Level } from './level.ts';
import { namesOf } from './names.ts';

const says: Readonly<Record<Ruling['verdict'], string>> = {
  confirmed: ' confirms it',
  refuted: ' refutes it',
  unproven: ' could not settle it',
  unverified: ' came to no verdict',
};

/** Who said what of it, and what came of that. The severity stands in the last sentence alone, where it changed. */
export function howChecked(report: Report, found: LedgerFinding, level: Level, depth: Depth): RootContent[] {
  const { longest } = level;
  if (depth.reason === 0) return [];
  // That the remedy does not work is said beside it, with the reason.
  const said = found.fixWorks === false ? found.rulings.filter(({ fix }) => fix === 'fails').slice(0, 1) : [];
  const shown = said.map((ruling) => ruling.reason);
  const lines = [
    ...reached(report, found, level, depth),
    ...found.rulings.slice(0, level.entries).map((ruling) => {
      const words = shortened(unrepeated(ruling.reason, shown), depth.reason);
      shown.push(ruling.reason);
      return ruled(report, ruling, words, level);
    }),
    ...otherSources(report, found, level),
  ];
  const decided = isUnsettled(found) ? '' : shortened(found.reasons.join(' '), longest);
  return [
    ...(lines.length === 0 ? [] : [list(lines)]),
    ...(decided === '' ? [] : [paragraph(strong('Decided:'), text(' '), phrase(decided))]),
  ];
}

function reached(report: Report, found: LedgerFinding, { longest }: Level, { reason }: Depth): PhrasingContent[][] {
  if (found.reach === null) return [];
  const { anchor, shows } = found.reach;
  return [
    [
      strong(reachLabel(found)),
      text(' '),
      place(report, anchor, longest),
      text(' — '),
      ...phrase(shortened(shows, reason)),
    ],
  ];
}

function ruled(report: Report, ruling: Ruling, words: string, { longest }: Level): PhrasingContent[] {
  const { by, verdict, isOtherVendor, withdrawn, evidence } = ruling;
  const places = evidence.flatMap(({ anchor }) => (anchor === null ? [] : [[place(report, anchor, longest)]]));
  return [
    strongName(by),
    text(isOtherVendor ? '' : ' (same vendor)'),
    text(withdrawn === null ? says[verdict] : ` said ${withdrawn}, which its quotations do not bear out`),
    ...(words === '' ? [] : [text(': '), ...phrase(words)]),
    ...(places.length === 0 ? [] : [text(' ('), ...joined(places.slice(0, 3), text(', ')), text(')')]),
  ];
}

function strongName(name: string): PhrasingContent {
  return { type: 'strong', children: verbatim(namesOf([name])) };
}

/** Who else raised it, where they said it in other words or with another severity. */
function otherSources(report: Report, found: LedgerFinding, { longest, entries }: Level): PhrasingContent[][] {
  const { finding, severity, reasons } = found;
  const all = sources(report, found);
  const lead = all.find(({ finding: { title, body } }) => title === finding.title && body === finding.body);
  return all
    .filter((source) => source !== lead || (source.finding.severity !== severity && reasons.length === 0))
    .flatMap((source): PhrasingContent[][] => {
      const title = shortened(unrepeated(source.finding.title, [finding.title]), longest);
      const rated = source.finding.severity === severity ? '' : ` as ${source.finding.severity}`;
      if (title === '' && rated === '') return [];
      return [[strongName(source.reviewer), text(` raised it${rated}${title === '' ? '' : ': '}`), ...phrase(title)]];
    })
    .slice(0, entries);
}
