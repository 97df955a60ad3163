// Estimates what a review costs in tokens and money, from sizes that scripts/bench-sizes.ts measured, from the list prices of
// src/prices/ and from what src/prices/estimate.ts assumes. No model was asked: what a real review takes is in its report.
import { bytesInToken, type Estimate, estimateSession, usualTurns } from '../src/prices/estimate.ts';
import type { Price } from '../src/prices/price.ts';
import { openPriceBook } from '../src/prices/price-book.ts';

const day = '2026-12-01';
const models = {
  'Claude, claude-opus-5-5': { provider: 'anthropic', model: 'claude-opus-5-5' },
  'Codex, gpt-6.1-sol': { provider: 'openai', model: 'gpt-6.1-sol' },
  'Gemini, gemini-4-argon': { provider: 'google', model: 'gemini-4-argon' },
};
/** The bytes of the first request, and the sessions of each reviewer. */
const changes = {
  '3 files, 30 lines edited': { bytes: 60_000, sessions: 1 },
  '10 files, 200 lines edited': { bytes: 220_000, sessions: 1 },
  '40 files, 1,000 lines edited': { bytes: 400_000, sessions: 2 },
};
/** Sessions of each reviewer that judge findings of others. */
const verifications = { 'nothing found': 0, 'three findings to verify': 2 };

/** What one reviewer takes, the prefix of each session read anew. */
export function reviewerCost(
  { bytes, sessions }: { readonly bytes: number; readonly sessions: number },
  verified: number,
  price: Price,
): Estimate {
  const first = bytes / bytesInToken;
  const review = estimateSession(first, usualTurns.review, price);
  const verification = estimateSession(first, usualTurns.verification, price);
  return {
    tokens: sessions * review.tokens + verified * verification.tokens,
    dollars: sessions * review.dollars + verified * verification.dollars,
  };
}

function pricesOfDay(): readonly Price[] {
  const { priceOf } = openPriceBook([], Date.parse(day));
  return Object.values(models).map((model) => {
    const price = priceOf(model);
    if (price === null) throw new Error(`no price of ${model.model}`);
    return price;
  });
}

/** The estimate, as a table in Markdown. */
export function costTable(): string {
  const prices = pricesOfDay();
  const rows = Object.entries(changes).flatMap(([name, change]) =>
    Object.entries(verifications).map(([what, verified]) => {
      const spent = prices.map((price) => reviewerCost(change, verified, price));
      const tokens = spent.reduce((sum, one) => sum + one.tokens, 0);
      const dollars = spent.reduce((sum, one) => sum + one.dollars, 0);
      const amounts = [...spent.map((one) => one.dollars), dollars].map((amount) => `$${amount.toFixed(2)}`);
      return [`${name}; ${what}`, `${(tokens / 1_000_000).toFixed(1)} million`, ...amounts];
    }),
  );
  const headings = ['change', 'tokens of all three', ...Object.keys(models), 'all three'];
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.main) console.log(`Prices of ${day}.\n\n${costTable()}`);
