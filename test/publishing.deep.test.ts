import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { sendReport } from './support/publishing.ts';
import { cases, expectNoContradiction, row } from './support/publishing-cases.ts';

const path = join(import.meta.dirname, '..', 'docs', 'publishing.md');
const border = `| ${Array(10).fill('---').join(' | ')} |\n`;

it('the table of docs/publishing.md is what happens, and no line of it contradicts itself', async () => {
  // Each has a GitHub of its own, and most of its time is the distance that is kept between writes.
  const rows = await Promise.all(
    cases.map(async ([what, arrange]) => {
      const standing = await sendReport(arrange);
      expectNoContradiction(what, standing);
      return row(what, standing);
    }),
  );
  const [before = '', rest = ''] = readFileSync(path, 'utf8').split(border);
  const document = `${before}${border}${rows.join('\n')}${rest.slice(rest.indexOf('\n\n'))}`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, document);
  expect(document).toBe(readFileSync(path, 'utf8'));
});
