import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { movedClock } from './support/moved-clock.ts';
import type { FinishedStep } from './support/runner.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed, type TestBed } from './support/test-bed.ts';
import type { Script } from './support/vendors.ts';

/** As GitHub counts a repository that is worth it. */
const pull = { kilobytes: 50_000 };
const fetches = (bed: TestBed) => bed.git.requests.filter((request) => request.startsWith('POST')).length;
const left = (step: FinishedStep) => readdirSync(step.temporary).filter((name) => /objects/.test(name));

/** Each reviewer reads a file that the change leaves alone, then submits. */
function reading(findings: Parameters<typeof reviewers>[0]): Script {
  const submitting = reviewers(findings);
  const place = { revision: 'head', startLine: 1, lineCount: null, startColumn: null };
  return (request) =>
    purposeOf(request) === 'review' && request.turn === 1
      ? { calls: [{ name: 'read_file', input: { ...place, path: 'README.md' } }] }
      : submitting(request);
}

it('reviews a large repository as any other, and has what was not asked for fetched meanwhile', async () => {
  const run = async (of: { readonly kilobytes?: number }) => {
    await using bed = await startTestBed({ repository, script: reading([noPeople]), pull: of });
    using step = await bed.review();
    expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
    expect(JSON.stringify(bed.vendors.requests)).toContain('# shares');
    expect(left(step)).toEqual([]);
    const { commits, changes, coverage, change, ledger } = JSON.parse(
      readFileSync(step.outputs['report-json'] ?? '', 'utf8').replaceAll(bed.git.url, ''),
    );
    return { fetches: fetches(bed), report: { commits, changes, coverage, change, ledger } };
  };
  const [whole, inParts] = [await run({}), await run(pull)];
  expect([whole.fetches, inParts.fetches]).toEqual([1, 3]);
  expect(inParts.report).toEqual(whole.report);
});

it('has the rest on its way as soon as a model begins to answer, whatever it reads', async () => {
  const waits: boolean[] = [];
  const submitting = reviewers([]);
  const script: Script = async (request) => {
    const place = { revision: 'head', startLine: 1, lineCount: null, startColumn: null, path: 'src/share.js' };
    if (request.turn === 1) return { calls: [{ name: 'read_file', input: place }] };
    for (let tries = 0; tries < 150 && fetches(bed) < 3; tries += 1) await wait(20);
    waits.push(fetches(bed) < 3);
    return submitting(request);
  };
  await using bed = await startTestBed({ repository, script, pull });
  using step = await bed.review();
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
  expect(new Set(waits)).toEqual(new Set([false]));
});

it('is not green where reviewers could not read what did not come', async () => {
  await using bed = await startTestBed({ repository, script: reading([]), pull });
  bed.git.intercept((request, count) => (request.startsWith('POST') && count > 2 ? 503 : null));
  using step = await bed.review({ clock: movedClock() });
  expect(step.exitCode, step.printed).toBe(1);
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'error' });
  expect(step.printed).toContain("GitHub's git server answers 503");
  expect(JSON.stringify(bed.vendors.requests)).toContain('git server answers 503');
  expect(bed.statuses().at(-1)).toBe('error');
  expect(left(step)).toEqual([]);
});

it('ends at once when it is cancelled while the rest is on its way', async () => {
  await using bed = await startTestBed({ repository, script: reading([]), pull });
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const { promise: never } = Promise.withResolvers<null>();
  bed.git.intercept((request, count) => {
    if (!request.startsWith('POST') || count <= 2) return null;
    resolve();
    return never;
  });
  using step = await bed.review({ whileRunning: (running) => void reached.then(() => running.cancel()) });
  expect(step.exitCode, step.printed).toBe(1);
  expect(step.printed).toContain('cancelled');
  expect(bed.statuses().at(-1)).toBe('error');
  expect(left(step)).toEqual([]);
});

it('gives sessions no more time than they have, where what they read does not come', async () => {
  const clock = movedClock();
  await using bed = await startTestBed({ repository, script: reading([]), pull });
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  const { promise: never } = Promise.withResolvers<null>();
  bed.git.intercept((request, count) => {
    if (!request.startsWith('POST') || count <= 2) return null;
    resolve();
    return never;
  });
  const hour = 3_600_000;
  const late = () => clock.wait(2 * hour, new AbortController().signal);
  using step = await bed.review({ clock, whileRunning: () => void reached.then(() => wait(300)).then(late) });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'incomplete' });
  expect(left(step)).toEqual([]);
});
