import {
  type Brief,
  ordinaryOutputTokens,
  ProviderError,
  type Renewal,
  type Session,
  type ToolResult,
  type Turn,
} from '../../agent/provider.ts';
import { costOf, type Price } from '../../prices/price.ts';
import type { PriceBook } from '../../prices/price-book.ts';
import { allInput, inDollars, type Reviewer } from '../../types.ts';

/** What a session is for, as far as money goes. */
export type Purpose = 'review' | 'check' | 'prose';

/** A session whose turns are paid for out of the money of the run. */
export interface PaidSession extends Session {
  /** US dollars so far; null where no price is known. */
  readonly costUsd: () => number | null;
}

/** The money of a run: what every session has cost, and what is left for the next turn. */
export interface Purse {
  /** Keeps some of the money of a review for its other jobs, or counts what they have spent. */
  setAside(dollars: number): void;
  /**
   * Opens a session whose every turn is held until there is money for it. A turn that there is none for fails as `cost`,
   * before it is asked for.
   */
  open(open: (brief: Brief) => Session, brief: Brief, of: { reviewer: Reviewer; purpose: Purpose }): PaidSession;
}

/** Each purpose leaves something for what comes after it: a finding that nobody verifies is worth little. */
const shares: Readonly<Record<Purpose, number>> = { review: 0.8, check: 0.95, prose: 1 };
/** The dearest turn is that share of the budget, and no shorter than this. */
const mostOfAnswer = 0.1;
const fewestOutputTokens = 16_000;
/** Of code, prose and JSON together it is three and a half: a text is guessed larger than it is. */
const bytesInToken = 3;

