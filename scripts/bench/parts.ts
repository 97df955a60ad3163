import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { diligentReader } from '../../test/support/diligent-reader.ts';
import { startGitServer } from '../../test/support/git-server.ts';
import type { Script, VendorName } from '../../test/support/vendors.ts';
import { measureDossier } from './dossier.ts';
import { compare, median, type Row } from './figures.ts';
import { floorPrograms } from './floor.ts';
import { asStep, type Candidate, measure } from './measure.ts';
import type { Measured } from './measured.ts';
import { checkOut } from './peers/check-out.ts';
import { drivenPeers } from './peers/driven.ts';
import { peers } from './peers/index.ts';
import { type BenchRepository, makeRepository, type RepositoryShape } from './repository.ts';
import { readingScript } from './scripts.ts';

export interface Runs {
  readonly runs: number;
  readonly probes: number;
}

const bundle = join(import.meta.dirname, '..', '..', 'dist', 'index.js');

const ordinary: RepositoryShape = { files: 120, lines: 75, changed: 20, edited: 10, commits: 200 };

/** Whom the default inputs ask, and the floor. */
const reviewers: readonly VendorName[] = ['anthropic', 'openai', 'google'];

const ours = (repository: BenchRepository, script: Script, inputs: Record<string, string> = {}): Candidate => ({
  ...{
    name: 'deep-review',
    launch: asStep([process.execPath, bundle]),
    script,
    repository,
    inputs,
    vendors: reviewers,
  },
});
const floor = (repository: BenchRepository, script: Script): Candidate => ({
  ...{
    name: 'floor',
    launch: asStep([process.execPath, floorPrograms().plain]),
    script,
    repository,
    vendors: reviewers,
  },
});
/** How the floor could be loaded faster. */
const bundledFloor = (repository: BenchRepository, script: Script): Candidate => ({
  ...floor(repository, script),
  ...{ name: 'floor, bundled', launch: asStep([process.execPath, floorPrograms().bundled]) },
});

async function start(runs: Runs): Promise<Measured> {
  using repository = makeRepository(ordinary);
  using checkout = checkOut(repository);
  const task = { repository, checkout, turns: 10, files: ordinary.changed };
  const script = readingScript(task.turns, ordinary.changed);
  const programs = await drivenPeers(peers, process.env['PATH'] ?? '', task);
  const candidates = [floor, bundledFloor, ours].map((make) => make(repository, script));
  const { rows, unmeasured } = await compare('10 turns', [...candidates, ...programs.candidates], runs);
  const names = new Set(programs.candidates.map(({ name }) => name));
  return {
    ...{ rows, coldStart: coldStart(runs.runs), beyondDossier: await beyondDossier(script) },
    peers: rows.map(({ candidate }) => candidate).filter((name) => names.has(name)),
    unmeasured: [...programs.failed.map((one) => ({ size: '10 turns', ...one })), ...unmeasured],
    absent: programs.absent,
  };
}

