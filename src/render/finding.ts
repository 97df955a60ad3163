import type { InlineCode, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isOpen, type LedgerFinding, type Report, type Severity, type Standing } from '../types.ts';
import { codeSpan } from './escape.ts';
import { excerptBlock } from './excerpt-block.ts';
import { fix } from './fix.ts';
import { claimedPlace, place } from './links.ts';
import { entryHeading, entryLabel, labelled, list, paragraph, pill, pills, strong, text, upTo } from './nodes.ts';
import type { Detail } from './pages/detail.ts';
import { phrase, prose } from './prose/prose.ts';
import { rulings, standingPill } from './rulings.ts';
import { severityPill } from './severity-pill.ts';
import { leadOf, sources } from './sources.ts';
import { contradicts } from './texts/contradicts.ts';
import { reachLabel } from './texts/reach-label.ts';
import { unrepeated } from './texts/unrepeated.ts';

/** A finding on one line: id, title, severity and place. */
export function findingLine(report: Report, found: LedgerFinding, { longest }: Detail): PhrasingContent[] {
  return [
    entryLabel(found.id),
    text(' '),
    ...phrase(found.finding.title, longest),
    text(' — '),
    severityBadge(found),
    text(' '),
    standingPill(found, longest),
    ...(found.anchor === null ? [] : [text(' '), place(report, found.anchor, longest)]),
  ];
}

/** A finding in full: what, where, the code as it is, how it is reached, how it fails, why, the remedy, who disagrees. */
export function finding(report: Report, found: LedgerFinding, detail: Detail, depth: 3 | 4 = 3): RootContent[] {
  const { longest } = detail;
  const { failure, body, title } = found.finding;
  return [
    entryHeading(depth, { id: found.id, severity: shownSeverity(found) }, phrase(title, longest)),
    paragraph(badges(report, found, longest)),
    ...problem(found, longest),
    ...(detail.excerpts && found.excerpt !== null && found.anchor !== null
      ? excerptBlock(found.excerpt, found.anchor, longest)
      : []),
    ...reach(report, found, detail),
    ...labelled('Failure:', prose(unrepeated(failure, [title]), longest)),
    ...prose(unrepeated(body, [title, failure]), longest),
    ...contradicts(found, longest),
    ...fix(found, detail),
    ...otherSources(report, found, detail),
    ...rulings(report, found, detail),
  ];
}

/** What does not count for want of proof never wears a severity as if it did. */
function shownSeverity(found: LedgerFinding): Severity | null {
  const keeps: readonly Standing[] = ['pre-existing', 'fact', 'declined'];
  return isOpen(found) || keeps.includes(found.standing) ? found.severity : null;
}

function severityBadge(found: LedgerFinding): InlineCode {
  const severity = shownSeverity(found);
  return severity === null ? pill('kind', `claimed ${found.rawSeverity}`) : severityPill(severity);
}

function badges(report: Report, found: LedgerFinding, longest: number): PhrasingContent[] {
  const { kind, standing: where, origin, anchor, rule, raisedBy } = found;
  // What counts is introduced, unless it says otherwise; what is older has said so.
  const isSaid = origin === null || origin === 'introduced' || origin === where;
  const axes = [
    severityBadge(found),
    pill('kind', kind),
    standingPill(found, longest),
    ...(isSaid ? [] : [pill('origin', origin)]),
  ];
  const by = raisedBy.map((name) => pill('reviewer', name, longest));
  return [
    ...pills(axes),
    ...(rule === null ? [text(', raised by '), ...pills(by), text(` (${found.finding.evidence})`)] : []),
    text(anchor === null ? ' — claimed at ' : ' — '),
    anchor === null ? claimedPlace(found.finding, longest) : place(report, anchor, longest),
  ];
}

function problem({ problem: why, standing: where }: LedgerFinding, longest: number): Paragraph[] {
  if (where !== 'ungrounded' && why === null) return [];
  return [paragraph(strong('Not grounded:'), text(' '), phrase(why ?? 'the quoted code was not found', longest))];
}

function reach(report: Report, found: LedgerFinding, detail: Detail): RootContent[] {
  const { reach: shown } = found;
  if (shown === null || !detail.reach) return [];
  const { anchor, excerpt, shows } = shown;
  return [
    paragraph(
      strong(reachLabel(found)),
      text(' '),
      place(report, anchor, detail.longest),
      text(' — '),
      phrase(shows, detail.longest),
    ),
    ...excerptBlock(excerpt, anchor, detail.longest),
  ];
}

function otherTitle(title: string, { finding }: LedgerFinding, longest: number): PhrasingContent[] {
  const more = unrepeated(title, [finding.title]);
  return more === '' ? [] : [text(' '), ...phrase(more, longest)];
}

/** The lead's words are shown above; whoever else raised it is credited, with the severity that they gave. */
function otherSources(report: Report, found: LedgerFinding, { longest, entries }: Detail): RootContent[] {
  const lead = leadOf(report, found)?.id;
  const others = sources(report, found).filter(({ id }) => id !== lead);
  if (others.length === 0) return [];
  const items = others.map(({ id, finding: { severity, title } }): PhrasingContent[] => [
    codeSpan(id, longest),
    text(' '),
    severityPill(severity),
    ...otherTitle(title, found, longest),
  ]);
  return [paragraph(strong('Also raised as:')), list(upTo(items, entries))];
}
