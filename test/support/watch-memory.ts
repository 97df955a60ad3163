import { readFileSync } from 'node:fs';
import type { RunningStep } from './runner.ts';

/** Looks at the memory of a step while it runs as a process of its own; to be disposed when the step has ended. */
export function watchMemory(): Disposable & {
  readonly watch: (step: RunningStep) => void;
  /** The most that it ever had, in megabytes; 0 where the system does not say. */
  readonly peak: () => number;
} {
  let [peak, timer]: [number, NodeJS.Timeout | undefined] = [0, undefined];
  return {
    watch({ pid }) {
      timer = setInterval(() => {
        peak = Math.max(peak, peakOf(pid));
      }, 50);
    },
    peak: () => peak,
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes ?? 0) / 1_024);
  } catch {
    return 0;
  }
}