/** The first requests for a change of one line, without the bytes of its file's part of the prompt. */
async function beyondDossier(script: Script): Promise<Record<string, number>> {
  using repository = makeRepository({ ...ordinary, changed: 1, edited: 1 });
  let printed = 0;
  const weighed: Script = (request) => {
    const [change = ''] = /^=== \S+ \([\s\S]*=== receipt [0-9a-f]{8}.*$/mu.exec(request.contextText) ?? [];
    if (request.turn === 1) printed = Math.max(printed, Buffer.byteLength(JSON.stringify(change)) - 2);
    return script(request);
  };
  const { firstBytes } = await measure(ours(repository, weighed), false);
  return Object.fromEntries([...firstBytes].map(([vendor, bytes]) => [vendor, bytes - printed]));
}

/** The program without an event to act on: it loads what it loads before its first line, and ends. */
function coldStart(runs: number): number {
  const seconds = Array.from({ length: runs + 1 }, () => {
    const times = join(tmpdir(), `deep-review-bench-times-${process.pid}`);
    spawnSync('bash', ['-c', '"$@" >/dev/null 2>&1; times >"$TIMES"', 'bash', process.execPath, bundle], {
      env: { PATH: process.env['PATH'] ?? '', TIMES: times },
    });
    const [, spent = ''] = readFileSync(times, 'utf8').split('\n');
    rmSync(times);
    return [...spent.matchAll(/m([\d.]+)s/gu)].reduce((sum, [, each]) => sum + Number(each), 0);
  });
  return median(seconds.slice(1));
}

async function turns(runs: Runs): Promise<Measured> {
  using repository = makeRepository({ ...ordinary, lines: 20 });
  const rows: Row[] = [];
  for (const count of [10, 30, 100]) {
    const script = readingScript(count, ordinary.changed);
    const limits = { 'max-turns': String(count + 5) };
    const candidates = [floor(repository, script), ours(repository, script, limits)];
    rows.push(...(await compare(`${count} turns`, candidates, runs)).rows);
  }
  return { rows };
}

/** Each line of each file is another one. */
const wholly = (files: number): RepositoryShape => ({ files, lines: 34, changed: files, edited: 34, commits: 2 });

async function sizes(runs: Runs): Promise<Measured> {
  const rows: Row[] = [];
  for (const files of [10, 100, 1_000, 3_000]) {
    using repository = makeRepository(wholly(files));
    const compared = await compare(`${files.toLocaleString('en-US')} files`, [ours(repository, diligentReader)], runs);
    rows.push(...compared.rows);
  }
  using thousand = makeRepository(wholly(1_000));
  using three = makeRepository(wholly(3_000));
  const [middle, large] = measureDossier([thousand, three], runs.runs);
  return middle === undefined || large === undefined ? { rows } : { rows, dossier: { middle, large } };
}

async function history(runs: Runs): Promise<Measured> {
  const rows: Row[] = [];
  for (const commits of [1_000, 100_000]) {
    using repository = makeRepository({ ...ordinary, commits });
    const script = readingScript(10, ordinary.changed);
    const size = `${commits.toLocaleString('en-US')} commits`;
    rows.push(...(await compare(size, [floor(repository, script), ours(repository, script)], runs)).rows);
  }
  using repository = makeRepository({ ...ordinary, files: 10_000, lines: 60, commits: 5_000, isVaried: true });
  const script = readingScript(10, ordinary.changed);
  const large = await compare('20 of 10,000 files', [floor(repository, script), ours(repository, script)], runs);
  rows.push(...large.rows);
  return { rows, withoutBlobs: await fetchedWithoutBlobs(repository) };
}

/** Bytes that the git server sends for both commits and their trees. */
async function fetchedWithoutBlobs({ gitDirectory, mergeBase, headSha }: BenchRepository): Promise<number> {
  await using server = await startGitServer({ token: 'token', repositories: { 'acme/shares': gitDirectory } });
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bench-trees-'));
  const git = (...args: readonly string[]) => promisify(execFile)('git', args, { cwd: folder });
  await git('init', '--quiet', '--bare', '.');
  const authorization = Buffer.from('x-access-token:token').toString('base64');
  await git(
    ...['-c', `http.extraheader=AUTHORIZATION: basic ${authorization}`, 'fetch', '--quiet', '--depth=2'],
    ...['--filter=blob:none', `${server.url}/acme/shares`, headSha, mergeBase],
  );
  rmSync(folder, { recursive: true, force: true });
  return server.sent();
}

async function findings(runs: Runs): Promise<Measured> {
  const rows: Row[] = [];
  for (const count of [10, 100, 1_000]) {
    const changed = Math.ceil(count / 30);
    using repository = makeRepository({ files: changed + 10, lines: 30, changed, edited: 30, commits: 2 });
    const script = readingScript(1, changed, count);
    rows.push(...(await compare(`${count.toLocaleString('en-US')} findings`, [ours(repository, script)], runs)).rows);
  }
  return { rows };
}

/** The parts, each with what it varies, and how often it runs. */
export const parts = { start, turns, sizes, history, findings };
export type PartName = keyof typeof parts;
