import {
  type Brief,
  ordinaryOutputTokens,
  ProviderError,
  type Renewal,
  type Session,
  type ToolResult,
  type Tried,
} from '../../agent/provider.ts';
import { bytesInToken } from '../../prices/estimate.ts';
import { costOf, type Price } from '../../prices/price.ts';
import type { PriceBook } from '../../prices/price-book.ts';
import { allTokens, inDollars, noUsage, type Reviewer, type Usage } from '../../types.ts';
import { keepMoney, type Money, type Purpose } from './money.ts';

/** A session whose turns are paid for out of the money of the run. */
export interface PaidSession extends Session {
  /** US dollars so far; null where no price is known, or its vendor does not say what it took. */
  readonly costUsd: () => number | null;
}

/** The money of a run: what every session has cost, and what is left for the next turn. */
export interface Purse {
  /** Keeps some of the money of a review for its other jobs, or counts what they have spent. */
  readonly setAside: Money['setAside'];
  /**
   * Opens a session whose every turn is held until there is money for it. A turn that there is none for fails as `cost`,
   * before it is asked for.
   */
  open(open: (brief: Brief) => Session, brief: Brief, of: { reviewer: Reviewer; purpose: Purpose }): PaidSession;
}

/** The longest answer may take that share of the budget, or so many tokens where that is more. */
const shareOfAnswer = 0.1;
const ordinarilyFewest = 16_000;
/** With less room than this a model that thinks comes to no answer. */
const fewestOutputTokens = 8_000;
/** A session that has money for fewer turns than this is asked for what it has established: one more may be too many. */
const turnsToEnd = 2;
/** Tokens that a turn reads by tools, and a text that is written to it. */
const usualRead = 4_000;
/** Fewer than of code, prose and JSON together, as figures and some scripts have: what is kept for a text is enough for any. */
const fewestBytesInToken = 2;

/** @param maxUsd null: as much as it takes */
export function openPurse(book: Pick<PriceBook, 'priceOf'>, maxUsd: number | null): Purse {
  const money = keepMoney(maxUsd);

  function paid(session: Session, price: Price, of: { brief: Brief; purpose: Purpose }): PaidSession {
    const { brief, purpose } = of;
    const prompt = prefixOf(brief);
    const most = brief.maxOutputTokens ?? affordable(price, maxUsd);
    const fewest = Math.min(most, fewestOutputTokens);
    /** Of the conversation so far, all of which is sent again. */
    let known = 0;
    let cost = 0;
    let isUncounted = false;
    return {
      ...session,
      ...(session.renewal === undefined ? {} : { renewal: paidRenewal(session.renewal, price, brief) }),
      costUsd: () => (isUncounted ? null : cost),
      async send(input, signal, asking) {
        const added = bytesOf([...(known === 0 ? prompt : []), ...textsOf(input)]);
        const sent = likelyCost(price, { known, added });
        const dearest = dearestOf(price, known + Math.ceil(added / fewestBytesInToken));
        let kept = await money.keep({ ...dearest, most, fewest }, purpose, signal);
        const { tokens } = kept;
        let isPaid = false;
        const pay = (usage: Usage | null, isFree = false) => {
          if (isPaid) return;
          isPaid = true;
          // Of an answer that broke off, what was sent is charged all the same.
          const dollars = isFree ? 0 : usage === null ? sent : costOf(usage, price);
          cost += dollars;
          kept.settle(dollars, isFree || (usage !== null && isCounted(usage)));
        };
        /** What comes once more costs once more. */
        const mayRetry = async (tried: Tried) => {
          pay(tried.usage, tried.isFree);
          try {
            kept = await money.keep({ ...dearest, most: tokens, fewest: tokens }, purpose, signal);
          } catch (error) {
            if (error instanceof ProviderError) return false;
            throw error;
          }
          const isLet = (await asking?.mayRetry?.(tried)) ?? true;
          // The answer that holds then is paid for already.
          if (!isLet) kept.settle(0, true);
          isPaid = !isLet;
          return isLet;
        };
        const isShort = tokens < (brief.maxOutputTokens ?? ordinaryOutputTokens);
        try {
          const turn = await session.send(
            input,
            signal,
            isShort ? { maxOutputTokens: tokens, mayRetry } : { mayRetry },
          );
          const hasAnswer = turn.text !== '' || turn.calls.length > 0;
          isUncounted ||= hasAnswer && !isCounted(turn.usage) && dearest.sent + dearest.perToken > 0;
          pay(turn.usage);
          const bytes = added + bytesOf([turn.text, JSON.stringify(turn.calls)]);
          known = isCounted(turn.usage) ? allTokens(turn.usage) : known + Math.ceil(bytes / fewestBytesInToken);
          const isCut = isShort && turn.stop === 'length' && turn.limit === tokens;
          const next = dearestOf(price, known + usualRead);
          const isNearEnd = !money.has(turnsToEnd * (next.sent + next.perToken * fewest), purpose);
          return { ...turn, ...(isCut ? { cutBy: noRoom(maxUsd) } : {}), ...(isNearEnd ? { isNearEnd } : {}) };
        } catch (error) {
          pay(null, error instanceof ProviderError && error.isFree);
          throw error;
        }
      },
    };
  }

  /** The prefix costs the most where the vendor's cache has lost it. */
  function paidRenewal(renewal: Renewal, price: Price, brief: Brief): Renewal {
    const bytes = bytesOf(prefixOf(brief));
    const { sent } = dearestOf(price, Math.ceil(bytes / fewestBytesInToken));
    let cost = 0;
    return {
      ...renewal,
      costUsd: () => cost,
      async renew(signal) {
        const kept = await money.keep({ sent, perToken: 0, most: 0, fewest: 0 }, 'check', signal);
        const pay = (dollars: number, isAll: boolean) => {
          cost += dollars;
          kept.settle(dollars, isAll);
        };
        try {
          const turn = await renewal.renew(signal);
          pay(costOf(turn.usage, price), isCounted(turn.usage));
          return turn;
        } catch (error) {
          if (error instanceof ProviderError && error.isFree) pay(0, true);
          else pay(likelyCost(price, { known: 0, added: bytes }), false);
          throw error;
        }
      },
    };
  }

  return {
    setAside: money.setAside,
    open(open, brief, { reviewer, purpose }) {
      const price = book.priceOf(reviewer);
      return price === null ? unpriced(open(brief), maxUsd) : paid(open(brief), price, { brief, purpose });
    },
  };
}

