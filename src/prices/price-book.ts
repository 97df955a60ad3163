import type { Reviewer } from '../types.ts';
import type { Price, PriceRow } from './price.ts';
import { priceTable, tableDate } from './price-table.ts';

/** What is known of prices at one moment. */
export interface PriceBook {
  /** Null: no price of this model is known. */
  priceOf(reviewer: Pick<Reviewer, 'provider' | 'model'>): Price | null;
  /** Whether the configuration names it. */
  isOwn(reviewer: Pick<Reviewer, 'provider' | 'model'>): boolean;
  /** The day of the table, `YYYY-MM-DD`. */
  readonly tableDate: string;
}

/** The day of a version at the end of an id: the same model under another name. */
const version = /[-@](?:\d{8}|\d{4}-\d{2}-\d{2})$/;

/**
 * The prices that hold at a time: those of the configuration, else those of the table.
 * @param own rows that hold whenever it is
 * @param at milliseconds since 1970
 */
export function openPriceBook(own: readonly PriceRow[], at: number): PriceBook {
  const today = new Date(at).toISOString().slice(0, 10);
  const find = (rows: readonly PriceRow[], model: string) =>
    rows
      .filter((row) => row.model === model && (row.from === null || row.from <= today))
      .toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))
      .at(-1);
  const named = ({ provider, model }: Pick<Reviewer, 'provider' | 'model'>) => {
    const whole = `${provider}/${model}`;
    return [whole, whole.replace(version, '')];
  };
  return {
    tableDate,
    isOwn: (reviewer) => named(reviewer).some((model) => find(own, model) !== undefined),
    priceOf(reviewer) {
      for (const rows of [own, priceTable])
        for (const model of named(reviewer)) {
          const row = find(rows, model);
          if (row !== undefined) return row.price;
        }
      return null;
    },
  };
}

/** The price that holds for sure is not in the table where nobody has looked for so long. */
const oldDays = 90;

/** How old the table is, in days, where that is worth saying; null where it is young. */
export function oldTable({ asOf, at }: { readonly asOf: string; readonly at: number }): number | null {
  const days = Math.floor((at - Date.parse(asOf)) / 86_400_000);
  return days > oldDays ? days : null;
}
