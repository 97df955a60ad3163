import { placeQuotation } from '../../src/steps/ground/quotation.ts';
import type { Random } from '../random.ts';
import { bare, mutations, type Quotation } from './mutations.ts';
import { type Place, type Prepared, placesOf } from './oracle.ts';

/** One question put to grounding, and what came of it. */
export interface Trial {
  readonly mutation: string;
  readonly quotation: Quotation;
  readonly stated: Place;
  readonly actual: Place;
  readonly placed: Place | null;
  /**
   * `little`: says too little to be looked for. `unique`: one place of the file has it. `several`: more than one has.
   * `ends`: it begins in one line, but a gap could end in several.
   */
  readonly kind: 'unique' | 'ends' | 'several' | 'little';
  /**
   * `right`: both lines. `narrowed`: the right first line, and no more than the first piece of what was quoted.
   * `twin`: another place has the very words, at the stated line or down to the fence around them, so nobody can tell. `wrong`: anything else.
   */
  readonly outcome: 'right' | 'narrowed' | 'refused' | 'twin' | 'wrong';
}

const longest = 14;

/** Where code is looked for, under the numbers that a reviewer gives. */
export type Locate = (quotation: Quotation, stated: Place) => Promise<Place | null> | Place | null;

/** Quotes a span of a file in one of the ways, with numbers that are off by 1 to 30. Null: nothing to quote there. */
export async function tryOnce(
  file: Prepared,
  random: Random,
  options: { readonly mutation: string; readonly locate?: Locate | undefined; readonly around?: readonly number[] },
): Promise<Trial | null> {
  const { lines } = file;
  const { mutation, locate = locateIn(lines), around } = options;
  const length = 1 + Math.floor(random() * longest);
  const near = around?.[Math.floor(random() * around.length)];
  const first = near === undefined ? 1 + Math.floor(random() * lines.length) : near - Math.floor(random() * length);
  const actual = { startLine: Math.max(1, first), endLine: Math.min(lines.length, first + length - 1) };
  let span = lines.slice(actual.startLine - 1, actual.endLine);
  if (mutation === 'part of a line') span = span.slice(0, 1);
  const end = actual.startLine + span.length - 1;
  if (bare(span[0] ?? '') === '' || bare(span.at(-1) ?? '') === '') return null;
  const quotation = mutations[mutation]?.(span, random) ?? null;
  if (quotation === null) return null;
  const shift = (1 + Math.floor(random() * 30)) * (random() < 0.5 ? -1 : 1);
  const startLine = Math.max(1, actual.startLine + shift);
  const more = quotation.isSloppy ? 1 + Math.floor(random() * 5) : 0;
  const stated = { startLine, endLine: startLine + span.length - 1 + more };
  if (startLine === actual.startLine) return null;
  const placed = await locate(quotation, stated);
  const truth = { startLine: actual.startLine, endLine: end };
  return {
    mutation,
    quotation,
    stated,
    actual: truth,
    placed,
    kind: kindOf(file, quotation),
    outcome: judge(file, { quotation, stated, actual: truth, placed }),
  };
}

function locateIn(lines: readonly string[]): Locate {
  return ({ quote }, stated) => {
    const placed = placeQuotation(lines, quote, stated);
    return 'startLine' in placed ? placed : null;
  };
}

function kindOf(file: Prepared, quotation: Quotation): Trial['kind'] {
  const words = quotation.pieces.join('').replaceAll(/[^\p{L}\p{N}_]/gu, '').length;
  if (words < (quotation.isPart ? 8 : 3)) return 'little';
  const places = placesOf(file, quotation);
  if (places.length === 1) return 'unique';
  return new Set(places.map(({ startLine }) => startLine)).size === 1 ? 'ends' : 'several';
}

function judge(file: Prepared, trial: Pick<Trial, 'quotation' | 'stated' | 'actual' | 'placed'>): Trial['outcome'] {
  const { quotation, stated, actual, placed } = trial;
  if (placed === null) return 'refused';
  if (placed.startLine === actual.startLine && placed.endLine === actual.endLine) return 'right';
  const text = bare(file.lines.slice(placed.startLine - 1, placed.endLine).join(''));
  if (text === bare(quotation.quote)) return 'twin';
  const [first = '', ...rest] = quotation.pieces.map(bare);
  const isWithin = placed.startLine === actual.startLine && placed.endLine <= actual.endLine;
  if (isWithin && rest.length > 0 && text.includes(first)) return 'narrowed';
  const hasAll = text.includes(first) && rest.every((piece) => text.includes(piece));
  return placed.startLine === stated.startLine && hasAll ? 'twin' : 'wrong';
}
