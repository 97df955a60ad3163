import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { LedgerFinding, Report } from '../types.ts';
import { rawFinding, severityMarks } from './counts.ts';
import type { Detail } from './detail.ts';
import { codeBlock, codeSpan, phrase, prose } from './escape.ts';
import { claimedPlace, place } from './links.ts';
import { chips, heading, list, paragraph, strong, text } from './nodes.ts';

/** A finding on one line: id, title, severity and place. */
export function findingLine(report: Report, found: LedgerFinding, { longest }: Detail): PhrasingContent[] {
  return [
    strong(`${found.id}.`),
    text(' '),
    ...phrase(found.finding.title, longest),
    text(' — '),
    codeSpan(severityMarks[found.severity]),
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
    ...(detail.excerpts ? excerpt(found, longest) : []),
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
  const axes = chips([severityMarks[found.severity], found.kind, evidence], longest);
  return [...axes, text(' by '), ...chips(found.raisedBy, longest), text(' — '), ...where];
}

function problem({ problem: why, isGrounded }: LedgerFinding, longest: number): Paragraph[] {
  if (isGrounded) return [];
  return [paragraph(strong('Not grounded:'), text(' '), phrase(why ?? 'the quoted code was not found', longest))];
}

function excerpt({ excerpt: shown, anchor }: LedgerFinding, longest: number): RootContent[] {
  if (shown === null || shown.lines.length === 0) return [];
  const width = String(shown.startLine + shown.lines.length - 1).length;
  const lines = shown.lines.map((line, index) => {
    const number = shown.startLine + index;
    const isCited = anchor !== null && number >= anchor.startLine && number <= anchor.endLine;
    return `${isCited ? '>' : ' '} ${String(number).padStart(width)} | ${line.replace(/[\r\n]/gu, ' ')}`;
  });
  return [codeBlock(lines.join('\n'), 'text', longest)];
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
        codeSpan(severityMarks[severity]),
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
