import type { Usage } from '../types.ts';

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
