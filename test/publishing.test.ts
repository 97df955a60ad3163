import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sendReport } from './support/publishing.ts';
import { cases, expectNoContradiction, row } from './support/publishing-cases.ts';

/*
 * Some lines of the table of docs/publishing.md, of each kind one; publishing.deep.test.ts has all of them.
 */

const document = readFileSync(join(import.meta.dirname, '..', 'docs', 'publishing.md'), 'utf8');
const some = ['nothing fails', 'neither can', 'GitHub takes no writes', 'GitHub answers no reads'];

it.each(cases.filter(([what]) => some.includes(what)))('docs/publishing.md is true where %s', async (what, arrange) => {
  const standing = await sendReport(arrange);
  expectNoContradiction(what, standing);
  expect(document.split('\n')).toContain(row(what, standing));
});
