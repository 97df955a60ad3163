import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { locateGit } from '../../src/git/process.ts';
import type { Script, VendorName } from '../../test/support/vendors.ts';
import type { BenchRepository } from './repository.ts';
import { openWorld, type Seen } from './world.ts';

/** A program that is measured, and what it is asked. */
export interface Candidate {
  readonly name: string;
  readonly command: readonly string[];
  readonly script: Script;
  readonly repository: BenchRepository;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Variables of its own, and where the vendors are told in another way. */
  readonly environment?: (world: Readonly<Record<string, string>>) => Record<string, string>;
}

/** What one run cost. Times in seconds. */
export interface Run {
  /** From the start of the process to the first request of the last vendor. */
  readonly firstRequest: number;
  readonly wall: number;
  /** User and system, of the process and all that it started. */
  readonly processor: number;
  /** From the last answer of a model to the end of the process. */
  readonly tail: number;
  /** Of all requests to vendors. */
  readonly bytes: number;
  readonly requests: number;
  readonly firstBytes: ReadonlyMap<VendorName, number>;
  readonly calls: readonly string[];
  readonly fetches: readonly string[];
  /** Bytes that the git server sent. */
  readonly fetchedBytes: number;
  /** Of these, those before the first request of the last vendor. */
  readonly fetchedBefore: number;
  readonly exitCode: number | null;
  /** The most of the process and all that it started, in megabytes; null in a run that is timed. */
  readonly memory: number | null;
  /** Programs `git` that it started, and those of them that began before its last vendor had a request. */
  readonly git: { readonly all: number; readonly before: number; readonly argv: readonly string[][] } | null;
}

/**
 * Runs a candidate once. A run that is probed tells of memory and of git, by means that cost time: its times are not
 * to be used.
 */
export async function measure(candidate: Candidate, isProbed: boolean): Promise<Run> {
  await using world = await openWorld(candidate.repository, candidate.script, candidate.inputs);
  using spy = isProbed ? spyOnGit() : null;
  const environment = {
    ...world.environment,
    ...candidate.environment?.(world.environment),
    ...(spy === null ? {} : { PATH: `${spy.folder}${delimiter}${world.environment['PATH']}` }),
  };
  const origin = performance.timeOrigin;
  const started = performance.now();
  // A shell counts what it waited for to the millisecond, its children's children included.
  const child = spawn(
    'bash',
    ['-c', '"$@" >printed 2>&1; code=$?; times >times; exit $code', 'bash', ...candidate.command],
    {
      ...{ cwd: world.folder, env: environment, stdio: 'ignore' },
    },
  );
  const memory = isProbed ? watchTree(child.pid ?? 0) : null;
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const ended = performance.now();
  const seen = world.seen();
  const last = lastFirst(seen, () => readFileSync(join(world.folder, 'printed'), 'utf8'));
  return {
    firstRequest: (last - started) / 1_000,
    wall: (ended - started) / 1_000,
    processor: childSeconds(readFileSync(join(world.folder, 'times'), 'utf8')),
    tail: (ended - seen.lastAnswer) / 1_000,
    ...{ bytes: seen.bytes, requests: seen.requests, firstBytes: seen.firstBytes },
    ...{
      calls: seen.calls,
      fetches: seen.fetches,
      fetchedBytes: seen.fetchedBytes,
      fetchedBefore: seen.fetchedBefore,
      exitCode,
    },
    memory: memory?.end() ?? null,
    git: spy?.calls(origin + last) ?? null,
  };
}

/** When the last of three vendors had its first request. @throws when one had none */
function lastFirst({ first }: Seen, printed: () => string): number {
  if (first.size < 3) throw new Error(`only ${first.size} of 3 vendors were asked; the program printed: ${printed()}`);
  return Math.max(...first.values());
}

/** Seconds of a shell's children, of what `times` prints: `0m0.123s 0m0.045s`, second line. */
function childSeconds(printed: string): number {
  const numbers = [...(printed.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/gu)];
  return numbers.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** A program `git` first on PATH that leaves a file with its arguments at each start. */
function spyOnGit() {
  // Not below the working directory of the run, where no program is taken from.
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bench-spy-'));
  const record = join(folder, 'calls');
  mkdirSync(record);
  const real = locateGit(process.env['PATH'] ?? '');
  const program = `#!/bin/sh\nprintf '%s\\0' "$@" >${record}/$$\nexec ${real} "$@"\n`;
  writeFileSync(join(folder, 'git'), program);
  chmodSync(join(folder, 'git'), 0o755);
  return {
    folder,
    calls(until: number) {
      const files = readdirSync(record).map((name) => join(record, name));
      const argv = files.map((file) => readFileSync(file, 'utf8').split('\0').slice(0, -1));
      return { all: files.length, before: files.filter((file) => statSync(file).mtimeMs < until).length, argv };
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Adds up what a process and its descendants have in memory, 60 times a second; Linux only. */
function watchTree(root: number) {
  let peak = 0;
  const timer = setInterval(() => {
    const all = [...descendants(root)].slice(1);
    peak = Math.max(
      peak,
      all.map(residentOf).reduce((sum, each) => sum + each, 0),
    );
  }, 15);
  return {
    end() {
      clearInterval(timer);
      return peak === 0 ? null : Math.round(peak);
    },
  };
}

function* descendants(pid: number): Generator<number> {
  yield pid;
  const list = readOr(`/proc/${pid}/task/${pid}/children`);
  for (const child of list.split(' ').filter((word) => word.trim() !== '')) yield* descendants(Number(child));
}

function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0) / 1_024;
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
