// Quotations and proposed diffs of real reviews, held against the files that they are of. The data is no part of the
// repository: QUOTED_FINDINGS names a file of the form `{ cases: [{ files: { PATH: text }, findings: [...] }] }`.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { z } from 'zod';
import { checkFix } from '../src/steps/ground/fix-check.ts';
import { placeQuotation } from '../src/steps/ground/quotation.ts';
import { bare } from './support/mutations.ts';
import { snapshotOf } from './support/snapshot-of.ts';

const bars = { placed: 0.92, applies: 0.6 };
const Quoted = z.object({
  id: z.string(),
  path: z.string(),
  startLine: z.number().nullable(),
  endLine: z.number().nullable(),
  side: z.enum(['new', 'old']),
  quote: z.string(),
  diff: z.string().nullable(),
});
const Data = z.object({
  cases: z.array(z.object({ files: z.record(z.string(), z.string().nullable()), findings: z.array(Quoted) })),
});

/** At least half of the quoted lines, in their order, stand within the anchor. */
function holdsHalf(quote: string, held: readonly string[]): boolean {
  const quoted = quote.split('\n').map(bare).filter(Boolean);
  const lines = held.map(bare);
  let before = lines.map(() => 0);
  for (const row of quoted) {
    let [diagonal, left] = [0, 0];
    before = before.map((above, at) => {
      const most = Math.max(above, left, lines[at]?.includes(row) || row.includes(lines[at] || row) ? diagonal + 1 : 0);
      [diagonal, left] = [above, most];
      return most;
    });
  }
  return 2 * (before.at(-1) ?? 0) >= quoted.length;
}

const path = process.env['QUOTED_FINDINGS'] || null;
if (path === null) console.log('QUOTED_FINDINGS names no file: nothing was measured.');
else {
  const { cases } = Data.parse(JSON.parse(readFileSync(path, 'utf8')));
  const counts = { quotations: 0, placed: 0, doubtful: 0, diffs: 0, applies: 0 };
  for (const { files, findings } of cases) {
    const texts = Object.entries(files).flatMap(([name, text]) =>
      text === null ? [] : [[name, text.replace(/\n$/, '').split('\n')] as const],
    );
    const head = snapshotOf(Object.fromEntries(texts));
    for (const { id, path: name, quote, diff, side, ...stated } of findings) {
      const lines = new Map(texts).get(name);
      if (lines === undefined) continue;
      const placed = placeQuotation(lines, quote, stated);
      const place = 'startLine' in placed ? { startLine: placed.startLine, endLine: placed.endLine } : null;
      counts.quotations += 1;
      if (place === null) console.log(`${placed.place}: ${id} ${name}`);
      else counts.placed += 1;
      if (place !== null && !holdsHalf(quote, lines.slice(place.startLine - 1, place.endLine))) {
        counts.doubtful += 1;
        console.log(`holds less than half of what is quoted: ${id} ${name}:${place.startLine}-${place.endLine}`);
      }
      const check = await checkFix(diff, place && { path: name, side, ...place }, name, { head });
      if (check.label !== 'none') counts.diffs += 1;
      if (check.label === 'applies') counts.applies += 1;
      if (check.label === 'fails') console.log(`fails: ${id} ${name}: ${check.problem?.split('\n')[0]}`);
    }
  }
  const share = { placed: counts.placed / counts.quotations, applies: counts.applies / counts.diffs };
  const isMet = share.placed >= bars.placed && share.applies >= bars.applies && counts.doubtful === 0;
  console.log(
    `${counts.placed} of ${counts.quotations} quotations have a place (${(100 * share.placed).toFixed(1)} %), ${counts.doubtful} of them doubtful; ${counts.applies} of ${counts.diffs} diffs apply (${(100 * share.applies).toFixed(1)} %)`,
  );
  process.exitCode = isMet ? 0 : 1;
}
