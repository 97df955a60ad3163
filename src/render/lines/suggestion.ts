import { parsePatch } from 'diff';
import type { Code } from 'mdast';
import type { ChangedFile, InlineComment, LedgerFinding } from '../../types.ts';
import { codeBlock, startsCommand } from '../escape.ts';

/**
 * The remedy as a block that GitHub turns into a commit by one click; null when it would not be exactly the remedy.
 * The diff must apply and not be shown to be wrong, and change nothing but lines within the commented range, all of
 * which the change shows. What could not be shown unaltered is no suggestion either.
 */
export function suggestion(found: LedgerFinding, file: ChangedFile, lines: InlineComment['lines']): Code | null {
  const diff = found.fix.mended;
  if (lines === null || lines.side !== 'RIGHT' || diff === null) return null;
  if (found.fix.label !== 'applies' || found.fixWorks === false) return null;
  const text = replaced(diff, file, lines);
  if (text === null || startsCommand(text) || codeBlock(text, null).value !== text) return null;
  return { type: 'code', lang: 'suggestion', value: text };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The text of the range after the diff; null when the diff does more than to change the range. */
function replaced(diff: string, file: ChangedFile, { start, end }: Range): string | null {
  const hunks = hunksFor(diff, file.path);
  if (hunks === null) return null;
  const head = new Map(
    file.hunks.flatMap(({ lines }) =>
      lines.flatMap(({ newLine, text }) => (newLine === null ? [] : [[newLine, text]])),
    ),
  );
  const isDeleted = new Set<number>();
  const inserted = new Map<number, string[]>();
  for (const { oldStart, lines: rows } of hunks) {
    // jsdiff has moved a hunk without old lines behind the line that its heading names.
    let line = oldStart;
    for (const row of rows) {
      const text = row.slice(1);
      if (row.startsWith('+')) {
        if (line < start || line > end + 1) return null;
        const others = inserted.get(line);
        if (others === undefined) inserted.set(line, [text]);
        else others.push(text);
        continue;
      }
      // Context may lie outside of what the change shows: there code has taken it from the head itself.
      const isKnown = head.has(line) || row.startsWith('-');
      if (row.startsWith('\\') || (isKnown && head.get(line) !== text)) return null;
      if (row.startsWith('-')) {
        if (line < start || line > end) return null;
        isDeleted.add(line);
      }
      line += 1;
    }
  }
  if (isDeleted.size === 0 && inserted.size === 0) return null;
  const after: string[] = [];
  for (let line = start; line <= end; line += 1) {
    const text = head.get(line);
    if (text === undefined) return null;
    after.push(...(inserted.get(line) ?? []), ...(isDeleted.has(line) ? [] : [text]));
  }
  return [...after, ...(inserted.get(end + 1) ?? [])].join('\n');
}

/** The hunks of a diff of this one file; null for any other diff, and for one that is malformed. */
function hunksFor(diff: string, path: string) {
  try {
    const [only, ...others] = parsePatch(diff);
    if (only === undefined || others.length > 0 || only.hunks.length === 0) return null;
    const names = [only.oldFileName, only.newFileName].flatMap((name) => name ?? []);
    return names.every((name) => name === path || name.replace(/^[ab]\//u, '') === path) ? only.hunks : null;
  } catch {
    return null;
  }
}
