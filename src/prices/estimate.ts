import { noUsage } from '../types.ts';
import { costOf, type Price } from './price.ts';

/*
 * What a review may come to before anybody is asked. Sizes are known then; how often a model turns and what it reads and
 * writes is assumed, and stands here.
 */

/** Of code and prose together, as vendors count them, within a quarter. */
export const bytesInToken = 3.5;
/** Tokens that a turn reads by tools, and writes with its reasoning. */
const turn = { reads: 3_000, writes: 1_500 };
/** Turns of one session. */
export const usualTurns = { review: 12, verification: 5 };

/** What sessions may come to. */
export interface Estimate {
  readonly tokens: number;
  readonly dollars: number;
}

/**
 * What one session takes. Every turn sends again what was said before: that comes from the cache, and the rest is written to it.
 * @param first tokens of the first request
 */
export function estimateSession(first: number, turns: number, price: Price): Estimate {
  const grown = turn.reads + turn.writes;
  const sum = { tokens: 0, dollars: 0 };
  for (let at = 0; at < turns; at += 1) {
    const cached = at === 0 ? 0 : first + grown * (at - 1);
    const usage = { ...noUsage, cached, written: at === 0 ? first : grown, output: turn.writes };
    sum.tokens += cached + usage.written + usage.output;
    sum.dollars += costOf(usage, price);
  }
  return sum;
}
