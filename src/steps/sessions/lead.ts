import type { Session } from '../../agent/provider.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Reviewer, SessionRecord } from '../../types.ts';
import { keepWarm, type Warmth } from './keep-warm.ts';

/** What sessions of one vendor have in common, beside tools and system text, and what they are for. */
export interface Errands {
  readonly reviewer: Reviewer;
  readonly context: string;
  /** Of sessions for each purpose, the first leads. */
  readonly purpose: string;
}

/** A session that may begin. */
export interface Entered {
  /** To be called whenever the vendor has begun to answer it, and when it will not. */
  begun(): void;
  /** Has what it shares kept in the vendor's cache while the run may still need it. */
  keepWarm(session: Pick<Session, 'renewal'>): void;
}

/**
 * Lets one of several sessions with the same prefix start ahead of the others, and keeps that in the vendor's cache.
 * Requests that start together all pay to write what they share; an entry of a cache can be read as soon as the first
 * answer has begun.
 */
export interface Lead extends Disposable {
  /** Waits while another session is ahead with the same prefix. */
  enter(errand: Errands): Promise<Entered>;
  /** What the renewals so far have cost, one record for each prefix that had any. */
  renewals(): readonly SessionRecord[];
}

/** An entry is sure to be there for so long after its last use, in milliseconds. */
const warmForMs = 240_000;
/** Longest time ahead, in milliseconds: to write a prefix a vendor has to read it all, and what it has it only looks up. */
const aheadMs = { cold: 4_000, warm: 1_000 };

interface Prefix {
  readonly purposes: Set<string>;
  usedAt: number;
  /** Ends when nothing is ahead any more; null: nothing is. */
  ahead: Promise<void> | null;
  warmth: Warmth | null;
}

/** @param options.keepsWarm whether what sessions share is renewed; the lead is then to be disposed of when all have ended */
export function startLead(clock: Pick<Clock, 'now' | 'schedule'>, { keepsWarm = false } = {}): Lead {
  const byContext = new Map<string, Map<string, Prefix>>();
  const all = () => [...byContext.values()].flatMap((known) => [...known.values()]);
  function prefixOf({ reviewer: { provider, model, effort }, context }: Errands): Prefix {
    const known = byContext.get(context) ?? new Map<string, Prefix>();
    byContext.set(context, known);
    const who = JSON.stringify([provider, model, effort]);
    const none = { purposes: new Set<string>(), usedAt: Number.NEGATIVE_INFINITY, ahead: null, warmth: null };
    const prefix = known.get(who) ?? none;
    known.set(who, prefix);
    return prefix;
  }
  return {
    async enter(errand) {
      const prefix = prefixOf(errand);
      while (prefix.ahead !== null) await prefix.ahead;
      const isCold = clock.now() - prefix.usedAt > warmForMs;
      const isFirst = !prefix.purposes.has(errand.purpose);
      prefix.purposes.add(errand.purpose);
      prefix.usedAt = clock.now();
      const letOthers = isCold || isFirst ? goAhead(prefix, clock, isCold ? aheadMs.cold : aheadMs.warm) : null;
      return {
        begun() {
          prefix.usedAt = clock.now();
          prefix.warmth?.used();
          letOthers?.();
        },
        keepWarm({ renewal }) {
          if (renewal === undefined || !keepsWarm) return;
          const onRenewed = () => {
            prefix.usedAt = clock.now();
          };
          prefix.warmth ??= keepWarm({ renewal, reviewer: errand.reviewer, clock, onRenewed });
        },
      };
    },
    renewals: () => all().flatMap(({ warmth }) => warmth?.record() ?? []),
    [Symbol.dispose]() {
      for (const { warmth } of all()) warmth?.end();
    },
  };
}

/** @returns what ends it before its time */
function goAhead(prefix: Prefix, { schedule }: Pick<Clock, 'schedule'>, longestMs: number): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  prefix.ahead = promise;
  const end = () => {
    cancel();
    if (prefix.ahead === promise) prefix.ahead = null;
    resolve();
  };
  const cancel = schedule(end, longestMs);
  return end;
}
