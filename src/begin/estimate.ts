import type { Config } from '../config/settle.ts';
import { bytesInToken, estimateSession, usualTurns } from '../prices/estimate.ts';
import { openPriceBook } from '../prices/price-book.ts';
import { reviewerContext, reviewerTask } from '../prompts/reviewer.ts';
import { reviewSystem } from '../prompts/system.ts';
import type { PrintedChange } from '../steps/print/print-change.ts';
import { type Dossier, inDollars, type Reviewer } from '../types.ts';

/** Of the descriptions of tools, as they are sent. */
const bytesOfTools = 6_500;

/** What a review may cost, before anybody is asked. */
export interface ReviewEstimate {
  /** Of the first requests of one reviewer. */
  readonly tokens: number;
  /** US dollars of each reviewer's sessions; null where no price is known. */
  readonly reviewers: readonly { readonly reviewer: Reviewer; readonly dollars: number | null }[];
  /** Of all of them together, in a sentence; with what a verification adds. */
  readonly sentence: string;
}

/** @param at milliseconds since 1970 */
export function estimateReview(
  { dossier, printed, reviewers }: { dossier: Dossier; printed: PrintedChange; reviewers: readonly Reviewer[] },
  { prices, maxCostUsd }: Pick<Config, 'prices' | 'maxCostUsd'>,
  at: number,
): ReviewEstimate {
  const book = openPriceBook(prices, at);
  const firsts = printed.slices.map((slice) => {
    const texts = [reviewSystem, reviewerContext(dossier, slice), reviewerTask(slice, { place: 0, of: 1, pass: 1 })];
    return (Buffer.byteLength(texts.join('\n')) + bytesOfTools) / bytesInToken;
  });
  const sum = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
  const costOf = (reviewer: Reviewer, turns: number, requests: readonly number[]) => {
    const price = book.priceOf(reviewer);
    return price && sum(requests.map((first) => estimateSession(first, turns, price).dollars));
  };
  const costs = reviewers.map((reviewer) => ({ reviewer, dollars: costOf(reviewer, usualTurns.review, firsts) }));
  const known = costs.flatMap(({ dollars }) => dollars ?? []);
  const unknown = costs.filter(({ dollars }) => dollars === null).map(({ reviewer }) => reviewer.name);
  const verification = Math.max(
    ...reviewers.map((one) => costOf(one, usualTurns.verification, firsts.slice(0, 1)) ?? 0),
    0,
  );
  const words = [
    known.length === 0 ? null : `about ${inDollars(sum(known))} in ${usualTurns.review} turns a session`,
    known.length === 0 ? null : `up to ${inDollars(verification)} more for each session that verifies findings`,
    unknown.length === 0 ? null : `no price is known of the model of ${unknown.join(', ')}`,
  ].filter((part) => part !== null);
  const isShort = maxCostUsd !== null && sum(known) > maxCostUsd;
  const short = isShort ? ', which is less than that: sessions may be stopped before they have reviewed all' : '';
  const budget = maxCostUsd === null ? '' : ` It may spend ${inDollars(maxCostUsd)} (\`max-cost-usd\`)${short}.`;
  return {
    tokens: Math.ceil(sum(firsts)),
    reviewers: costs,
    sentence: `Estimate of what the review costs: ${words.join('; ')}. List prices are those of ${book.tableDate}.${budget}`,
  };
}
