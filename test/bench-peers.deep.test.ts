import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { compare } from '../scripts/bench/figures.ts';
import { type Candidate, measure } from '../scripts/bench/measure.ts';
import { peerCandidate } from '../scripts/bench/peers/candidate.ts';
import { checkOut } from '../scripts/bench/peers/check-out.ts';
import { drivenPeers } from '../scripts/bench/peers/driven.ts';
import { peers } from '../scripts/bench/peers/index.ts';
import { installedPeers } from '../scripts/bench/peers/installed.ts';
import { makeRepository } from '../scripts/bench/repository.ts';
import { nodeProgram } from './support/node-program.ts';

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
    const task = { repository, checkout, turns: 3, files: 3 };
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

describe('a program that would not end by itself', () => {
  /** Says its version; otherwise does this, and waits. */
  async function stopped(
    program: string,
    deed: string,
    most: number,
  ): Promise<{ why: string; pid: number; seconds: number }> {
    const folder = mkdtempSync(join(tmpdir(), 'deep-review-programs-'));
    const start = `if (process.argv[2] === '--version') process.exit();\n`;
    const wait = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid)); setInterval(() => {}, 1e6);`;
    writeFileSync(join(folder, program), nodeProgram(`${start}${wait}\n${deed}\n`));
    chmodSync(join(folder, program), 0o755);
    try {
      using repository = makeRepository({ files: 1, lines: 2, changed: 1, edited: 1, commits: 1 });
      using checkout = checkOut(repository);
      const [installed] = (await installedPeers(peers, folder)).found;
      if (installed === undefined) throw new Error('It was not found.');
      const candidate = peerCandidate([installed], { repository, checkout, turns: 1, files: 1 });
      const started = performance.now();
      const { message } = await measure(candidate, false, most).then(
        () => new Error('It counted.'),
        (error: Error) => error,
      );
      const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'));
      return { why: message, pid, seconds: (performance.now() - started) / 1_000 };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  const isAlive = (pid: number) => existsSync(`/proc/${pid}`);

  it('is ended at a bound', async () => {
    const { why, pid } = await stopped('gemini', 'console.log("Please sign in.")', 2_000);
    expect(why).toBe('it did not end within 2 s; it printed: Please sign in.\n');
    expect(isAlive(pid)).toBe(false);
  });

  it('is ended when it asks what the script has no answer to', async () => {
    const body = JSON.stringify({ model: 'm', tools: [{ name: 'Look' }], messages: [] });
    const ask = `fetch(process.env.ANTHROPIC_BASE_URL + '/v1/messages', { method: 'POST', body: ${JSON.stringify(body)} });`;
    const { why, pid, seconds } = await stopped('claude', ask, 20_000);
    expect(why).toBe('no tool that is known to read files is among Look');
    expect(seconds).toBeLessThan(15);
    expect(isAlive(pid)).toBe(false);
  });
});

it('a program that fails in the middle of a comparison takes only its own row away', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-programs-'));
  try {
    using repository = makeRepository({ files: 1, lines: 2, changed: 1, edited: 1, commits: 1 });
    const body = JSON.stringify({ model: 'm', tools: [], messages: [{ role: 'user', content: 'Review.' }] });
    const program = (failsAt: number): Candidate => ({
      ...{
        name: `fails at ${failsAt}`,
        repository,
        vendors: ['anthropic'],
        mayFail: true,
        script: () => ({ text: 'Done.' }),
      },
      launch: ({ folder: own, environment, url }) => [
        {
          command: [
            'sh',
            '-c',
            `echo >>${folder}/${failsAt}; [ $(wc -l <${folder}/${failsAt}) -lt ${failsAt} ] && exec "$@"; echo broke; exit 4`,
            'sh',
            process.execPath,
            '-e',
            `fetch('${url('anthropic')}/v1/messages', { method: 'POST', body: '${body}' })`,
          ],
          ...{ folder: own, environment },
          objection: ({ exitCode }) => (exitCode === 0 ? null : `it ended with code ${exitCode}`),
        },
      ],
    });
    const { rows, unmeasured } = await compare('1 turn', [program(3), program(9)], { runs: 3, probes: 1 });
    expect(rows.map(({ candidate }) => candidate)).toEqual(['fails at 9']);
    expect(unmeasured).toEqual([
      { size: '1 turn', candidate: 'fails at 3', why: 'it ended with code 4; it printed: broke' },
    ]);
    // After it failed nobody starts it again.
    expect(readFileSync(join(folder, '3'), 'utf8')).toBe('\n\n\n');
    const own: Candidate = { ...program(1), mayFail: false };
    await expect(compare('1 turn', [own], { runs: 1, probes: 0 })).rejects.toThrow('it ended with code 4');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
