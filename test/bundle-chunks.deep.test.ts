import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

const dist = join(import.meta.dirname, '..', 'dist');
const chunks = readdirSync(dist).filter((name) => /^\d+\.index\.js$/.test(name));
/** Large ones are what is loaded for a reason; each of the small ones costs as much time. */
const some = chunks.filter((name) => statSync(join(dist, name)).size > 90_000);

/** Outcome and exit code of a review that finds nothing, by a bundle that lacks some of its files. */
async function reviewWithout(...lost: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bundle-'));
  try {
    cpSync(dist, folder, { recursive: true });
    for (const name of lost) rmSync(join(folder, name));
    await using bed = await startTestBed({ repository, way: 'bundle', script: reviewers([]) });
    using step = await bed.review({ bundle: join(folder, 'index.js') });
    return { exitCode: step.exitCode, outcome: step.outputs['outcome'], last: bed.statuses().at(-1) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const green = { exitCode: 0, outcome: 'clean', last: 'success' };

it('a part of the bundle that is gone is an error of whoever needs it, and never green', async () => {
  expect(await reviewWithout()).toEqual(green);
  let needed = 0;
  for (const name of some) {
    const ended = await reviewWithout(name);
    if (ended.exitCode === 0) {
      expect(ended, name).toEqual(green);
      continue;
    }
    needed += 1;
    expect(ended.exitCode, name).toBe(1);
    // Without what is loaded first nobody is there to say anything.
    expect([undefined, 'error'], name).toContain(ended.outcome);
    expect([undefined, 'error'], name).toContain(ended.last);
  }
  expect(needed).toBeGreaterThanOrEqual(2);
});
