import type { RootContent } from 'mdast';
import { fingerprint } from '../lib/fingerprint.ts';
import { findingTag } from '../lib/marker.ts';
import type { ChangedFile, InlineComment, LedgerFinding, Report, Standing } from '../types.ts';
import { openStandings } from '../types.ts';
import { longestComment } from './comment.ts';
import { severityMarks } from './counts.ts';
import { placeOf } from './diff-places.ts';
import { codeBlock, codeSpan, phrase, prose, serialise } from './escape.ts';
import { place } from './links.ts';
import { joined, labelled, paragraph, strong, text } from './nodes.ts';
import { suggestion } from './suggestion.ts';

/**
 * Open findings that stand in a changed file, as comments on the diff. What stands elsewhere is in the report only.
 * Findings of the same content get the same fingerprint with a number: there are never more comments than findings.
 */
export function inlineComments(report: Report, changes: readonly ChangedFile[]): InlineComment[] {
  const files = new Map(changes.map((file) => [file.path, file]));
  const seen = new Map<string, number>();
  return report.ledger.findings.flatMap((found): InlineComment[] => {
    const { anchor, finding } = found;
    const file = anchor === null ? undefined : files.get(anchor.path);
    if (anchor === null || file === undefined || !openStandings.includes(found.standing)) return [];
    const content = fingerprint({ path: anchor.path, kind: found.kind, quote: finding.quote });
    const nth = (seen.get(content) ?? 0) + 1;
    seen.set(content, nth);
    const id = nth === 1 ? content : `${content}-${nth}`;
    const lines = placeOf(anchor, file);
    return [
      { finding: found.id, fingerprint: id, path: anchor.path, lines, body: body(report, found, { file, lines, id }) },
    ];
  });
}

interface Where {
  readonly file: ChangedFile;
  readonly lines: InlineComment['lines'];
  readonly id: string;
}

function body(report: Report, found: LedgerFinding, where: Where): string {
  for (const longest of [8_000, 3_000, 1_000, 300]) {
    const children = blocks(report, found, where, longest);
    const page = `${findingTag(where.id)}\n${serialise({ type: 'root', children })}`;
    if (page.length <= longestComment) return page;
  }
  throw new Error('a comment does not fit, also with its texts cut');
}

const standings: Readonly<Partial<Record<Standing, string>>> = {
  confirmed: 'confirmed by another reviewer',
  raw: 'not verified',
  unproven: 'verified without a result',
  unverified: 'not verified',
};

function blocks(report: Report, found: LedgerFinding, { file, lines }: Where, longest: number): RootContent[] {
  const { title, failure, body: why, fix } = found.finding;
  const badges = [severityMarks[found.severity], found.kind, standings[found.standing] ?? found.standing];
  const by = found.raisedBy.map((name) => [codeSpan(name, 80)]);
  const where = found.anchor === null ? [] : [text(' — '), place(report, found.anchor, longest)];
  const remedy = fix === null ? [] : labelled('Fix:', prose(fix.text, longest));
  return [
    paragraph(strong(`${found.id}.`), text(' '), { type: 'strong', children: phrase(title, longest) }),
    paragraph(
      joined(
        badges.map((badge) => [codeSpan(badge)]),
        text(' '),
      ),
      text(' by '),
      joined(by, text(', ')),
      where,
    ),
    ...labelled('Failure:', prose(failure, longest)),
    ...prose(why, longest),
    ...remedy,
    ...change(found, file, lines, longest),
  ];
}

/** The diff of the remedy: as a suggestion where it is exactly one, else to be read. */
function change(
  found: LedgerFinding,
  file: ChangedFile,
  lines: InlineComment['lines'],
  longest: number,
): RootContent[] {
  const exact = suggestion(found, file, lines);
  if (exact !== null && exact.value.length <= longest) return [exact];
  const diff = found.finding.fix?.diff?.trimEnd() ?? '';
  const isNoted = found.fixWorks === false || found.fix.label === 'fails';
  return [
    ...(isNoted ? [paragraph(text('This remedy did not hold; the report says why.'))] : []),
    ...(diff === '' || isNoted ? [] : [codeBlock(diff, 'diff', longest)]),
  ];
}
