import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { resolvePath } from '../../src/lib/resolve-path.ts';
import type { Case } from './case.ts';

const Given = z.object({
  head: z.array(z.string()),
  base: z.array(z.string()),
  written: z.string(),
  side: z.enum(['new', 'old']).default('new'),
});
const Expected = z.object({
  path: z.string().optional(),
  side: z.enum(['new', 'old']).optional(),
  problem: z.enum(['absent', 'ambiguous']).optional(),
  among: z.array(z.string()).optional(),
});

/** The file that a written path means, the side that it exists on where that is asked for, or why there is none. */
export async function pathAnswer({ given, expect }: Case): Promise<string | null> {
  const { written, side, ...trees } = Given.parse(given);
  const expected = Expected.parse(expect);
  const [head, base] = [trees.head, trees.base].map((paths) => paths.map((path) => ({ path })));
  const [here = [], there = []] = side === 'new' ? [head, base] : [base, head];
  const found = resolvePath(written, here, there);
  const isOld = 'path' in found && found.isElsewhere === (side === 'new');
  const isRight =
    'path' in found
      ? found.path === expected.path && (expected.side === undefined || (expected.side === 'old') === isOld)
      : found.problem === expected.problem &&
        (expected.among === undefined || isDeepStrictEqual(found.choices, expected.among.toSorted()));
  return isRight ? null : `${JSON.stringify(found)}, not ${JSON.stringify(expected)}`;
}
