import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { FetchOptions } from '../../src/git/fetch.ts';
import { type BuiltRepository, buildRepository, type CommitScript } from './git-repository.ts';
import { startGitServer } from './git-server.ts';
import { movedClock } from './moved-clock.ts';

export const token = 'ghs_sentinel-token-for-git';

/** A clock on which the first pause takes all the time there is. */
function hastyClock() {
  const clock = movedClock();
  return { now: clock.now, wait: (_: number, signal: AbortSignal) => clock.wait(30_000, signal) };
}

/** A served repository whose head is reachable as `refs/pull/7/head` only, as that of a fork is. */
export async function servePull(
  base: readonly CommitScript[],
  own: readonly CommitScript[],
  { failures = 0, isLarge = false }: { readonly failures?: number; readonly isLarge?: boolean } = {},
) {
  const repository = buildRepository(base);
  const [branch] = own
    .map((script, at) => repository.commit(at === 0 ? { ...script, branch: 'topic' } : script))
    .slice(-1);
  const headSha = branch ?? '';
  repository.git('update-ref', 'refs/pull/7/head', headSha);
  repository.git('checkout', '--quiet', 'main');
  repository.git('branch', '-D', 'topic');
  const server = await startGitServer({ token, repositories: { 'o/r': join(repository.folder, '.git') }, failures });
  const folder = mkdtempSync(join(tmpdir(), 'fetch-test-'));
  const baseSha = repository.git('rev-parse', 'main');
  const options: FetchOptions = {
    directory: join(folder, 'objects'),
    remoteUrl: `${server.url}/o/r`,
    token,
    number: 7,
    isLarge,
    headSha,
    baseSha,
    mergeBase: repository.git('merge-base', baseSha, headSha),
    commitCount: own.length,
    path: process.env['PATH'] ?? '',
    transport: {},
    signal: new AbortController().signal,
    timeoutMs: 20_000,
    clock: hastyClock(),
  };
  return {
    repository: repository as BuiltRepository,
    server,
    options,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      repository[Symbol.dispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
