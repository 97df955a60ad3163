// Estimates what a review costs in tokens and money, from sizes that scripts/bench-sizes.ts measured, from the vendors' prices
// of the day below and from assumptions that stand here. No model was asked: what a real review takes is in its report.

/** US dollars for a million tokens: read for the first time (and kept by the vendor's cache), read again, written. */
interface Price {
  readonly fresh: number;
  readonly again: number;
  readonly written: number;
}

const pricesOf = 'November 2026; Gemini from 1 December on';
const prices: Readonly<Record<string, Price>> = {
  'Claude, claude-opus-5-5': { fresh: 5, again: 0.2, written: 20 },
  'Codex, gpt-6.1-sol': { fresh: 2.5, again: 0.1, written: 10 },
  'Gemini, gemini-4-argon': { fresh: 4, again: 0.2, written: 20 },
};

const bytesInToken = 3.5;
/** Tokens that a turn reads by tools, and writes with its reasoning. */
const turn = { reads: 3_000, writes: 1_500 };
const turns = { review: 12, verification: 5 };
/** The bytes of the first request, and the sessions of each reviewer. */
const changes = {
  '3 files, 30 lines edited': { bytes: 60_000, sessions: 1 },
  '10 files, 200 lines edited': { bytes: 220_000, sessions: 1 },
  '40 files, 1,000 lines edited': { bytes: 400_000, sessions: 2 },
};
/** Sessions of each reviewer that judge findings of others. */
const verifications = { 'nothing found': 0, 'three findings to verify': 2 };

interface Spent {
  readonly tokens: number;
  readonly dollars: number;
}

/** What one session takes whose first request has so many tokens: every turn sends again what was said before. */
export function costOf(first: number, count: number, { fresh, again, written }: Price): Spent {
  const grown = turn.reads + turn.writes;
  const repeated = (count - 1) * first + (grown * (count - 1) * (count - 2)) / 2;
  const read = first + grown * (count - 1);
  const wrote = turn.writes * count;
  return { tokens: repeated + read + wrote, dollars: (repeated * again + read * fresh + wrote * written) / 1_000_000 };
}

/** What one reviewer takes, the prefix of each session read anew. */
export function reviewerCost(
  { bytes, sessions }: { readonly bytes: number; readonly sessions: number },
  verified: number,
  price: Price,
): Spent {
  const first = bytes / bytesInToken;
  const [review, verification] = [costOf(first, turns.review, price), costOf(first, turns.verification, price)];
  return {
    tokens: sessions * review.tokens + verified * verification.tokens,
    dollars: sessions * review.dollars + verified * verification.dollars,
  };
}

/** The estimate, as a table in Markdown. */
export function costTable(): string {
  const names = Object.keys(prices);
  const rows = Object.entries(changes).flatMap(([name, change]) =>
    Object.entries(verifications).map(([what, verified]) => {
      const spent = Object.values(prices).map((price) => reviewerCost(change, verified, price));
      const tokens = spent.reduce((sum, one) => sum + one.tokens, 0);
      const dollars = spent.reduce((sum, one) => sum + one.dollars, 0);
      const amounts = [...spent.map((one) => one.dollars), dollars].map((amount) => `$${amount.toFixed(2)}`);
      return [`${name}; ${what}`, `${(tokens / 1_000_000).toFixed(1)} million`, ...amounts];
    }),
  );
  const headings = ['change', 'tokens of all three', ...names, 'all three'];
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

if (import.meta.main) console.log(`Prices of ${pricesOf}.\n\n${costTable()}`);
