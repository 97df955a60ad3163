import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repeatedShapes } from './support/repeated-shapes.ts';
import { nodeFunctions, textFunctions } from './support/text-functions.ts';

/*
 * A pull request or a model can send any text, and while a pattern goes through it no deadline and no signal works. What
 * takes quadratic time takes seconds for 64 kB of the right shape, so the bounds leave slow machines room. Time of the
 * processor is measured, and the least of three tries counts: others use the machine as well.
 */

const shapes = repeatedShapes(64 * 1024);
const tries = 3;
/** Their text is written by us or by whoever runs the action. */
const ofOurTexts = ['element', 'labelled', 'makeOpenAIClient'];

/** Milliseconds of this thread that the function takes; what it refuses, it refuses in that time. */
function milliseconds(call: () => unknown): number {
  const before = process.threadCpuUsage();
  try {
    call();
  } catch (error) {
    // A bug of the list is no refusal.
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
  }
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** Shapes for which the function takes longer, with its time. */
function slow(call: (text: string) => unknown, most: number): string[] {
  return [...shapes].flatMap(([name, text]) => {
    let least = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < tries && least > most; attempt += 1)
      least = Math.min(
        least,
        milliseconds(() => call(text)),
      );
    return least > most ? [`${name}: ${least.toFixed(0)} ms`] : [];
  });
}

describe('64 kB of any repeated shape', () => {
  it.each(Object.entries(textFunctions))('takes %s at most 50 ms', (_, call) => {
    expect(slow(call, 50)).toEqual([]);
  });

  it.each(Object.entries(nodeFunctions))('takes %s at most a second', (_, call) => {
    expect(slow(call, 1_000)).toEqual([]);
  });
});

describe('the list of functions that take text', () => {
  it('has every exported one whose first parameter is a text', () => {
    const known = new Set(Object.keys({ ...textFunctions, ...nodeFunctions }).map((name) => /^\w+/u.exec(name)?.[0]));
    const exported = globSync('src/**/*.ts', { cwd: `${import.meta.dirname}/..` })
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) => [
        ...readFileSync(`${import.meta.dirname}/../${path}`, 'utf8').matchAll(
          /^export function (\w+)\(\s*\w+: string[,)]/gmu,
        ),
      ])
      .map(([, name = '']) => name);
    expect(exported.length).toBeGreaterThan(30);
    expect(exported.filter((name) => !known.has(name) && !ofOurTexts.includes(name))).toEqual([]);
  });
});
