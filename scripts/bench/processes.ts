import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import type { Ended, Launch } from './measure.ts';

/**
 * Starts a program below a shell.
 * @param folder a new one, for what it prints and how long it took
 * @param first a folder that comes before all others of its PATH
 */
export function begin({ command, folder: cwd, environment, input = '' }: Launch, folder: string, first?: string) {
  mkdirSync(folder);
  const path = [first, environment['PATH']].filter((part) => part !== undefined).join(delimiter);
  writeFileSync(join(folder, 'input'), input);
  // A shell counts what it waited for to the millisecond, its children's children included.
  const script = 'out=$1; shift; "$@" <"$out/input" >"$out/printed" 2>&1; code=$?; times >"$out/times"; exit $code';
  const child = spawn('bash', ['-c', script, 'bash', folder, ...command], {
    ...{ cwd, env: { ...environment, PATH: path }, stdio: 'ignore' },
  });
  const ended = new Promise<Ended & { readonly processor: number }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) =>
      resolve({
        exitCode,
        printed: readOr(join(folder, 'printed')),
        processor: childSeconds(readOr(join(folder, 'times'))),
      }),
    );
  });
  return { pid: child.pid ?? 0, ended };
}

/** Ends what a shell started and all below it, so that the shell ends when they have; where the system does not tell of them, the shell. */
export function killTree(shell: number): void {
  const [, ...below] = descendants(shell);
  for (const pid of below.length === 0 ? [shell] : below.reverse())
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
}

/** Seconds of a shell's children, of what `times` prints: `0m0.123s 0m0.045s`, second line. */
function childSeconds(printed: string): number {
  const numbers = [...(printed.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/gu)];
  return numbers.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** Adds up what the descendants of processes have in memory, 60 times a second; Linux only. */
export function watchTrees(roots: readonly number[]) {
  let peak = 0;
  const timer = setInterval(() => {
    const all = roots.flatMap((root) => [...descendants(root)].slice(1));
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
