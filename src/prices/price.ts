import { allInput, type Usage } from '../types.ts';

/** US dollars for a million tokens. */
export interface Price {
  /** Neither read from a cache nor written to one. */
  readonly input: number;
  readonly cached: number;
  /** Written to a cache for its shorter lifetime. */
  readonly written: number;
  /** The same for its longer one. */
  readonly writtenLong: number;
  readonly output: number;
  /** Factors for the whole of a request with more input tokens than this; null: there are none. */
  readonly above: { readonly tokens: number; readonly input: number; readonly output: number } | null;
}

/** What one model costs from a day on. */
export interface PriceRow {
  /** `provider/model`, as a line of `reviewers` has it. */
  readonly model: string;
  /** `YYYY-MM-DD`, in UTC; null: ever since. */
  readonly from: string | null;
  readonly price: Price;
}

/** US dollars for one turn: vendors reckon a request at a time, by how large it was. */
export function costOf(usage: Usage, price: Price): number {
  const { input, cached, written, writtenLong, output, above } = price;
  const isAbove = above !== null && allInput(usage) > above.tokens;
  const read = usage.input * input + usage.cached * cached + usage.written * written + usage.writtenLong * writtenLong;
  const dollars = read * (isAbove ? above.input : 1) + usage.output * output * (isAbove ? above.output : 1);
  return dollars / 1_000_000;
}
