import type Bottleneck from 'bottleneck/light.js';
import { type AtMost, atMost } from '../lib/sharing/at-most.ts';

/** How many writes may follow one another at once. */
const burst = 8;
/** Most requests that are under way, as the throttling plugin has it. */
const mostAtOnce = 10;

export interface Pacing {
  /** Waits until a write may be sent. */
  readonly turn: () => Promise<void>;
  /** What is sent while others are under way. */
  readonly atOnce: AtMost;
}

export function pacingOf(secondMs: number): Pacing {
  return { turn: turns(secondMs), atOnce: atMost(mostAtOnce) };
}

type Act = (...given: readonly unknown[]) => Promise<unknown>;

/** In place of the throttling plugin's groups, which would pace what is sent again as if it were sent by nobody else. */
export function unpaced(): Bottleneck.Group {
  const schedule = (_: unknown, act: Act, ...given: readonly unknown[]) => act(...given);
  // All that the plugin asks of a group.
  return { key: () => ({ schedule }) } as unknown as Bottleneck.Group;
}

/**
 * Makes a queue for writes: each waits for its turn. Some may begin at once, and from then on one a second, as GitHub asks
 * for. A write that hangs keeps no other from its turn.
 */
function turns(secondMs: number): () => Promise<void> {
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
