import { bare, type Quotation } from './mutations.ts';

/** A gap spans at most so many lines (docs/grounding.md). */
const widestGap = 60;

/** Where a quotation can stand, by brute force over every position: written apart from what it measures. */
export interface Place {
  readonly startLine: number;
  readonly endLine: number;
}

/** A file, prepared for many questions. */
export interface Prepared {
  readonly lines: readonly string[];
  readonly text: string;
  /** The line, from 1, of each position of the text. */
  readonly lineOf: Uint32Array;
}

export function prepare(lines: readonly string[]): Prepared {
  const bares = lines.map(bare);
  const text = bares.join('');
  const lineOf = new Uint32Array(text.length);
  let at = 0;
  for (const [index, line] of bares.entries()) {
    lineOf.fill(index + 1, at, at + line.length);
    at += line.length;
  }
  return { lines, text, lineOf };
}

/** Every pair of lines between which the pieces follow each other; at most `limit` of them. */
export function placesOf({ text, lineOf }: Prepared, { pieces }: Quotation, limit = 50): readonly Place[] {
  const [first = '', ...rest] = pieces.map(bare);
  const places = new Map<string, Place>();
  for (let at = text.indexOf(first); at >= 0 && places.size < limit; at = text.indexOf(first, at + 1)) {
    let ends = new Set([at + first.length]);
    for (const piece of rest) {
      const next = new Set<number>();
      for (const end of ends)
        for (let to = text.indexOf(piece, end); to >= 0; to = text.indexOf(piece, to + 1)) {
          if ((lineOf[to] ?? 0) - (lineOf[end - 1] ?? 0) > widestGap) break;
          next.add(to + piece.length);
        }
      ends = next;
    }
    for (const end of ends) {
      const place = { startLine: lineOf[at] ?? 0, endLine: lineOf[end - 1] ?? 0 };
      places.set(`${place.startLine}-${place.endLine}`, place);
    }
  }
  return [...places.values()];
}
