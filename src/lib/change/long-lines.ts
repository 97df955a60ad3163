import type { DiffLine } from '../../types.ts';

/** Lines up to this are printed whole, whatever of them changed. All sizes are in UTF-16 units. */
export const ordinaryLine = 4_000;
/** So much of a change within one line is printed whole, too. */
const mostChanged = 100_000;
/** Of a longer one, what is shown of its beginning and its end; and of all such lines of a file together. */
const shown = { start: 6_000, end: 2_000, least: 200 };
const mostShown = 16_000;
/** What stands around a change, and the beginning of a line that has none. */
const around = 200;

/** What is printed of a line, in its order: its text, or in place of it how many characters are left out. */
export type LinePart =
  | { readonly kind: 'text'; readonly text: string }
  /** They did not change. */
  | { readonly kind: 'same'; readonly characters: number }
  /** They changed, and nobody is shown them. */
  | { readonly kind: 'cut'; readonly characters: number };

/**
 * Finds what to print of lines that are too long to be printed whole: what differs from the line that stood there before,
 * with a little around it. Where that is too long itself, its beginning and its end.
 * @param lines of one hunk
 * @returns the parts of each long line; a line that is not in the map is printed whole
 */
export function longLines(lines: readonly DiffLine[], left: { characters: number }): ReadonlyMap<DiffLine, LinePart[]> {
  const parts = new Map<DiffLine, LinePart[]>();
  for (const [line, other] of counterparts(lines)) {
    const { text } = line;
    const [from, to] = line.kind === 'context' ? [0, 0] : differing(text, other?.text ?? '');
    const end = border(text, Math.min(text.length, to + around));
    const all = [...before(text, from), ...changed(text, { from, to, end }, left)];
    if (end < text.length) all.push({ kind: 'same', characters: text.length - end });
    parts.set(line, joined(all));
  }
  return parts;
}

/** Some room for long lines of one file. */
export function roomForLongLines(): { characters: number } {
  return { characters: mostShown };
}

/** Each long line, and the long one of the other side that stands in its place. */
function counterparts(lines: readonly DiffLine[]): Map<DiffLine, DiffLine | undefined> {
  const found = new Map<DiffLine, DiffLine | undefined>();
  let deleted: DiffLine[] = [];
  let added: DiffLine[] = [];
  const settle = () => {
    for (const [at, line] of deleted.entries()) found.set(line, added[at]);
    for (const [at, line] of added.entries()) found.set(line, deleted[at]);
    deleted = [];
    added = [];
  };
  for (const line of lines) {
    if (line.kind !== 'added' && added.length > 0) settle();
    if (line.kind === 'context') settle();
    if (line.text.length <= ordinaryLine) continue;
    if (line.kind === 'context') found.set(line, undefined);
    else (line.kind === 'added' ? added : deleted).push(line);
  }
  settle();
  return found;
}

/** Where a text begins and ends to differ from another one. */
function differing(text: string, other: string): readonly [number, number] {
  const most = Math.min(text.length, other.length);
  let from = 0;
  while (from < most && text.charCodeAt(from) === other.charCodeAt(from)) from += 1;
  let end = 0;
  while (end < most - from && text.charCodeAt(text.length - 1 - end) === other.charCodeAt(other.length - 1 - end))
    end += 1;
  return [border(text, from), text.length - end];
}

/** A pair of units is not taken apart. */
function border(text: string, at: number): number {
  return at > 0 && /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}

/** What is printed of one stretch of the line is one text. */
function joined(parts: readonly LinePart[]): LinePart[] {
  const found: LinePart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      found.splice(-1, 1, { kind: 'text', text: last.text + part.text });
    else found.push(part);
  }
  return found;
}

/** The beginning of the line, and what is left out before the change. */
function before(text: string, from: number): LinePart[] {
  if (from <= 2 * around) return [{ kind: 'text', text: text.slice(0, from) }];
  const [start, again] = [border(text, around), border(text, from - around)];
  return [
    { kind: 'text', text: text.slice(0, start) },
    { kind: 'same', characters: again - start },
    { kind: 'text', text: text.slice(again, from) },
  ];
}

function changed(
  text: string,
  { from, to, end }: { readonly from: number; readonly to: number; readonly end: number },
  left: { characters: number },
): LinePart[] {
  if (to - from <= mostChanged) return [{ kind: 'text', text: text.slice(from, end) }];
  const start = Math.max(shown.least, Math.min(shown.start, left.characters - shown.end));
  const last = Math.max(shown.least, Math.min(shown.end, left.characters - start));
  left.characters -= start + last;
  const [cut, again] = [border(text, from + start), border(text, to - last)];
  return [
    { kind: 'text', text: text.slice(from, cut) },
    { kind: 'cut', characters: again - cut },
    { kind: 'text', text: text.slice(again, end) },
  ];
}
