import type { ChangedFile, DiffLine, FileDelta } from '../../types.ts';
import { visible } from '../visible.ts';
import { coversLine } from './covered.ts';
import { longLines, roomForLongLines } from './long-lines.ts';
import { type ChangeRow, hunkRow, lineRows, nearOnly } from './rows.ts';

/** As many lines as git prints around a change. */
const mostContext = 8;
/** Of what was taken out again so much is shown: nobody has to have read it. */
const mostGone = { lines: 60, characters: 300 };

/**
 * What of a file's change an earlier round had not, as rows: its other changed lines stand around it with a sign of their
 * own. Behind them, what the change had brought then and has no more.
 * @param context most lines around one that was not had
 */
export function deltaRows(file: ChangedFile, delta: FileDelta, context = Number.POSITIVE_INFINITY): ChangeRow[] {
  const room = roomForLongLines();
  const ordinals = new Map<DiffLine, number>();
  for (const { lines } of file.hunks)
    for (const line of lines) if (line.kind !== 'context') ordinals.set(line, ordinals.size);
  const isCovered = (line: DiffLine) => coversLine(delta, ordinals.get(line) ?? -1);
  const isDue = (line: DiffLine) => line.kind !== 'context' && !isCovered(line);
  const rows = file.hunks.flatMap((hunk) =>
    nearOnly(hunk, Math.min(context, mostContext), isDue).flatMap((near) => {
      const parts = longLines(near.lines, room);
      return [
        hunkRow(near),
        ...near.lines.flatMap((line): ChangeRow[] => {
          const own = parts.get(line) ?? [{ kind: 'text' as const, text: line.text }];
          if (line.kind === 'context' || isDue(line)) return lineRows(line, own, ordinals.get(line) ?? null);
          return lineRows(line, own, null).map((row) => ({ ...row, isCovered: true }));
        }),
      ];
    }),
  );
  return [...rows, ...goneRows(delta)];
}

/** Every one of them starts with our columns, as those of the change do. */
function goneRows({ gone, restored }: FileDelta): ChangeRow[] {
  const row = (content: string): ChangeRow => ({ line: null, content, changedLine: null });
  const rows: ChangeRow[] = [];
  let left = mostGone.lines;
  for (const { after, lines } of gone) {
    const shown = lines.slice(0, left);
    left -= shown.length;
    rows.push(
      row(`@@ the change had ${lines.length} line(s) after new ${after} in the earlier round, and has them no more @@`),
    );
    rows.push(
      ...shown.map((text) => row(`${' '.repeat(13)} |<${visible(text).slice(0, mostGone.characters).toWellFormed()}`)),
    );
  }
  const rest = gone.reduce((sum, { lines }) => sum + lines.length, 0) - mostGone.lines + left;
  if (rest > 0) rows.push(row(`@@ and ${rest} more of them @@`));
  if (restored > 0)
    rows.push(row(`@@ the change had deleted ${restored} line(s) in the earlier round that are there again @@`));
  return rows;
}
