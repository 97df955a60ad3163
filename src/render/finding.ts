import type { InlineCode, Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Anchor, Excerpt, LedgerFinding, Report, Severity } from '../types.ts';
import { rawFinding, severityMarks } from './counts.ts';
import type { Detail } from './detail.ts';
import { codeBlock, codeSpan, phrase, prose } from './escape.ts';
import { claimedPlace, place } from './links.ts';
import { heading, list, paragraph, pill, pills, strong, text } from './nodes.ts';

export function severityPill(severity: Severity): InlineCode {
  return pill(severity, severityMarks[severity]);
}

/** A finding on one line: id, title, severity and place. */
export function findingLine(report: Report, found: LedgerFinding, { longest }: Detail): PhrasingContent[] {
  return [
    strong(`${found.id}.`),
    text(' '),
    ...phrase(found.finding.title, longest),
    text(' — '),
    severityPill(found.severity),
    ...(found.anchor === null ? [] : [text(' '), place(report, found.anchor, longest)]),
  ];
}

/** A finding in full: what, where, the code as it is, how it fails, why, and the remedy. */
export function finding(report: Report, found: LedgerFinding, detail: Detail): RootContent[] {
  const { longest } = detail;
  const { failure, body, title } = found.finding;
  return [
    heading(3, text(`${found.id}. `), phrase(title, longest)),
    paragraph(badges(report, found, longest)),
    ...problem(found, longest),
    ...(detail.excerpts && found.excerpt !== null && found.anchor !== null
      ? excerptBlock(found.excerpt, found.anchor, longest)
      : []),
    ...labelled('Failure:', prose(failure, longest)),
    ...prose(body, longest),
    ...fix(found, detail),
    ...otherSources(report, found, longest),
  ];
}

function badges(report: Report, found: LedgerFinding, longest: number): PhrasingContent[] {
  const { evidence } = found.finding;
  const where: PhrasingContent[] =
    found.anchor === null
      ? [text('claimed at '), claimedPlace(found.finding, longest)]
      : [place(report, found.anchor, longest)];
  const axes = pills([severityPill(found.severity), pill('kind', found.kind), pill('evidence', evidence)]);
  return [
    ...axes,
    text(' by '),
    ...pills(found.raisedBy.map((name) => pill('reviewer', name, longest))),
    text(' — '),
    ...where,
  ];
}

function problem({ problem: why, standing }: LedgerFinding, longest: number): Paragraph[] {
  if (standing !== 'ungrounded') return [];
  return [paragraph(strong('Not grounded:'), text(' '), phrase(why ?? 'the quoted code was not found', longest))];
}

/** Lines as git has them. Markdown gets a gutter with their numbers and a mark at what is cited. */
export function excerptBlock({ startLine, lines }: Excerpt, anchor: Anchor, longest: number): RootContent[] {
  if (lines.length === 0) return [];
  const width = String(startLine + lines.length - 1).length;
  const shown = lines.map((line, index) => {
    const number = startLine + index;
    const isCited = number >= anchor.startLine && number <= anchor.endLine;
    return `${isCited ? '>' : ' '} ${String(number).padStart(width)} | ${line.replace(/[\r\n]/gu, ' ')}`;
  });
  const excerpt = { path: anchor.path, startLine, citedStart: anchor.startLine, citedEnd: anchor.endLine, lines };
  return [{ ...codeBlock(shown.join('\n'), 'text', longest), data: { excerpt } }];
}

function fix({ finding: { fix: remedy } }: LedgerFinding, { diffs, longest }: Detail): RootContent[] {
  if (remedy === null) return [];
  const words = labelled('Fix:', prose(remedy.text, longest));
  return remedy.diff === null || remedy.diff.trim() === '' || !diffs
    ? words
    : [...words, codeBlock(remedy.diff.trimEnd(), 'diff', longest)];
}

/** The lead's words are shown above; whoever else raised it is credited, with the severity that they gave. */
function otherSources(report: Report, found: LedgerFinding, longest: number): RootContent[] {
  const sources = found.sources.flatMap((id) => {
    const source = rawFinding(report, id);
    return source === undefined ? [] : [{ id, finding: source }];
  });
  const lead = sources.find(
    ({ finding: { title, body } }) => title === found.finding.title && body === found.finding.body,
  );
  const others = sources.filter((source) => source !== lead);
  if (others.length === 0) return [];
  return [
    paragraph(text('Also raised as:')),
    list(
      others.map(({ id, finding: { severity, title } }) => [
        codeSpan(id, longest),
        text(' '),
        severityPill(severity),
        text(' '),
        ...phrase(title, longest),
      ]),
    ),
  ];
}

/** Paragraphs of which the first one begins with a label. */
export function labelled(label: string, paragraphs: readonly Paragraph[]): Paragraph[] {
  const [first, ...rest] = paragraphs;
  return first === undefined ? [] : [paragraph(strong(label), text(' '), first.children), ...rest];
}
