import type { RootContent } from 'mdast';
import { findingTag } from '../../lib/marker.ts';
import { type ChangedFile, type InlineComment, isOpen, type LedgerFinding, pathOn, type Report } from '../../types.ts';
import { longestComment } from '../comment/render-comment.ts';
import { isFolded } from '../decision/blocking.ts';
import { serialise } from '../escape.ts';
import { fix } from '../fix.ts';
import { place } from '../links.ts';
import { labelled, paragraph, pill, pills, text } from '../nodes.ts';
import { everything } from '../pages/detail.ts';
import { phrase, prose } from '../prose/prose.ts';
import { standingPill } from '../rulings.ts';
import { severityPill } from '../severity-pill.ts';
import { unrepeated } from '../texts/unrepeated.ts';
import { diffPlace } from './diff-place.ts';
import { suggestion } from './suggestion.ts';

/**
 * Open findings that stand in a changed file, as comments on the diff. What stands elsewhere is in the report only.
 * @param tags by which comments of earlier findings are known, by their ids
 */
export function inlineComments(
  report: Report,
  changes: readonly ChangedFile[],
  tags: ReadonlyMap<string, string> = new Map(),
): InlineComment[] {
  const byPath = (side: 'new' | 'old') => new Map(changes.map((file) => [pathOn(file, side), file]));
  const files = { new: byPath('new'), old: byPath('old') };
  const shown = report.ledger.findings.filter((found) => isOpen(found) && !isFolded(found, report));
  return shown.flatMap((found): InlineComment[] => {
    const { anchor } = found;
    const fingerprint = tags.get(found.id) ?? found.fingerprint;
    const file = anchor === null ? undefined : files[anchor.side].get(anchor.path);
    if (anchor === null || file === undefined) return [];
    const lines = diffPlace(anchor, file);
    const body = bodyOf(report, found, { file, lines, fingerprint });
    return [{ finding: found.id, fingerprint, path: file.path, lines, body }];
  });
}

interface Where {
  readonly file: ChangedFile;
  readonly lines: InlineComment['lines'];
  readonly fingerprint: string;
}

function bodyOf(report: Report, found: LedgerFinding, where: Where): string {
  for (const longest of [8_000, 3_000, 1_000, 300]) {
    const children = blocks(report, found, where, longest);
    const page = `${findingTag(where.fingerprint)}\n${serialise({ type: 'root', children })}`;
    if (page.length <= longestComment) return page;
  }
  throw new Error('a comment does not fit, also with its texts cut');
}

function blocks(report: Report, found: LedgerFinding, { file, lines }: Where, longest: number): RootContent[] {
  const { title, failure, body } = found.finding;
  const badges = [severityPill(found.severity), pill('kind', found.kind), standingPill(found, longest)];
  const by = found.raisedBy.slice(0, 20).map((name) => pill('reviewer', name, 80));
  const where = found.anchor === null ? [] : [text(' — '), place(report, found.anchor, longest)];
  const exact = suggestion(found, file, lines);
  const isShown = exact !== null && exact.value.length <= longest;
  return [
    // No id: the comment stays as it is, and the next report may number its findings otherwise.
    paragraph({ type: 'strong', children: phrase(title, longest) }),
    paragraph(pills(badges), text(' by '), pills(by), where),
    ...labelled('Failure:', prose(unrepeated(failure, [title]), longest)),
    ...prose(unrepeated(body, [title, failure]), longest),
    ...fix(found, { ...everything, longest, diffs: !isShown }),
    ...(isShown ? [exact] : []),
  ];
}

/** What a review says that holds so many comments on lines. */
export function inlineReviewBody(comments: number): string {
  const findings = comments === 1 ? '1 finding' : `${comments} findings`;
  return `Deep Review: ${findings} on lines of this change. The report has all of them.`;
}
