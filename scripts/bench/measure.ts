import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { locateGit } from '../../src/git/process.ts';
import type { Script, VendorName } from '../../test/support/vendors.ts';
import { begin, killTree, watchTrees } from './processes.ts';
import type { BenchRepository } from './repository.ts';
import { type BenchWorld, openWorld, type Seen } from './world.ts';

/** What is measured, and what it is asked. */
export interface Candidate {
  readonly name: string;
  readonly script: Script;
  readonly repository: BenchRepository;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Those that it asks: its start ends with the first request of the last of them. */
  readonly vendors: readonly VendorName[];
  /** The programs to start at once, which may find files of their own in the folder of the world. */
  launch(world: Pick<BenchWorld, 'folder' | 'environment' | 'url'>): readonly Launch[];
  /** Of programs that are not of this repository: how they end, nothing here answers for. */
  readonly mayFail?: boolean;
}

export interface Launch {
  readonly command: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What stands in its standard input; nothing unless it is said. */
  readonly input?: string;
  /** Why a run does not count that ended so; null when it does. */
  objection?(ended: Ended): string | null;
}

export interface Ended {
  readonly exitCode: number | null;
  /** To both streams. */
  readonly printed: string;
}

/** A program that is started as a step of a workflow is. */
export function asStep(command: readonly string[]): Candidate['launch'] {
  return ({ folder, environment }) => [{ command, folder, environment }];
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
 * @param mostMilliseconds far longer than any run takes; what hangs ends here
 * @throws when a vendor was not asked, a request was not as it must be, or a program says of itself that its run does not count
 */
export async function measure(candidate: Candidate, isProbed: boolean, mostMilliseconds = 120_000): Promise<Run> {
  await using world = await openWorld(candidate.repository, candidate.script, candidate.inputs);
  using spy = isProbed ? spyOnGit() : null;
  const launches = candidate.launch(world);
  const origin = performance.timeOrigin;
  const started = performance.now();
  const processes = launches.map((launch, at) => begin(launch, join(world.folder, `launch${at}`), spy?.folder));
  const memory = isProbed ? watchTrees(processes.map(({ pid }) => pid)) : null;
  const isLate = AbortSignal.timeout(mostMilliseconds);
  const stop = () => {
    for (const { pid } of processes) killTree(pid);
  };
  for (const signal of [isLate, world.spoiled]) signal.addEventListener('abort', stop, { once: true });
  const ends = await Promise.all(processes.map(({ ended }) => ended));
  const ended = performance.now();
  isLate.removeEventListener('abort', stop);
  const printed = ends.map((end) => end.printed).join('\n');
  if (isLate.aborted) throw new Error(`it did not end within ${mostMilliseconds / 1_000} s; it printed: ${printed}`);
  for (const [at, { objection }] of launches.entries()) {
    const why = world.spoiled.aborted || ends[at] === undefined ? null : (objection?.(ends[at]) ?? null);
    if (why !== null) throw new Error(`${why}; it printed: ${ends[at]?.printed}`);
  }
  const seen = world.seen();
  const last = lastFirst(seen, candidate.vendors, printed);
  const { bytes, requests, firstBytes, calls, fetches, fetchedBytes, fetchedBefore } = seen;
  return {
    firstRequest: (last - started) / 1_000,
    wall: (ended - started) / 1_000,
    processor: ends.reduce((sum, end) => sum + end.processor, 0),
    tail: (ended - seen.lastAnswer) / 1_000,
    ...{ bytes, requests, firstBytes, calls, fetches, fetchedBytes, fetchedBefore },
    exitCode: ends[0]?.exitCode ?? null,
    memory: memory?.end() ?? null,
    git: spy?.calls(origin + last) ?? null,
  };
}

/** When the last of these vendors had its first request. @throws when one had none */
function lastFirst({ first }: Seen, vendors: readonly VendorName[], printed: string): number {
  const silent = vendors.filter((vendor) => !first.has(vendor));
  if (silent.length > 0) throw new Error(`nobody asked ${silent.join(' and ')}; printed was: ${printed}`);
  return Math.max(...vendors.map((vendor) => first.get(vendor) ?? 0));
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
