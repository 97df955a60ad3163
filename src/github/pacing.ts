import Bottleneck from 'bottleneck/light.js';

/** How many writes may follow one another at once. */
const burst = 8;

/**
 * Makes a queue for writes: each waits for its turn. Some may begin at once, and from then on one a second, as GitHub asks
 * for. A write that hangs keeps no other from its turn.
 */
export function turns(secondMs: number): () => Promise<void> {
  // Each lane takes one write in as many seconds as there are lanes.
  const lanes = Array.from({ length: burst }, () => new Bottleneck({ maxConcurrent: 1, minTime: burst * secondMs }));
  let writes = 0;
  return async () => {
    const lane = lanes[writes % burst];
    writes += 1;
    await lane?.schedule(async () => undefined);
  };
}
