import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { openTerminal, scratch } from './support/terminal.ts';
import { keys, startTestBed } from './support/test-bed.ts';

/** Without what differs between any two runs: times, sizes of answers that hold receipts, and where a run was. */
function comparable({
  id: _,
  createdAt: __,
  runUrl: ___,
  actionUrl: ____,
  wallClockMs: _____,
  ...report
}: Report): unknown {
  const { change: ______, threads: _______, rounds, ...rest } = report;
  const { note: ________, ...round } = rounds;
  const isOfTheRun = /Ms$|^(?:startedAt|duration|seed|receipt|usage|characters)/;
  return JSON.parse(JSON.stringify({ ...rest, round }, (key, value) => (isOfTheRun.test(key) ? undefined : value)));
}

/** Pages without the lines that name the change, times and links; which session took longest is a time. */
function bare(page: string): readonly string[] {
  return page
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\b\d+:\d\d\b/g, 'a while')
    .split('\n')
    .filter(
      (line) =>
        !/\d+ ?(?:ms|s|min)\b|^#|Head|^The report was there after|round to round|^Deep Review of|^What left the job|discussion|^\| \*\*(?:Run|Repository|Round|Author|Pull request|Branch)\b/i.test(
          line,
        ),
    );
}

it('a branch on this machine gets the report that its pull request would get (A35)', async () => {
  const script = reviewers([noPeople]);
  await using terminal = await openTerminal(script);
  using output = scratch();
  const here = await terminal.call([...['--base', 'main', '--head', 'topic'], '--output', output.path]);
  expect(here.code, here.err).toBe(1);
  const read = (path: string) => readFileSync(path, 'utf8');
  const [local, page] = ['report.json', 'report.md'].map((name) => read(join(output.path, name)));
  // The report and nothing else is the answer.
  expect(here.out).toBe(page);

  await using bed = await startTestBed({ repository, script });
  using step = await bed.review({ inputs: { 'gemini-api-key': '' } });
  const there = read(step.outputs['report-json'] ?? '');
  expect(comparable(JSON.parse(local ?? ''))).toEqual(comparable(JSON.parse(there)));
  expect(bare(page ?? '')).toEqual(bare(read(step.outputs['report-markdown'] ?? '')));
  for (const key of Object.values(keys)) expect(here.out + here.err).not.toContain(key);
});
