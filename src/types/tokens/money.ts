import { z } from 'zod';
import { type Immutable, names, text } from '../primitives.ts';

/** Which prices a run reckoned with. */
export const Prices = z.strictObject({
  asOf: text.describe('The day on which the list prices of the vendors were these, YYYY-MM-DD'),
  own: names.describe('Models, as `provider/model`, whose prices the configuration names'),
  unknown: names.describe('Models that no price is known of: what they cost is in no sum'),
  maxUsd: z.number().min(0).nullable().describe('What the run might spend, in US dollars; null: as much as it took'),
});
export type Prices = Immutable<z.infer<typeof Prices>>;

/** US dollars of several things; null where one of them is unknown. */
export function sumCosts(costs: readonly (number | null)[]): number | null {
  return costs.some((cost) => cost === null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
}

/** What `toFixed` takes. */
const mostDigits = 100;

/** `$1.24`; of less than a cent two digits that say something, `$0.0031`. */
export function inDollars(amount: number): string {
  const digits = amount === 0 || amount >= 0.01 ? 2 : 1 - Math.floor(Math.log10(amount));
  return `$${amount.toFixed(Math.min(digits, mostDigits))}`;
}
