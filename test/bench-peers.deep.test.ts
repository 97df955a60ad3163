import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { measure } from '../scripts/bench/measure.ts';
import { checkOut } from '../scripts/bench/peers/check-out.ts';
import { drivenPeers } from '../scripts/bench/peers/driven.ts';
import { peers } from '../scripts/bench/peers/index.ts';
import { installedPeers } from '../scripts/bench/peers/installed.ts';
import { makeRepository } from '../scripts/bench/repository.ts';

const path = process.env['PATH'] ?? '';
const { found, absent } = await installedPeers(peers, path);
for (const { program, packageName } of absent)
  process.stderr.write(
    `NOT TESTED: ${program} is not on PATH (npm has it as ${packageName}); nothing shows that it can be driven.\n`,
  );

describe('vendors’ own programs, as they are installed', () => {
  it.skipIf(found.length === 0)('are driven to their last message, alone and at once', async () => {
    using repository = makeRepository({ files: 4, lines: 10, changed: 3, edited: 5, commits: 2 });
    using checkout = checkOut(repository);
    const task = { repository, checkout: checkout.folder, turns: 3, files: 3 };
    const { candidates, failed } = await drivenPeers(peers, path, task);
    expect(failed).toEqual([]);
    expect(candidates).toHaveLength(found.length + (found.length > 1 ? 1 : 0));
    for (const candidate of candidates) {
      const run = await measure(candidate, true);
      expect(run.requests, candidate.name).toBeGreaterThanOrEqual(4 * candidate.vendors.length);
      expect(run.memory, candidate.name).toBeGreaterThan(50);
      expect([...run.firstBytes.keys()].sort()).toEqual([...candidate.vendors].sort());
    }
  });
});
