import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { BenchRepository } from '../repository.ts';

/** The head of a pull request as a workflow checks it out, with its base branch. */
export function checkOut({ gitDirectory }: BenchRepository): Disposable & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bench-checkout-'));
  const environment = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', ['clone', '--quiet', '--template=', '--branch', 'topic', gitDirectory, folder], {
    env: environment,
  });
  execFileSync('git', ['branch', '--quiet', 'main', 'origin/main'], { cwd: folder, env: environment });
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) };
}
