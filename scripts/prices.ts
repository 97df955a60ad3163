// Makes src/prices/price-table.ts of scripts/prices/prices.yml, where every row has its source and the day it was looked at.
// --check: complains when the file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const dollars = z.number().min(0).max(1_000);
const Source = z.strictObject({
  sources: z.record(z.string(), z.string()),
  prices: z
    .array(
      z.strictObject({
        model: z.string().regex(/^[a-z]+\/[\w.-]+$/),
        from: day.optional(),
        input: dollars,
        cached: dollars,
        written: dollars.optional(),
        long: dollars.optional(),
        output: dollars,
        above: z
          .strictObject({ tokens: z.int().min(1), input: z.number().min(1), output: z.number().min(1) })
          .optional(),
        source: z.string(),
        checked: day,
      }),
    )
    .min(1),
});

const root = join(import.meta.dirname, '..');
/** What is made. */
export const tableFile = join(root, 'src', 'prices', 'price-table.ts');

/** The text of the table. @throws when a row does not hold, is there twice, or names a source that nobody describes */
export function priceTable(): string {
  const { sources, prices } = Source.parse(parse(readFileSync(join(root, 'scripts', 'prices', 'prices.yml'), 'utf8')));
  const keys = prices.map(({ model, from = '' }) => `${model} ${from}`);
  if (new Set(keys).size < keys.length) throw new Error('two rows of a model hold from the same day on');
  const nameless = prices.filter(({ source }) => sources[source] === undefined);
  if (nameless.length > 0) throw new Error(`no source of the name ${nameless.map(({ source }) => source).join(', ')}`);
  const [oldest = ''] = prices.map(({ checked }) => checked).toSorted();
  const rows = prices.map(({ model, from = null, input, cached, written = input, long = written, output, above }) => {
    const tier =
      above === undefined ? 'null' : `{ tokens: ${above.tokens}, input: ${above.input}, output: ${above.output} }`;
    const price = `{ input: ${input}, cached: ${cached}, written: ${written}, writtenLong: ${long}, output: ${output}, above: ${tier} }`;
    return `  { model: '${model}', from: ${from === null ? 'null' : `'${from}'`}, price: ${price} },`;
  });
  return [
    '// Made by `npm run prices` of scripts/prices/prices.yml: do not change it here.',
    "import type { PriceRow } from './price.ts';",
    '',
    '/** The day on which these were the list prices of all of them. */',
    `export const tableDate = '${oldest}';`,
    '',
    '// biome-ignore format: a row is a line',
    'export const priceTable: readonly PriceRow[] = [',
    ...rows,
    '];',
    '',
  ].join('\n');
}

if (import.meta.main) {
  const text = priceTable();
  if (!process.argv.includes('--check')) writeFileSync(tableFile, text);
  else if (readFileSync(tableFile, 'utf8') !== text) {
    console.error('src/prices/price-table.ts is not what scripts/prices/prices.yml says: run `npm run prices`.');
    process.exitCode = 1;
  }
}
