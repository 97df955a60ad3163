import { ProviderError } from '../../agent/provider.ts';
import { unlessAborted } from '../../lib/sharing/share-answers.ts';
import { inDollars } from '../../types.ts';

/** What a session is for, as far as money goes. */
export type Purpose = 'review' | 'check' | 'prose';

/** What one request may take. */
export interface Wanted {
  /** US dollars of what is sent, were no cache to have any of it. */
  readonly sent: number;
  /** US dollars of a token of its answer. */
  readonly perToken: number;
  /** Tokens that its answer may have, and how few of them do where money is short. */
  readonly most: number;
  readonly fewest: number;
}

/** Money that is kept for a request while it is under way. */
export interface Kept {
  /** Tokens that there is money for. */
  readonly tokens: number;
  /**
   * Lets go of it, once.
   * @param spent US dollars
   * @param isAll false where it may have been more, and nobody can tell
   */
  settle(spent: number, isAll: boolean): void;
}

/** A budget, and what has become of it. */
export interface Money {
  setAside(dollars: number): void;
  /**
   * Keeps what a request may take at most. While others are under way it waits for them, for most of them turn out cheaper than
   * what is kept for them; when nobody is, its answer gets what is left.
   * @throws {ProviderError} `cost`, as soon as no waiting makes room for it; the signal's reason when it is aborted
   */
  keep(wanted: Wanted, purpose: Purpose, signal: AbortSignal): Promise<Kept>;
  /** Whether so many US dollars are not spent yet, whoever may be about to. */
  has(dollars: number, purpose: Purpose): boolean;
}

/** Each purpose leaves something for what comes after it: a finding that nobody verifies is worth little. */
const shares: Readonly<Record<Purpose, number>> = { review: 0.8, check: 0.95, prose: 1 };

/** @param maxUsd null: as much as it takes, and nothing is kept */
export function keepMoney(maxUsd: number | null): Money {
  let spent = 0;
  /** What answers that did not come whole may have taken beyond what is known of them. */
  let doubtful = 0;
  let aside = 0;
  const underWay = new Set<{ readonly amount: number }>();
  let wake = Promise.withResolvers<void>();

  function keepNow(tokens: number, amount: number): Kept {
    const kept = { amount };
    underWay.add(kept);
    return {
      tokens,
      settle(cost, isAll) {
        if (!underWay.delete(kept)) return;
        spent += cost;
        if (!isAll) doubtful += Math.max(0, amount - cost);
        wake.resolve();
        wake = Promise.withResolvers();
      },
    };
  }

  const unspentOf = (budget: number, purpose: Purpose) => budget * shares[purpose] - aside - spent - doubtful;

  /** As much of it as there is room for; null where some of what others have may come back. */
  function fitted({ sent, perToken, most, fewest }: Wanted, budget: number, purpose: Purpose): Kept | null {
    const dearest = sent + perToken * most;
    const least = sent + perToken * fewest;
    const mine = budget * shares[purpose];
    const unspent = unspentOf(budget, purpose);
    const left = unspent - [...underWay].reduce((sum, { amount }) => sum + amount, 0);
    if (dearest === 0 || dearest <= left) return keepNow(most, dearest);
    if (least > unspent) throw noMoney({ budget, mine, spent, doubtful, aside, least });
    if (underWay.size > 0) return null;
    const tokens = Math.max(fewest, Math.floor((left - sent) / perToken));
    return keepNow(tokens, sent + perToken * tokens);
  }

  return {
    setAside(dollars) {
      aside += dollars;
    },
    has: (dollars, purpose) => maxUsd === null || dollars === 0 || dollars <= unspentOf(maxUsd, purpose),
    async keep(wanted, purpose, signal) {
      if (maxUsd === null) return keepNow(wanted.most, 0);
      for (;;) {
        const kept = fitted(wanted, maxUsd, purpose);
        if (kept !== null) return kept;
        await unlessAborted(wake.promise, signal);
      }
    },
  };
}

/** Of the money of a run, what one of several jobs leaves to the others while all of them review. */
export function othersShare(maxUsd: number, { jobs }: { readonly jobs: number }): number {
  return maxUsd * shares.review - ownShare(maxUsd, { jobs });
}

/** The most that one of several jobs, or of several reviewers, takes of it. */
export function ownShare(maxUsd: number, { jobs }: { readonly jobs: number }): number {
  return (maxUsd * shares.review) / jobs;
}

function noMoney(
  at: Readonly<Record<'budget' | 'mine' | 'spent' | 'doubtful' | 'aside' | 'least', number>>,
): ProviderError {
  const later = at.budget - at.mine;
  const parts = [
    `${inDollars(at.spent)} are spent`,
    ...(at.doubtful >= 0.005 ? [`${inDollars(at.doubtful)} may be, on answers that did not come whole`] : []),
    ...(at.aside > 0 ? [`${inDollars(at.aside)} belong to other jobs of the review`] : []),
    ...(later > 0.005 ? [`${inDollars(later)} of it are kept for what comes later`] : []),
  ];
  const detail = `Of \`max-cost-usd\`, ${inDollars(at.budget)}, ${parts.join(', ')}, and one more turn may cost ${inDollars(at.least)}.`;
  return new ProviderError('cost', detail, { isTransient: false, isFree: true });
}
