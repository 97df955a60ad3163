import { z } from 'zod';
import { placeQuotation } from '../../src/steps/ground/quotation.ts';
import type { Case } from './case.ts';

const Given = z.object({
  lines: z.array(z.string()),
  startLine: z.number(),
  endLine: z.number(),
  quote: z.string(),
});
const Expected = z.object({
  placed: z.boolean().nullable(),
  place: z.string().optional(),
  startLine: z.number().optional(),
  endLine: z.number().optional(),
});

/** Where a quotation stands in its file; `placed: null` asks only that there is an answer. */
export async function quotationAnswer({ given, expect }: Case): Promise<string | null> {
  const { lines, quote, ...stated } = Given.parse(given);
  const expected = Expected.parse(expect);
  const placed = placeQuotation(lines, quote, stated);
  if (expected.placed === null) return null;
  const isPlaced = 'startLine' in placed;
  const isRight =
    isPlaced === expected.placed &&
    (expected.place === undefined || placed.place === expected.place) &&
    (!isPlaced || (placed.startLine === expected.startLine && placed.endLine === expected.endLine));
  return isRight ? null : `${JSON.stringify(placed)}, not ${JSON.stringify(expected)}`;
}
