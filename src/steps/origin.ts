import type { Snapshot } from '../git/repo.ts';
import type { Anchor, ChangedFile, DiffLine, Grounding } from '../types.ts';
import { movedLines } from './moved.ts';

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
  const moved = movedLines(context.changes);
  const lines = context.changes
    .filter((change) => change.path === path)
    .flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines));
  const isTouched = ({ kind, oldLine, newLine, text }: DiffLine) => {
    if (text.trim() === '' || kind !== (side === 'new' ? 'added' : 'deleted')) return false;
    const line = (side === 'new' ? newLine : oldLine) ?? 0;
    return line >= startLine && line <= endLine && !moved.has(side, path, line);
  };
  const touched = lines.filter(isTouched);
  if (side === 'old') return touched.length > 0 ? 'introduced' : 'pre-existing';
  if (touched.length === 0 && !losesCode(anchor, lines, (line) => moved.has('old', path, line))) return 'pre-existing';
  const fromBase = await context.head.fromBase(path, startLine, endLine).catch(() => new Set<number>());
  const isBrought = ({ newLine }: DiffLine) => newLine === null || !fromBase.has(newLine);
  return touched.length === 0 || touched.some(isBrought) ? 'introduced' : 'pre-existing';
}

/**
 * True when the change deleted a line between the cited ones, or right beside them with nothing in its place: code that
 * lost its guard is not what it was.
 */
function losesCode(
  { startLine, endLine }: Anchor,
  lines: readonly DiffLine[],
  isMoved: (oldLine: number) => boolean,
): boolean {
  /** The line at the head that stands before the deletion. */
  let before = 0;
  return lines.some(({ kind, newLine, oldLine, text }, at) => {
    if (newLine !== null) before = newLine;
    if (kind !== 'deleted' || text.trim() === '' || isMoved(oldLine ?? 0)) return false;
    if (before >= startLine && before < endLine) return true;
    const next = lines.slice(at).find((line) => line.kind !== 'deleted');
    return (before === endLine || before === startLine - 1) && next?.kind !== 'added';
  });
}
