import type { Snapshot } from '../../git/snapshot.ts';
import { type Anchor, type ChangedFile, type DiffLine, type Grounding, pathOn } from '../../types.ts';
import { alphanumerics, isBlank } from './line-key.ts';
import { type MovedLines, movedLines } from './moved-lines.ts';

/** What the origin of code is read from. */
export interface OriginContext {
  readonly head: Snapshot;
  /** Merge base to head. */
  readonly changes: readonly ChangedFile[];
}

/**
 * Whether the change brought the code at an anchor, or, on the old side, took it away (docs/grounding.md). What cannot
 * be established is `introduced`: an origin that nobody knows must not open the gate.
 */
export async function originOf(anchor: Anchor, context: OriginContext): Promise<NonNullable<Grounding['origin']>> {
  const { path, side, startLine, endLine } = anchor;
  if (context.changes.some((change) => change.path === path && change.notReviewed !== null)) return 'introduced';
  const moved = movedLines(context.changes);
  const rows = context.changes
    .filter((change) => pathOn(change, side) === path)
    .flatMap((change) => change.hunks.flatMap(({ lines }) => lines.map((row) => rowOf(row, change.path, moved))));
  const isTouched = ({ kind, oldLine, newLine, isSame }: Row) => {
    if (isSame || kind !== (side === 'new' ? 'added' : 'deleted')) return false;
    const line = (side === 'new' ? newLine : oldLine) ?? 0;
    return line >= startLine && line <= endLine;
  };
  const touched = rows.filter(isTouched);
  if (touched.length === 0) return side === 'new' && losesCode(anchor, rows) ? 'introduced' : 'pre-existing';
  if (side === 'old') return 'introduced';
  const fromBase = await context.head.fromBase(path, startLine, endLine).catch(() => new Set<number>());
  return touched.every(({ newLine }) => fromBase.has(newLine ?? 0)) ? 'pre-existing' : 'introduced';
}

/**
 * A line of the diff. `isSame`: it says nothing about a change, being blank, context, or moved. `isGone`: it was moved to
 * another place, so that the line itself is no older or newer, and what it stood beside has lost it.
 */
interface Row extends DiffLine {
  readonly isSame: boolean;
  readonly isGone: boolean;
}

/** @param path of the changed file at the head */
function rowOf(row: DiffLine, path: string, moved: MovedLines): Row {
  const isGone = row.kind === 'deleted' && !isBlank(row.text) && moved.leaves(path, row.oldLine ?? 0);
  return { ...row, isSame: isSame(row, path, moved), isGone };
}

function isSame({ kind, oldLine, newLine, text }: DiffLine, path: string, moved: MovedLines): boolean {
  if (isBlank(text) || kind === 'context') return true;
  return kind === 'added' ? moved.has('new', path, newLine ?? 0) : moved.has('old', path, oldLine ?? 0);
}

/**
 * True when the change deleted a line between the cited ones, or right beside them with nothing in its place: code that
 * lost its guard is not what it was. A bracket alone guards nothing.
 */
function losesCode({ startLine, endLine }: Anchor, rows: readonly Row[]): boolean {
  const isReplaced = replacements(rows);
  /** The line at the head that stands before the row. */
  let before = 0;
  return rows.some((row, at) => {
    before = row.newLine ?? before;
    if (row.kind !== 'deleted' || (row.isSame && !row.isGone) || alphanumerics(row.text) === 0) return false;
    if (before >= startLine && before < endLine) return true;
    return !isReplaced[at] && (before === endLine || before === startLine - 1);
  });
}

/** Of each row, whether new lines stand in the place where it was deleted: a diff prints them after deleted ones. */
function replacements(rows: readonly Row[]): readonly boolean[] {
  let isReplaced = false;
  return rows
    .toReversed()
    .map(({ kind, isSame }) => {
      if (kind === 'context') isReplaced = false;
      if (kind === 'added' && !isSame) isReplaced = true;
      return isReplaced;
    })
    .toReversed();
}
