import type { Clock } from '../../lib/clock.ts';
import type { Reviewer } from '../../types.ts';

/** What sessions of one vendor have in common, beside tools and system text, and what they are for. */
export interface Errands {
  readonly reviewer: Reviewer;
  readonly context: string;
  /** Of sessions for each purpose, the first leads. */
  readonly purpose: string;
}

/**
 * Lets one of several sessions with the same prefix start ahead of the others. Requests that start together all pay to
 * write what they share; an entry of a vendor's cache can be read as soon as the first answer has begun.
 */
export interface Lead {
  /**
   * Waits while another session is ahead with the same prefix.
   * @returns to be called whenever the vendor has begun to answer this one, and when it will not
   */
  enter(errand: Errands): Promise<() => void>;
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
}

export function startLead(clock: Pick<Clock, 'now' | 'schedule'>): Lead {
  const byContext = new Map<string, Map<string, Prefix>>();
  function prefixOf({ reviewer: { provider, model, effort }, context }: Errands): Prefix {
    const known = byContext.get(context) ?? new Map<string, Prefix>();
    byContext.set(context, known);
    const who = JSON.stringify([provider, model, effort]);
    const prefix = known.get(who) ?? { purposes: new Set(), usedAt: Number.NEGATIVE_INFINITY, ahead: null };
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
      return () => {
        prefix.usedAt = clock.now();
        letOthers?.();
      };
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
