import { z } from 'zod';
import { count, type Immutable } from '../primitives.ts';

/**
 * Tokens of one or more model turns. `input`, `cached`, `written`, `writtenLong` and `output` are disjoint: a token is
 * counted, and paid for, once. `reasoning` says how many of `output` were that.
 */
export const Usage = z.strictObject({
  input: count.describe('Neither read from a cache nor written to one'),
  cached: count.describe("Input that was read from the vendor's cache"),
  written: count.describe('Input that was written to a cache for its shorter lifetime: 5 or 30 minutes'),
  writtenLong: count.describe('Input that was written to a cache for its longer lifetime: 1 or 12 hours'),
  output: count.describe('Reasoning included'),
  reasoning: count.describe('What of the output was reasoning'),
});
export type Usage = Immutable<z.infer<typeof Usage>>;

/** Input that no cache had, whether or not one has it now. */
export function uncachedInput(usage: Usage): number {
  return usage.input + writtenInput(usage);
}

/** What a cache has now that it had not before. */
export function writtenInput({ written, writtenLong }: Usage): number {
  return written + writtenLong;
}

/** All tokens, each once. */
export function allTokens(usage: Usage): number {
  return allInput(usage) + usage.output;
}

/** All input, from wherever it came. */
export function allInput(usage: Usage): number {
  return uncachedInput(usage) + usage.cached;
}

/** Of no turn. */
export const noUsage: Usage = { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 };

/** What two turns cost together. */
export function addUsage(left: Usage, right: Usage): Usage {
  return {
    input: left.input + right.input,
    cached: left.cached + right.cached,
    written: left.written + right.written,
    writtenLong: left.writtenLong + right.writtenLong,
    output: left.output + right.output,
    reasoning: left.reasoning + right.reasoning,
  };
}

/** What turns or sessions cost together. */
export function sumUsage(usages: readonly Usage[]): Usage {
  return usages.reduce(addUsage, noUsage);
}
