import type { RootContent } from 'mdast';
import { fingerprint } from '../lib/fingerprint.ts';
import { findingTag } from '../lib/marker.ts';
import type { ChangedFile, InlineComment, LedgerFinding, Report } from '../types.ts';
import { longestComment } from './comment.ts';
import { isOpen } from './counts.ts';
import { everything } from './detail.ts';
import { placeOf } from './diff-places.ts';
import { phrase, prose, serialise } from './escape.ts';
import { severityPill } from './finding.ts';
import { fix } from './fix.ts';
import { place } from './links.ts';
import { labelled, paragraph, pill, pills, text } from './nodes.ts';
import { standing } from './rulings.ts';
import { suggestion } from './suggestion.ts';

/**
 * Open findings that stand in a changed file, as comments on the diff. What stands elsewhere is in the report only.
 * Findings of the same content get the same fingerprint with a number: there are never more comments than findings.
 */
export function inlineComments(report: Report, changes: readonly ChangedFile[]): InlineComment[] {
  const files = new Map(changes.map((file) => [file.path, file]));
  const seen = new Map<string, number>();
  return report.ledger.findings.flatMap((found): InlineComment[] => {
    const { anchor } = found;
    const file = anchor === null ? undefined : files.get(anchor.path);
    if (anchor === null || file === undefined || !isOpen(found)) return [];
    const content = fingerprint({ path: anchor.path, kind: found.kind, quote: codeOf(found) });
    const nth = (seen.get(content) ?? 0) + 1;
    seen.set(content, nth);
    const id = nth === 1 ? content : `${content}-${nth}`;
    const lines = placeOf(anchor, file);
    const body = bodyOf(report, found, { file, lines, id });
    return [{ finding: found.id, fingerprint: id, path: anchor.path, lines, body }];
  });
}

/** The cited lines as git has them: a reviewer may quote them with gaps. */
function codeOf({ anchor, excerpt, finding: { quote } }: LedgerFinding): string {
  if (anchor === null || excerpt === null) return quote;
  const from = anchor.startLine - excerpt.startLine;
  const lines = excerpt.lines.slice(Math.max(0, from), anchor.endLine - excerpt.startLine + 1);
  return from >= 0 && lines.length === anchor.endLine - anchor.startLine + 1 ? lines.join('\n') : quote;
}

interface Where {
  readonly file: ChangedFile;
  readonly lines: InlineComment['lines'];
  readonly id: string;
}

function bodyOf(report: Report, found: LedgerFinding, where: Where): string {
  for (const longest of [8_000, 3_000, 1_000, 300]) {
    const children = blocks(report, found, where, longest);
    const page = `${findingTag(where.id)}\n${serialise({ type: 'root', children })}`;
    if (page.length <= longestComment) return page;
  }
  throw new Error('a comment does not fit, also with its texts cut');
}

function blocks(report: Report, found: LedgerFinding, { file, lines }: Where, longest: number): RootContent[] {
  const { title, failure, body } = found.finding;
  const badges = [severityPill(found.severity), pill('kind', found.kind), pill('standing', standing(found), longest)];
  const by = found.raisedBy.slice(0, 20).map((name) => pill('reviewer', name, 80));
  const where = found.anchor === null ? [] : [text(' — '), place(report, found.anchor, longest)];
  const exact = suggestion(found, file, lines);
  const isShown = exact !== null && exact.value.length <= longest;
  return [
    // No id: the comment stays as it is, and the next report may number its findings otherwise.
    paragraph({ type: 'strong', children: phrase(title, longest) }),
    paragraph(pills(badges), text(' by '), pills(by), where),
    ...labelled('Failure:', prose(failure, longest)),
    ...prose(body, longest),
    ...fix(found, { ...everything, longest, diffs: !isShown }),
    ...(isShown ? [exact] : []),
  ];
}
