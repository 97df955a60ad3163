import type Bottleneck from 'bottleneck/light.js';
import { atMost } from '../lib/sharing/at-most.ts';

/** How many writes may follow one another at once. */
const burst = 8;
/** Most requests that are under way. */
const mostAtOnce = 10;

export interface Pacing {
  /** Waits until a write may be sent. */
  readonly turn: () => Promise<void>;
  /** For the groups of the throttling plugin. */
  readonly atOnce: Bottleneck.Group;
}

type Act = (...given: readonly unknown[]) => Promise<unknown>;

/**
 * In place of the throttling plugin's groups, which take five milliseconds for each request that need not wait: as many
 * requests at once as they would let through.
 */
export function unpaced(): Bottleneck.Group {
  const inTurn = atMost(mostAtOnce);
  const { signal } = new AbortController();
  const schedule = (_: unknown, act: Act, ...given: readonly unknown[]) => inTurn(() => act(...given), signal);
  // All that the plugin asks of a group.
  return { key: () => ({ schedule }) } as unknown as Bottleneck.Group;
}

/**
 * Makes a queue for writes: each waits for its turn. Some may begin at once, and from then on one a second, as GitHub asks
 * for. A write that hangs keeps no other from its turn.
 */
export function turns(secondMs: number): () => Promise<void> {
  // Each lane takes one write in as many seconds as there are lanes.
  const free = Array.from({ length: burst }, () => Number.NEGATIVE_INFINITY);
  let writes = 0;
  return async () => {
    const lane = writes % burst;
    writes += 1;
    const now = Date.now();
    const at = Math.max(now, free[lane] ?? now);
    free[lane] = at + burst * secondMs;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  };
}
