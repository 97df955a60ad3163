import type { PhrasingContent, RootContent } from 'mdast';
import type { Anchor, Excerpt, LedgerFinding, Report } from '../../types.ts';
import { isUnsettled } from '../../types.ts';
import { codeBlock } from '../escape.ts';
import { excerptBlock } from '../excerpt-block.ts';
import { check } from '../fix.ts';
import { claimedPlace, place } from '../links.ts';
import { details, entryHeading, labelled, paragraph, strong, text } from '../nodes.ts';
import { phrase, prose, verbatim } from '../prose/prose.ts';
import { severityPill } from '../severity-pill.ts';
import { contradicts } from '../texts/contradicts.ts';
import { shortened } from '../texts/shortened.ts';
import { unrepeated } from '../texts/unrepeated.ts';
import { howChecked } from './how-checked.ts';
import type { Depth, Level } from './level.ts';
import { checked, finders, namesOf } from './names.ts';

/** Most units of a line of code; what is longer is cut at its end. */
const longestLine = 160;

/** A finding that a reader must see: what, where, the code, how it fails and what mends it; all else is folded up. */
export function findingPart(report: Report, found: LedgerFinding, level: Level, depth: Depth): RootContent[] {
  const { finding, anchor, excerpt } = found;
  const failure = shortened(unrepeated(finding.failure, [finding.title]), depth.failure);
  const shown = [finding.title, finding.failure];
  return [
    entryHeading(3, { id: found.id, severity: found.severity }, phrase(shortened(finding.title, level.longest))),
    paragraph(facts(report, found, level)),
    ...(excerpt === null || anchor === null
      ? []
      : excerptBlock(around(excerpt, anchor, depth.excerpt), anchor, longestLine)),
    ...labelled('Failure:', prose(failure)),
    ...doubts(found, depth),
    ...contradicts(found, level.longest),
    ...remedy(found, depth),
    ...folded(report, found, { body: shortened(unrepeated(finding.body, shown), depth.body), level, depth }),
  ];
}

/** One line: how severe, where, who found it, who checked it. */
function facts(report: Report, found: LedgerFinding, { longest }: Level): PhrasingContent[] {
  const { anchor, finding, severity, kind } = found;
  const where = anchor === null ? claimedPlace(finding, longest) : place(report, anchor, longest);
  const by = found.rule === null ? `found by ${finders(found)}` : '';
  const guessed = found.rule === null && finding.evidence === 'reasoned' ? ['inferred, not traced'] : [];
  const said = [kind, ...(found.origin === 'worsened' ? ['made worse by this change'] : [])].join(', ');
  const late = found.past?.late === undefined ? [] : [`late: its lines are unchanged since round ${found.past.late}`];
  const parts = [by, checked(found), ...guessed, ...late].filter((part) => part !== '');
  return [
    severityPill(severity),
    text(` ${said} · `),
    where,
    text(anchor === null ? ' (as claimed) · ' : ' · '),
    ...verbatim(parts.join(' · ')),
  ];
}

/** So many lines around the cited ones, and at most the first of these. */
function around({ startLine, lines }: Excerpt, anchor: Anchor, most: number): Excerpt {
  const cited = Math.min(most, anchor.endLine - anchor.startLine + 1);
  const before = Math.min(anchor.startLine - startLine, Math.ceil((most - cited) / 2));
  const from = Math.max(0, Math.min(anchor.startLine - startLine - before, lines.length - most));
  return { startLine: startLine + from, lines: lines.slice(from, from + most) };
}

/** What a reader must know before believing it. */
function doubts(found: LedgerFinding, { failure }: Depth): RootContent[] {
  const longest = Math.min(failure, 400);
  const why = isUnsettled(found) ? found.reasons.join(' ') : '';
  return [
    ...labelled('Not settled:', prose(shortened(why, longest))),
    ...labelled('Its quotation was not found:', prose(shortened(found.problem ?? '', longest))),
  ];
}

/** The remedy in its sentence. That it does not work, or not as it stands, is said beside it. */
function remedy(found: LedgerFinding, { fix }: Depth): RootContent[] {
  const words = prose(shortened(found.finding.fix?.text ?? '', fix));
  return words.length === 0 ? [] : [...labelled('Fix:', words), ...objections(found, fix)];
}

function objections({ fix, fixWorks, rulings }: LedgerFinding, longest: number): RootContent[] {
  const none = 'no reason given';
  const against = rulings.filter((ruling) => ruling.fix === 'fails');
  const names = against.length === 0 ? 'a verifier' : namesOf([...new Set(against.map(({ by }) => by))]);
  return [
    ...(fix.label === 'fails'
      ? labelled('Its diff does not apply:', prose(shortened(fix.problem ?? none, longest)))
      : []),
    ...(fixWorks === false
      ? [
          paragraph(
            strong('This fix does not work,'),
            text(' says '),
            verbatim(names),
            text(': '),
            phrase(shortened(against[0]?.reason ?? none, longest)),
          ),
        ]
      : []),
  ];
}

function folded(
  report: Report,
  found: LedgerFinding,
  { body, level, depth }: { readonly body: string; readonly level: Level; readonly depth: Depth },
): RootContent[] {
  const diff = (found.fix.mended ?? found.finding.fix?.diff ?? '').trimEnd();
  // Whoever copies a remedy that does not work has two defects.
  const isDiffShown = diff.trim() !== '' && diff.length <= depth.diff && found.fixWorks !== false;
  const isDoubtful = found.fix.label === 'fails' || found.fixWorks === false;
  const how = howChecked(report, found, level, depth);
  const why = prose(body);
  const inside = [
    ...why,
    ...(isDiffShown ? [codeBlock(diff, 'diff')] : []),
    ...(isDoubtful || depth.diff === 0 || found.finding.fix === null ? [] : check(found, 400)),
    ...how,
  ];
  const names = [
    ...(why.length === 0 ? [] : ['why']),
    ...(isDiffShown ? ['the diff of the fix'] : []),
    ...(how.length === 0 ? [] : ['how it was checked']),
  ];
  return names.length === 0 ? [] : [details([strong(listed(names))], inside)];
}

/** `Why, the diff of the fix and how it was checked`. */
function listed(names: readonly string[]): string {
  const all = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${all.charAt(0).toUpperCase()}${all.slice(1)}`;
}
