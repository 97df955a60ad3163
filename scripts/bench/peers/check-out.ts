import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { BenchRepository } from '../repository.ts';

/** The head of a pull request as a workflow checks it out, with its base branch. */
export interface Checkout {
  /** Absolute. */
  readonly folder: string;
  /** As git prints it. */
  readonly diff: string;
}

export function checkOut({ gitDirectory, mergeBase }: BenchRepository): Checkout & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bench-checkout-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      ...{ cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 },
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
    });
  git('clone', '--quiet', '--template=', '--branch', 'topic', gitDirectory, '.');
  git('branch', '--quiet', 'main', 'origin/main');
  const diff = git('diff', '--no-color', mergeBase, 'HEAD');
  return { folder, diff, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}
