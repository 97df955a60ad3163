import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { LedgerFinding } from '../src/types.ts';
import { type MovedClock, movedClock } from './support/moved-clock.ts';
import type { FinishedStep } from './support/runner.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { runStaged } from './support/staged.ts';
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

/** Of a file that the change leaves alone. */
const elsewhere = scriptedFinding({
  title: 'The README promises too much',
  path: 'README.md',
  startLine: 1,
  quote: '# shares',
});

/** What the gate says of files that did not come. */
const lacking = /Files of the repository that this review asked for did not come from the git server/;

/** Nothing of what was raised is lost, and nothing points at a line that nobody has seen. */
function expectKept(step: FinishedStep, why: string) {
  const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  expect(report.gate.gaps.join('\n')).toMatch(lacking);
  expect(report.gate.gaps.join('\n')).toContain(why);
  const raised = report.ledger.findings.map(({ finding, standing, anchor }: LedgerFinding) => [
    finding.title,
    standing,
    anchor?.path ?? null,
  ]);
  expect(raised).toContainEqual([noPeople.title, 'confirmed', 'src/share.js']);
  expect(raised).toContainEqual([elsewhere.title, 'unproven', null]);
  expect(step.printed).not.toContain('bug of the action');
  expect(left(step)).toEqual([]);
}

it.each([
  ['the server fails', 503, "GitHub's git server answers 503"],
  ['the token has run out', 401, 'The token may not read the repository'],
])('keeps what was found, and is not green, where files do not come because %s', async (_, status, why) => {
  await using bed = await startTestBed({ repository, script: reading([noPeople, elsewhere]), pull });
  bed.git.intercept((request, count) => (request.startsWith('POST') && count > 2 ? status : null));
  using step = await bed.review({ clock: movedClock() });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
  expectKept(step, why);
  expect(JSON.stringify(bed.vendors.requests)).toContain('did not come from the git server');
  // No author of a review can mend it.
  expect(JSON.stringify(bed.vendors.requests)).not.toContain('could not be read at the head');
  expect(bed.statuses().at(-1)).toBe('failure');
});

it('is incomplete where nothing was found without what did not come', async () => {
  await using bed = await startTestBed({ repository, script: reading([]), pull });
  bed.git.intercept((request, count) => (request.startsWith('POST') && count > 2 ? 503 : null));
  using step = await bed.review({ clock: movedClock() });
  expect(step.exitCode, step.printed).toBe(1);
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'incomplete' });
  expect(step.printed).toMatch(lacking);
  expect(bed.statuses().at(-1)).toBe('failure');
});

it('is as any other review where the server was away only while nobody read', async () => {
  const submitting = reviewers([noPeople, elsewhere]);
  let tries = 0;
  let isAway = true;
  const place = { revision: 'head', startLine: 1, lineCount: null, startColumn: null, path: 'src/share.js' };
  const script: Script = async (request) => {
    if (request.turn === 1 && purposeOf(request) === 'review') return { calls: [{ name: 'read_file', input: place }] };
    // Until the server was asked in vain for as long as it is asked.
    for (let seen = -1, at = 0; at < 100 && (tries === 0 || seen < tries); at += 1) {
      seen = tries;
      await wait(200);
    }
    isAway = false;
    return submitting(request);
  };
  await using bed = await startTestBed({ repository, script, pull });
  bed.git.intercept((request, count) => {
    if (tries > 0 || (request.startsWith('POST') && count > 2)) tries += 1;
    return tries > 0 && isAway ? 503 : null;
  });
  using step = await bed.review({ clock: movedClock() });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
  expect(step.printed).not.toMatch(lacking);
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

/**
 * A server that accepts what is asked from the third fetch on, and answers nothing more. Then the time makes a leap; where it
 * leaps again and again, only once the status is there: what is published has seconds.
 */
function hang(bed: TestBed, clock: MovedClock, step: number, most = 1) {
  const over = new AbortController();
  const { promise: never } = Promise.withResolvers<null>();
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  bed.git.intercept((request, count) => {
    if (!request.startsWith('POST') || count <= 2) return null;
    resolve();
    return never;
  });
  const fly = async () => {
    await reached;
    for (let steps = 0; steps < most; steps += 1) {
      do await wait(100);
      while (most > 1 && bed.statuses().at(-1) !== 'success');
      await clock.wait(step, over.signal);
    }
  };
  return { whileRunning: () => void fly().catch(() => undefined), [Symbol.dispose]: () => over.abort() };
}

it('gives sessions no more time than they have, where what they read does not come', async () => {
  const clock = movedClock();
  await using bed = await startTestBed({ repository, script: reading([]), pull });
  using hanging = hang(bed, clock, 7_200_000);
  using step = await bed.review({ clock, ...hanging });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'incomplete' });
  expect(left(step)).toEqual([]);
});

it('loses no submission whose quotations stand in what does not come in time', async () => {
  const clock = movedClock();
  await using bed = await startTestBed({ repository, script: reviewers([noPeople, elsewhere]), pull });
  // The last time that sessions have is left to verifiers.
  using hanging = hang(bed, clock, 2_200_000);
  using step = await bed.review({ clock, ...hanging });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'blocking' });
  expectKept(step, 'There was no time left to wait for them.');
});

it('ends at once when it is cancelled while a quotation waits for what does not come', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([elsewhere]), pull });
  const clock = movedClock();
  using hanging = hang(bed, clock, 1);
  using step = await bed.review({
    clock,
    whileRunning(running) {
      hanging.whileRunning();
      void wait(1_000).then(() => running.cancel());
    },
  });
  expect(step.exitCode, step.printed).toBe(1);
  expect(step.printed).toContain('cancelled');
  expect(bed.statuses().at(-1)).toBe('error');
  expect(left(step)).toEqual([]);
});

it('publishes and ends where a recording waits for what nobody has read', async () => {
  const clock = movedClock();
  await using bed = await startTestBed({ repository, script: reviewers([]), pull });
  using hanging = hang(bed, clock, 20_000, 100);
  using step = await bed.review({ clock, inputs: { record: 'true' }, ...hanging });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean' });
  expect(step.printed).toMatch(/warning: The recording is without the objects of the repository.*no time left/);
  expect(left(step)).toEqual([]);
});

it.each(['review', 'consolidate'] as const)(
  'is not green where files did not come to a job of stage %s',
  async (where) => {
    await using bed = await startTestBed({ repository, script: reading([noPeople, elsewhere]), pull });
    let fetched = 0;
    let isWell = true;
    bed.git.intercept((request) => {
      if (request.startsWith('POST')) fetched += 1;
      return isWell || fetched <= 2 ? null : 503;
    });
    using run = await runStaged(bed, {
      step: { clock: movedClock() },
      between({ stage, leg }) {
        fetched = 0;
        isWell = stage !== where || (leg ?? 1) !== 1;
      },
    });
    expect(run.publish.outputs, run.printed).toMatchObject({ outcome: 'blocking' });
    expect(run.report?.gate.gaps.join()).toMatch(lacking);
    const raised = run.report?.ledger.findings.map(({ finding, standing }) => [finding.title, standing]);
    expect(raised).toContainEqual([noPeople.title, 'confirmed']);
    expect(raised).toContainEqual([elsewhere.title, where === 'review' ? 'confirmed' : 'unproven']);
  },
);