/** @param maxUsd null: as much as it takes */
export function openPurse(book: Pick<PriceBook, 'priceOf'>, maxUsd: number | null): Purse {
  let spent = 0;
  let aside = 0;
  let reserved = 0;
  let wake: PromiseWithResolvers<void> = Promise.withResolvers();

  function changed(): void {
    wake.resolve();
    wake = Promise.withResolvers();
  }

  /** Waits while turns that are under way may turn out cheaper than what is kept for them. */
  async function reserve(amount: number, purpose: Purpose, signal: AbortSignal): Promise<void> {
    if (maxUsd === null) return;
    const most = maxUsd * shares[purpose];
    while (aside + spent + reserved + amount > most) {
      if (aside + spent + amount > most) throw noMoney({ maxUsd, most, spent, aside, amount });
      const aborted = Promise.withResolvers<never>();
      const abort = () => aborted.reject(signal.reason);
      signal.throwIfAborted();
      signal.addEventListener('abort', abort);
      try {
        await Promise.race([wake.promise, aborted.promise]);
      } finally {
        signal.removeEventListener('abort', abort);
      }
    }
    reserved += amount;
  }

  function paid(session: Session, price: Price, of: { brief: Brief; limit: number; purpose: Purpose }): PaidSession {
    const { brief, limit, purpose } = of;
    const prompt = tokensIn([brief.system, brief.context, JSON.stringify(brief.tools)]);
    let known = 0;
    let cost = 0;
    const add = (dollars: number) => {
      cost += dollars;
      spent += dollars;
    };
    return {
      ...session,
      ...(session.renewal === undefined ? {} : { renewal: paidRenewal(session.renewal, price, prompt) }),
      costUsd: () => cost,
      async send(input, signal, onRetry) {
        const added = known === 0 ? prompt + tokensOf(input) : tokensOf(input);
        const dearest = Math.max(price.input, price.written, price.writtenLong);
        const sent = costOf(
          { input: added, cached: known, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
          { ...price, input: dearest },
        );
        const answered = costOf(
          { input: 0, cached: known + added, written: 0, writtenLong: 0, output: limit, reasoning: 0 },
          { ...price, cached: 0 },
        );
        await reserve(sent + answered, purpose, signal);
        try {
          const turn: Turn = await session.send(input, signal, onRetry);
          add(costOf(turn.usage, price));
          known = allInput(turn.usage) + turn.usage.output;
          return turn;
        } catch (error) {
          // Of an answer that broke off, what was sent is charged all the same.
          if (!(error instanceof ProviderError && error.isFree)) add(sent);
          throw error;
        } finally {
          if (maxUsd !== null) reserved -= sent + answered;
          changed();
        }
      },
    };
  }

  /** @param tokens of the prefix, which costs the most where the vendor's cache has lost it */
  function paidRenewal(renewal: Renewal, price: Price, tokens: number): Renewal {
    const dearest = (tokens * Math.max(price.input, price.written, price.writtenLong)) / 1_000_000;
    let cost = 0;
    const add = (dollars: number) => {
      cost += dollars;
      spent += dollars;
    };
    return {
      ...renewal,
      costUsd: () => cost,
      async renew(signal) {
        await reserve(dearest, 'check', signal);
        try {
          const turn = await renewal.renew(signal);
          add(costOf(turn.usage, price));
          return turn;
        } catch (error) {
          if (!(error instanceof ProviderError && error.isFree)) add(dearest);
          throw error;
        } finally {
          if (maxUsd !== null) reserved -= dearest;
          changed();
        }
      },
    };
  }

  return {
    setAside(dollars) {
      aside += dollars;
    },
    open(open, brief, { reviewer, purpose }) {
      const price = book.priceOf(reviewer);
      if (price === null) return unpriced(open(brief), maxUsd);
      const limit = brief.maxOutputTokens ?? affordable(price, maxUsd);
      const own = limit < ordinaryOutputTokens ? { ...brief, maxOutputTokens: limit } : brief;
      return paid(open(own), price, { brief: own, limit, purpose });
    },
  };
}

/** `agree` lets none through with a budget. */
function unpriced(session: Session, maxUsd: number | null): PaidSession {
  return {
    ...session,
    costUsd: () => null,
    async send(input, signal, onRetry) {
      if (maxUsd !== null)
        throw new ProviderError('cost', 'No price of this model is known.', { isTransient: false, isFree: true });
      return await session.send(input, signal, onRetry);
    },
  };
}

/** Most output tokens of a turn for which nobody said how many: without a bound one answer could take all of the money. */
function affordable({ output }: Price, maxUsd: number | null): number {
  if (maxUsd === null || output === 0) return ordinaryOutputTokens;
  const tokens = Math.floor((maxUsd * mostOfAnswer * 1_000_000) / output);
  return Math.min(ordinaryOutputTokens, Math.max(fewestOutputTokens, tokens));
}

/** Of the money of a run, what one of several jobs leaves to the others while all of them review. */
export function othersShare(maxUsd: number, { jobs }: { readonly jobs: number }): number {
  return maxUsd * shares.review - ownShare(maxUsd, { jobs });
}

/** The most that one of several jobs, or of several reviewers, takes of it. */
export function ownShare(maxUsd: number, { jobs }: { readonly jobs: number }): number {
  return (maxUsd * shares.review) / jobs;
}

function noMoney(at: Readonly<Record<'maxUsd' | 'most' | 'spent' | 'aside' | 'amount', number>>): ProviderError {
  const kept = at.maxUsd - at.most;
  const rest = kept > 0.005 ? `, ${inDollars(kept)} of it are kept for what comes later` : '';
  const others = at.aside > 0 ? `, ${inDollars(at.aside)} belong to other jobs of the review` : '';
  const detail = `Of \`max-cost-usd\`, ${inDollars(at.maxUsd)}, ${inDollars(at.spent)} are spent${others}${rest}, and one more turn may cost ${inDollars(at.amount)}.`;
  return new ProviderError('cost', detail, { isTransient: false, isFree: true });
}

function tokensOf(input: string | readonly ToolResult[]): number {
  return tokensIn(typeof input === 'string' ? [input] : input.map(({ text }) => text));
}

function tokensIn(texts: readonly string[]): number {
  return Math.ceil(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / bytesInToken);
}
