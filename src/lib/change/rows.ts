import type { ChangedFile, DiffLine, Hunk } from '../../types.ts';
import { visible } from '../visible.ts';
import { type LinePart, longLines, roomForLongLines } from './long-lines.ts';

/** Longer texts are continued on further rows. */
const rowCharacters = 2_000;

/** One printed row of a file's change. Its text is made when it is printed (`rowText`): a large change has 200,000 of them. */
export interface ChangeRow {
  /** Whose numbers and sign stand before the content; null where nothing does. */
  readonly line: DiffLine | null;
  readonly content: string;
  /** Ordinal of the added or deleted line that this row belongs to; null for all other rows. */
  readonly changedLine: number | null;
  /** Something of that line is left out here, and is shown nowhere else. */
  readonly isCut?: true;
  /** An earlier round had the line as a changed one. */
  readonly isCovered?: true;
}

const signs = { context: ' ', added: '+', deleted: '-' } as const;
const coveredSign = '~';
/** Narrow: every character of a row is sent with every turn. */
const columnCharacters = 4;
const further = ' '.repeat(2 * columnCharacters + 1);

/** A row as it is printed: old line number, new line number, sign, content. */
export function rowText({ line, content, isCovered }: ChangeRow): string {
  if (line === null) return content;
  const sign = isCovered ? coveredSign : signs[line.kind];
  return `${column(line.oldLine)} ${column(line.newLine)} |${sign}${content}`;
}

/** The length of that, without making it. */
export function rowLength({ line, content }: ChangeRow): number {
  if (line === null) return content.length;
  return columnLength(line.oldLine) + ' '.length + columnLength(line.newLine) + ' |+'.length + content.length;
}

function column(line: number | null): string {
  return (line === null ? '' : String(line)).padStart(columnCharacters);
}

function columnLength(line: number | null): number {
  return line === null || line < 10 ** columnCharacters ? columnCharacters : String(line).length;
}

/** A line as rows. @param changedLine its ordinal among the changed lines; null: nobody has to be shown it */
export function lineRows(line: DiffLine, parts: readonly LinePart[], changedLine: number | null): ChangeRow[] {
  const rows: ChangeRow[] = [];
  for (const part of parts) {
    if (part.kind === 'cut') {
      const content = `${further} [${part.characters} changed characters are not shown: the line is too long]`;
      rows.push({ line: null, content, changedLine, isCut: true });
    } else if (part.kind === 'same') {
      const content = `${further} [${part.characters} characters without a change]`;
      rows.push({ line: null, content, changedLine: null });
    } else
      for (const piece of pieces(visible(part.text), rows.length === 0))
        rows.push(
          rows.length === 0
            ? { line, content: piece, changedLine }
            : { line: null, content: `${further} …${piece}`, changedLine },
        );
  }
  return rows;
}

/** A pair of units is not taken apart. @param isFirst also nothing is a row */
function pieces(text: string, isFirst: boolean): string[] {
  const cut: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + rowCharacters);
    if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
    cut.push(text.slice(at, end));
    at = end;
  }
  return cut.length === 0 && isFirst ? [''] : cut;
}

/**
 * A file's change as rows: old line number, new line number, sign, text. Every row of content starts with our own
 * columns, so no text of the pull request can pass for a heading of the prompt.
 * @param context most unchanged lines around a changed one
 */
export function changeRows(file: ChangedFile, context = Number.POSITIVE_INFINITY): ChangeRow[] {
  let changedLines = 0;
  const room = roomForLongLines();
  return file.hunks.flatMap((hunk) => {
    const parts = longLines(hunk.lines, room);
    return nearOnly(hunk, context).flatMap((near) => [
      hunkRow(near),
      ...near.lines.flatMap((line) =>
        lineRows(
          line,
          parts.get(line) ?? [{ kind: 'text', text: line.text }],
          line.kind === 'context' ? null : changedLines++,
        ),
      ),
    ]);
  });
}

/** The row above the lines of a hunk. */
export function hunkRow({ oldStart, oldCount, newStart, newCount }: Hunk): ChangeRow {
  const content = `@@ old ${oldStart}+${oldCount} new ${newStart}+${newCount} @@`;
  return { line: null, content, changedLine: null };
}

/** Whether a hunk has unchanged lines further from a changed one than `context` lines. */
export function hasContext({ hunks }: ChangedFile, context: number): boolean {
  return hunks.some((hunk) => farFromChange(hunk, context).includes(true));
}

type IsMeant = (line: DiffLine) => boolean;
const isChanged: IsMeant = ({ kind }) => kind !== 'context';

/** Of each line, whether no changed one is within so many. */
function farFromChange({ lines }: Hunk, context: number, isMeant = isChanged): boolean[] {
  const isFar = new Array<boolean>(lines.length).fill(true);
  for (const [at, line] of lines.entries())
    if (isMeant(line)) isFar.fill(false, Math.max(0, at - context), at + context + 1);
  return isFar;
}

/**
 * A hunk as those that are left of it when only so many other lines stand around each one that is meant.
 * @param isMeant every changed line unless given
 */
export function nearOnly(hunk: Hunk, context: number, isMeant = isChanged): readonly Hunk[] {
  if (context === Number.POSITIVE_INFINITY) return [hunk];
  const isFar = farFromChange(hunk, context, isMeant);
  const hunks: (Hunk & { readonly lines: DiffLine[] })[] = [];
  let [old, now] = [lineBefore(hunk.oldStart, hunk.oldCount), lineBefore(hunk.newStart, hunk.newCount)];
  for (const [at, line] of hunk.lines.entries()) {
    if (!isFar[at] && (isFar[at - 1] ?? true)) hunks.push({ ...hunk, oldStart: old, newStart: now, lines: [] });
    if (!isFar[at]) hunks.at(-1)?.lines.push(line);
    [old, now] = [line.oldLine ?? old, line.newLine ?? now];
  }
  return hunks.map(({ oldStart, newStart, lines }) => {
    const oldCount = lines.filter(({ oldLine }) => oldLine !== null).length;
    const newCount = lines.filter(({ newLine }) => newLine !== null).length;
    const [oldFirst, newFirst] = [oldStart + Math.sign(oldCount), newStart + Math.sign(newCount)];
    return { oldStart: oldFirst, oldCount, newStart: newFirst, newCount, lines };
  });
}

/** As git counts: a side without lines starts at the line before. */
function lineBefore(start: number, count: number): number {
  return count === 0 ? start : start - 1;
}
