import { oldTable } from '../../prices/price-book.ts';
import { inDollars, type Report, sumCosts } from '../../types.ts';
import { counted } from '../counted.ts';

/** What sessions of one purpose, or of one reviewer, cost together. */
export interface CostPart {
  readonly purpose: string;
  readonly reviewer: string;
  readonly costUsd: number | null;
}

/** Every session with what it cost; a reviewer's sessions of one purpose may be several. */
export function costParts({ reviews, sessions }: Pick<Report, 'reviews' | 'sessions'>): readonly CostPart[] {
  return [
    ...reviews.map(({ reviewer, trace }) => ({ purpose: 'review', reviewer: reviewer.name, costUsd: trace.costUsd })),
    ...sessions.map(({ purpose, reviewer, trace }) => ({ purpose, reviewer: reviewer.name, costUsd: trace.costUsd })),
  ];
}

/** US dollars of a whole report; null where some price is unknown. */
export function totalCost(report: Pick<Report, 'reviews' | 'sessions'>): number | null {
  return sumCosts(costParts(report).map(({ costUsd }) => costUsd));
}

/** An amount of a table: a word where no price is known. */
export function amount(costUsd: number | null): string {
  return costUsd === null ? 'unknown' : inDollars(costUsd);
}

/** What it cost, in a few words: `$1.24`, or what of it is known. */
export function costInWords(report: Pick<Report, 'reviews' | 'sessions'>): string {
  const total = totalCost(report);
  if (total !== null) return inDollars(total);
  const known = knownCost(costParts(report));
  return known === 0 ? 'unknown' : `${inDollars(known)} and what is unknown`;
}

function knownCost(parts: readonly CostPart[]): number {
  return parts.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
}

/** How the pieces of a sentence are written: words of ours, and what the report has from elsewhere. */
interface Writing<Piece> {
  readonly say: (words: string) => Piece;
  readonly quote: (text: string) => readonly Piece[];
}

/** What it cost by purpose, by which prices, and what of it nobody knows. */
export function writeCosts<Piece>(report: Report, { say, quote }: Writing<Piece>): readonly Piece[] {
  const { prices, createdAt } = report;
  const parts = costParts(report);
  const purposes = [...new Set(parts.map(({ purpose }) => purpose))].map((purpose) => {
    const those = parts.filter((part) => part.purpose === purpose);
    return `${purpose} ${amount(sumCosts(those.map(({ costUsd }) => costUsd)))}`;
  });
  const untold = untoldReviewers(report);
  const age = oldTable({ asOf: prices.asOf, at: Date.parse(createdAt) });
  const budget = prices.maxUsd === null ? '' : `, of ${inDollars(prices.maxUsd)} that it might (max-cost-usd)`;
  const by = parts.length === 0 ? '' : ` (${purposes.join(', ')})`;
  const all = (models: readonly string[]) =>
    models.flatMap((model, at) => [...(at === 0 ? [] : [say(', ')]), ...quote(model)]);
  // The sums come last: what is quoted before them can close no formula that their dollar signs would begin.
  return [
    say('List prices are those of '),
    ...quote(prices.asOf),
    say(age === null ? '.' : `, ${counted(age, 'day')} ago: they may have changed since.`),
    ...(prices.own.length === 0 ? [] : [say(' At prices of the configuration: '), ...all(prices.own), say('.')]),
    ...(prices.unknown.length === 0
      ? []
      : [
          say(' No price is known of, and in no sum is: '),
          ...all(prices.unknown),
          say(' (the key prices of the configuration file gives it one).'),
        ]),
    ...(untold.length === 0 ? [] : [say(' Nobody said what all sessions of these took: '), ...all(untold), say('.')]),
    say(` Cost: ${costInWords(report)}${budget}${by}.`),
  ];
}

/** Who has no sum although there is a price: a vendor that does not count, or a job that was lost. */
function untoldReviewers({ reviews, sessions, prices }: Report): readonly string[] {
  const untold = [...reviews, ...sessions].filter(
    ({ reviewer: { provider, model }, trace }) =>
      trace.costUsd === null && !prices.unknown.includes(`${provider}/${model}`),
  );
  return [...new Set(untold.map(({ reviewer }) => reviewer.name))];
}

/** The same as plain text. */
export function costSentences(report: Report): string {
  return writeCosts(report, { say: (words) => words, quote: (text) => [text] }).join('');
}
