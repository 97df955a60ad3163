import { processorTime } from './processor-time.ts';
import { repeatedShapes } from './repeated-shapes.ts';

/*
 * A pull request or a model can send any text, and while a pattern goes through it no deadline and no signal works. What
 * takes quadratic time takes seconds for 64 kB of the right shape, so the bounds leave slow machines room. Time of the
 * processor is measured, and the least of several tries counts: others use the machine as well.
 */

const shapes = repeatedShapes(64 * 1024);
const tries = 10;

/** What the function refuses, it refuses in that time. */
function milliseconds(call: () => unknown): number {
  return processorTime(() => {
    try {
      call();
    } catch (error) {
      // A bug of the list is no refusal.
      if (error instanceof TypeError || error instanceof ReferenceError) throw error;
    }
  });
}

/** Shapes, of 64 kB where no others are given, for which the function takes longer than `most` milliseconds, with its time. */
export function slowShapes(call: (text: string) => unknown, most: number, those = shapes): string[] {
  return [...those].flatMap(([name, text]) => {
    let least = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < tries && least > most; attempt += 1)
      least = Math.min(
        least,
        milliseconds(() => call(text)),
      );
    return least > most ? [`${name}: ${least.toFixed(0)} ms`] : [];
  });
}
