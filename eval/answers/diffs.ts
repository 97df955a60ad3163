import { applyPatch, parsePatch } from 'diff';
import { z } from 'zod';
import { checkFix } from '../../src/steps/ground/fix-check.ts';
import { snapshotOf } from '../support/snapshot-of.ts';
import type { Case } from './case.ts';

const lines = z.array(z.string());
const Given = z.object({
  path: z.string(),
  lines,
  ends: z.enum(['LF', 'CRLF']).default('LF'),
  anchor: z.object({ startLine: z.number(), endLine: z.number() }).nullable(),
  diff: z.string().nullable(),
  files: z.record(z.string(), lines).default({}),
});
const Expected = z.object({
  applies: z.boolean().nullable(),
  after: lines.optional(),
  afterPath: z.string().optional(),
});

/** Whether a proposed diff applies, and what the mended one that is shown leaves of the file. */
export async function diffAnswer({ given, expect }: Case): Promise<string | null> {
  const { path, anchor, diff, ends, ...rest } = Given.parse(given);
  const expected = Expected.parse(expect);
  const files = { ...rest.files, [path]: rest.lines };
  const written = Object.entries(files).map(([name, some]) => [
    name,
    ends === 'CRLF' ? some.map((line) => `${line}\r`) : some,
  ]);
  const head = snapshotOf(Object.fromEntries(written));
  const check = await checkFix(diff, anchor && { path, side: 'new', ...anchor }, path, { head });
  const applies = check.label === 'none' ? null : check.label === 'applies';
  if (applies !== expected.applies) return `${check.label}: ${check.problem}`;
  if (expected.after === undefined || check.mended === null) return null;
  const name = expected.afterPath ?? path;
  const patch = parsePatch(check.mended).find(({ newFileName }) => newFileName === `b/${name}`);
  const before = (files[name] ?? []).map((line) => `${line}\n`).join('');
  const after = patch === undefined ? before : applyPatch(before, patch, { fuzzFactor: 0 });
  const wanted = expected.after.map((line) => `${line}\n`).join('');
  return after === wanted ? null : `the mended diff gives another file:\n${check.mended}`;
}