/** `agree` lets none through with a budget. */
function unpriced(session: Session, maxUsd: number | null): PaidSession {
  return {
    ...session,
    costUsd: () => null,
    async send(input, signal, asking) {
      if (maxUsd !== null)
        throw new ProviderError('cost', 'No price of this model is known.', { isTransient: false, isFree: true });
      return await session.send(input, signal, asking);
    },
  };
}

/** Most output tokens of a turn for which nobody said how many: without a bound one answer could take all of the money. */
function affordable({ output }: Price, maxUsd: number | null): number {
  if (maxUsd === null || output === 0) return ordinaryOutputTokens;
  const tokens = Math.floor((maxUsd * shareOfAnswer * 1_000_000) / output);
  return Math.min(ordinaryOutputTokens, Math.max(ordinarilyFewest, tokens));
}

/** What no cache has is read anew, and written to one. No request asks for its longer lifetime. */
function dearestInput({ input, cached, written }: Price): number {
  return Math.max(input, cached, written);
}

/** US dollars of a request with so many tokens of input, and of a token of its answer: a cache can lose all that it had. */
function dearestOf(price: Price, tokens: number): { readonly sent: number; readonly perToken: number } {
  const usage = { ...noUsage, input: tokens };
  const sent = costOf(usage, { ...price, input: dearestInput(price) });
  const million = costOf({ ...usage, output: 1_000_000 }, { ...price, input: 0 });
  return { sent, perToken: million / 1_000_000 };
}

/** US dollars of what is sent, where a cache has what it had. @param sizes tokens that were sent before, and bytes of what is new */
function likelyCost(price: Price, { known, added }: { readonly known: number; readonly added: number }): number {
  const usage = { ...noUsage, cached: known, written: Math.ceil(added / bytesInToken) };
  return costOf(usage, { ...price, written: dearestInput(price) });
}

/** Whether a vendor said what a request took. */
function isCounted(usage: Usage): boolean {
  return allTokens(usage) > 0;
}

function noRoom(maxUsd: number | null): string {
  return `\`max-cost-usd\`${maxUsd === null ? '' : `, ${inDollars(maxUsd)},`} has no room for a longer one`;
}

function prefixOf({ system, context, tools }: Brief): readonly string[] {
  return [system, context, JSON.stringify(tools)];
}

function textsOf(input: string | readonly ToolResult[]): readonly string[] {
  return typeof input === 'string' ? [input] : input.map(({ text }) => text);
}

function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
