import type { First } from '../../agent/first.ts';
import type { Provider } from '../../agent/provider.ts';
import { type Spread, spreadBy } from '../../agent/spread.ts';
import type { Clock, Deadline } from '../../lib/clock.ts';
import { type AtMost, atMost } from '../../lib/sharing/at-most.ts';
import type { PriceRow } from '../../prices/price.ts';
import { openPriceBook, type PriceBook } from '../../prices/price-book.ts';
import type { Prices, Reviewer } from '../../types.ts';
import type { Purpose } from './money.ts';
import { afterPreflight, type Barred, type Preflight } from './preflight.ts';
import { openPurse, type Purse } from './purse.ts';

/** How sessions are held, whatever they are for. */
export interface SessionOptions {
  readonly provider: (reviewer: Reviewer, purpose: Purpose) => Provider;
  /**
   * Sessions that one reviewer may take for a change; and per session: model turns, characters of change in the prompt,
   * characters of all tool answers.
   */
  readonly limits: {
    readonly slices: number;
    readonly turns: number;
    readonly changeCharacters: number;
    readonly toolCharacters: number;
    readonly idleTimeoutMs: number;
  };
  /** When sessions of each purpose must have ended: time is kept for what comes after them. */
  readonly deadlines: {
    readonly review: Deadline;
    readonly verification: Deadline;
    readonly editing: Deadline;
  };
  readonly cancel: AbortSignal;
  readonly clock: Pick<Clock, 'now' | 'wait' | 'schedule'>;
  /** Lets tools work, of all sessions together: each may start programs of git and hold what they print. */
  readonly atWork: AtMost;
  /** Hears of what ends while other things go on; absent: in the order in which they end. */
  readonly first?: First | undefined;
  /** Spreads the pauses of sessions that meet the same outage. */
  readonly spread?: Spread;
}

/** How the sessions of a run are held. */
export interface StartedSessions extends SessionOptions {
  /** What is known of reviewers before a turn is asked for. */
  readonly barred: Promise<Barred>;
  /** What turns are reckoned with. */
  readonly prices: Prices;
  readonly setAside: Purse['setAside'];
}

/** Most calls of tools that a run works on at once. */
export const mostAtWork = 32;

/** When sessions must have ended, as shares of the time for the run: each leaves time for what comes after it. */
const shares = { review: 0.6, verification: 0.85, editing: 0.92 };

/** Which prices a run reckons with. */
function pricesOf(
  { reviewers, maxCostUsd }: { readonly reviewers: readonly Reviewer[]; readonly maxCostUsd: number | null },
  book: PriceBook,
): Prices {
  const called = (those: readonly Reviewer[]) => [
    ...new Set(those.map(({ provider, model }) => `${provider}/${model}`)),
  ];
  return {
    asOf: book.tableDate,
    own: called(reviewers.filter(book.isOwn)),
    unknown: called(reviewers.filter((reviewer) => book.priceOf(reviewer) === null)),
    maxUsd: maxCostUsd,
  };
}

/** What sessions may take, by what the run was asked for. */
export function limitsOf(terms: { readonly maxSlices: number; readonly maxTurns: number }): SessionOptions['limits'] {
  return {
    slices: terms.maxSlices,
    turns: terms.maxTurns,
    changeCharacters: 400_000,
    toolCharacters: 1_500_000,
    idleTimeoutMs: 300_000,
  };
}

/**
 * How long sessions have, and with whom they are.
 * @param terms.timeoutMs for the whole run
 * @param started when that began, in milliseconds of the clock
 */
export function startSessionOptions(
  terms: {
    readonly reviewers: readonly Reviewer[];
    readonly prices: readonly PriceRow[];
    readonly maxCostUsd: number | null;
    readonly maxSlices: number;
    readonly maxTurns: number;
    readonly timeoutMs: number;
  },
  world: {
    readonly connect: (reviewer: Reviewer) => Provider;
    readonly cancel: AbortSignal;
    readonly clock: Clock;
    readonly first?: First;
    readonly seed: string;
    readonly preflight: Preflight;
  },
  started: number,
): StartedSessions {
  const { connect, cancel, clock, first, seed, preflight } = world;
  const book = openPriceBook(terms.prices, clock.now());
  const purse = openPurse(book, terms.maxCostUsd);
  const deadline = (share: number) => clock.deadline(Math.max(0, terms.timeoutMs * share - (clock.now() - started)));
  return {
    provider: (reviewer, purpose) => {
      const provider = afterPreflight(connect(reviewer), () => preflight.of(reviewer));
      return {
        ...provider,
        open: (brief, task) => purse.open((own) => provider.open(own, task), brief, { reviewer, purpose }),
      };
    },
    barred: preflight.barred,
    prices: pricesOf(terms, book),
    setAside: purse.setAside,
    limits: limitsOf(terms),
    deadlines: {
      review: deadline(shares.review),
      verification: deadline(shares.verification),
      editing: deadline(shares.editing),
    },
    cancel,
    clock,
    atWork: atMost(mostAtWork),
    first,
    spread: spreadBy(seed),
  };
}
