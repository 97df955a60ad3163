import {
  type Brief,
  type Provider,
  ProviderError,
  type Renewal,
  type Session,
  type ToolResult,
  type Tried,
  type Turn,
} from '../../agent/provider.ts';
import type { Reviewer } from '../../types.ts';
import { thrownAs } from './calls.ts';
import type { Outcome } from './form.ts';

/** How an exchange ended, as it was: nothing is taken out of it before it is written. */
export type TapedEnding =
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'failure'; readonly failure: ProviderError }
  | { readonly kind: 'given-up' }
  | { readonly kind: 'open' };

export interface TapedAnswer {
  readonly began: number;
  ended: number | null;
  at: number;
  readonly tried: (Tried & { readonly place: number })[];
  ending: TapedEnding;
}

export interface TapedExchange extends TapedAnswer {
  readonly sent: string | readonly ToolResult[];
}

/** Of what a session shares, in the vendor's cache. */
export interface TapedRenewals {
  readonly due: number[];
  readonly times: number[];
  readonly exchanges: TapedAnswer[];
}

export interface TapedSession {
  readonly reviewer: string;
  readonly provider: string;
  readonly brief: Brief;
  readonly task: string;
  readonly times: number[];
  readonly asked: number[];
  readonly exchanges: TapedExchange[];
  renewals: TapedRenewals | null;
}

/** What a run is heard to do at its ports. To note something never fails, and changes nothing. */
export interface Tape {
  readonly sessions: readonly TapedSession[];
  readonly calls: ReadonlyMap<string, readonly Outcome[]>;
  readonly heard: string[];
  /** Notes what a call comes to. */
  call<Value>(name: string, act: () => Promise<Value>): Promise<Value>;
  /** The same of an answer that came at once. */
  said(name: string, value: unknown): void;
  /** From now on, what calls of these names come to is of no account. */
  forgo(names: readonly string[]): void;
  /** A provider whose sessions are noted. */
  provider(inner: Provider, reviewer: Reviewer): Provider;
}

/** @param now the time, in milliseconds since 1970 */
export function startTape(now: () => number): Tape {
  const sessions: TapedSession[] = [];
  const calls = new Map<string, Outcome[]>();
  const forgone = new Set<string>();
  let order = 0;
  const next = () => {
    order += 1;
    return order;
  };
  const outcomesOf = (name: string) => {
    const known = calls.get(name) ?? [];
    calls.set(name, known);
    return known;
  };

  const noted = (times: number[]) => () => {
    const time = now();
    times.push(time);
    return time;
  };
  const begun = (): TapedAnswer => ({
    ...{ began: next(), ended: null, at: now(), tried: [], ending: { kind: 'open' } },
  });

  async function ended(answer: TapedAnswer, signal: AbortSignal, turning: Promise<Turn>): Promise<Turn> {
    const end = (ending: TapedEnding) => Object.assign(answer, { ended: next(), at: now(), ending });
    try {
      const turn = await turning;
      end({ kind: 'turn', turn });
      return turn;
    } catch (error) {
      if (error instanceof ProviderError) end({ kind: 'failure', failure: error });
      else if (signal.aborted) end({ kind: 'given-up' });
      throw error;
    }
  }

  function renewalOn(inner: Renewal, renewals: TapedRenewals): Renewal {
    return {
      ...inner,
      now: noted(renewals.times),
      due(act, schedule) {
        const noting = () => {
          renewals.due.push(next());
          act();
        };
        return inner.due?.(noting, schedule) ?? schedule(noting, inner.afterMs);
      },
      async renew(signal) {
        const answer = begun();
        renewals.exchanges.push(answer);
        return await ended(answer, signal, inner.renew(signal));
      },
    };
  }

  function sessionOn(inner: Session, session: TapedSession): Session {
    session.renewals = inner.renewal === undefined ? null : { due: [], times: [], exchanges: [] };
    return {
      ...(inner.renewal && session.renewals ? { renewal: renewalOn(inner.renewal, session.renewals) } : {}),
      now: noted(session.times),
      async asks() {
        session.asked.push(next());
        await inner.asks?.();
      },
      async send(sent, signal, asking) {
        const exchange: TapedExchange = { ...begun(), sent };
        session.exchanges.push(exchange);
        const mayRetry = async (tried: Tried) => {
          exchange.tried.push({ ...tried, place: next() });
          return (await asking?.mayRetry?.(tried)) ?? true;
        };
        return await ended(exchange, signal, inner.send(sent, signal, { ...asking, mayRetry }));
      },
    };
  }

  return {
    sessions,
    calls,
    heard: [],
    async call(name, act) {
      const outcomes = outcomesOf(name);
      const at = outcomes.push({ open: true }) - 1;
      const note = (outcome: Outcome) => {
        if (!forgone.has(name)) outcomes[at] = outcome;
      };
      try {
        const value = await act();
        note({ value });
        return value;
      } catch (error) {
        note(thrownAs(error));
        throw error;
      }
    },
    said: (name, value) => void outcomesOf(name).push({ value }),
    forgo(names) {
      for (const name of names) forgone.add(name);
    },
    provider: (inner, reviewer) => ({
      name: inner.name,
      open(brief, task = '') {
        const session = {
          reviewer: reviewer.name,
          provider: inner.name,
          brief,
          task,
          times: [],
          asked: [],
          exchanges: [],
          renewals: null,
        };
        sessions.push(session);
        return sessionOn(inner.open(brief, task), session);
      },
    }),
  };
}
