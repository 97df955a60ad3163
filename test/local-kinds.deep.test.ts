import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { replayed } from './support/replaying.ts';
import { reportProblems } from './support/report-problems.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { everythingIn, openTerminal, scratch, type Terminal } from './support/terminal.ts';

/** Runs git as somebody who made a clone of another kind. */
function git(folder: string, ...args: readonly string[]): string {
  const people = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) => [
      [`GIT_${role}_NAME`, 'Ana'],
      [`GIT_${role}_EMAIL`, 'ana@example.org'],
    ]),
  );
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', ...people };
  const settings = ['gc.auto=0', 'maintenance.auto=false'].flatMap((setting) => ['-c', setting]);
  return execFileSync('git', [...settings, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Each makes of the terminal's repository one of another kind, at `at`. */
const whole: Readonly<Record<string, (from: string, at: string) => void>> = {
  'of SHA-256'(_, at) {
    mkdirSync(at);
    git(at, 'init', '--quiet', '--initial-branch=main', '--object-format=sha256');
    for (const [branch, files] of [['main', repository.base] as const, ['topic', repository.head] as const]) {
      git(at, 'checkout', '--quiet', '-B', branch);
      for (const [path, text] of Object.entries(files)) {
        if (typeof text !== 'string') continue;
        mkdirSync(join(at, path, '..'), { recursive: true });
        writeFileSync(join(at, path), text);
      }
      git(at, 'add', '--all');
      git(at, 'commit', '--quiet', '-m', branch);
    }
  },
  'that has objects of another one'(from, at) {
    git(from, 'clone', '--quiet', '--shared', '--branch', 'topic', from, at);
    git(at, 'branch', 'main', 'origin/main');
  },
  'that names those by a relative path'(from, at) {
    git(from, 'clone', '--quiet', '--shared', '--branch', 'topic', from, at);
    git(at, 'branch', 'main', 'origin/main');
    writeFileSync(
      join(at, '.git', 'objects', 'info', 'alternates'),
      `../../../../..${join(from, '.git', 'objects')}\n`,
    );
  },
  'that was cut below the merge base'(from, at) {
    git(from, 'clone', '--quiet', '--depth=2', '--no-single-branch', '--branch', 'topic', `file://${from}`, at);
    git(at, 'branch', 'main', 'origin/main');
  },
  'that left contents out, and has them by now'(from, at) {
    git(from, 'clone', '--quiet', '--filter=blob:none', '--branch', 'topic', `file://${from}`, at);
    git(at, 'branch', 'main', 'origin/main');
    git(at, 'fetch', '--quiet', '--refetch', '--no-filter', 'origin');
  },
};

async function review({ call }: Terminal, at: string, argv: readonly string[] = ['--head', 'topic']) {
  using output = scratch();
  using record = scratch();
  const before = everythingIn(at);
  const said = await call(['--repo', at, '--base', 'main', ...argv, '--output', output.path, '--record', record.path]);
  expect(everythingIn(at) === before).toBe(true);
  if (said.out === '') return { ...said, report: null };
  const text = readFileSync(join(output.path, 'report.json'), 'utf8');
  const again = join(record.path, 'again');
  await replayed(record.path, again);
  expect(readFileSync(join(again, 'report.json'), 'utf8') === text).toBe(true);
  return { ...said, report: JSON.parse(text) };
}

it.each(Object.entries(whole))('reviews a repository %s as any other', async (_, make) => {
  await using terminal = await openTerminal(reviewers([noPeople]));
  using folder = scratch();
  const at = join(folder.path, 'made');
  make(terminal.folder, at);
  const { code, err, report } = await review(terminal, at);
  expect(code, err).toBe(1);
  expect(reportProblems(report)).toEqual([]);
  expect(report.ledger.findings).toMatchObject([{ standing: 'confirmed', origin: 'introduced' }]);
  git(at, 'checkout', '--quiet', 'topic');
  writeFileSync(join(at, 'fresh.js'), 'export const fresh = 1;\n');
  const open = await review(terminal, at, ['--uncommitted']);
  expect(open.code, open.err).toBe(1);
  expect(open.report.changes.map(({ path }: { readonly path: string }) => path)).toContain('fresh.js');
});

it.each([['--filter=blob:none'], ['--filter=tree:0'], ['--filter=blob:none', '--sparse']])(
  'says what to do where a clone left out contents by %s',
  async (...filter) => {
    await using terminal = await openTerminal(reviewers([]));
    using folder = scratch();
    const at = join(folder.path, 'made');
    git(terminal.folder, 'clone', '--quiet', ...filter, '--branch', 'topic', `file://${terminal.folder}`, at);
    git(at, 'branch', 'main', 'origin/main');
    // What is not fetched any more is not fetched by a review either.
    git(at, 'remote', 'set-url', 'origin', 'https://example.invalid/x');
    for (const head of [['--head', 'topic'], ['--uncommitted']]) {
      writeFileSync(join(at, 'fresh.js'), 'export const fresh = 1;\n');
      const { code, err } = await review(terminal, at, head);
      expect(code).toBe(3);
      expect(err).toMatch(/This repository lacks \d+ of the objects.*git fetch --refetch --no-filter/s);
    }
    expect(terminal.vendors.requests).toEqual([]);
  },
);

it('says so where a repository of objects that it borrows is gone', async () => {
  await using terminal = await openTerminal(reviewers([]));
  using folder = scratch();
  const [from, at] = [join(folder.path, 'from'), join(folder.path, 'made')];
  git(terminal.folder, 'clone', '--quiet', '--branch', 'topic', terminal.folder, from);
  git(from, 'branch', 'main', 'origin/main');
  git(from, 'clone', '--quiet', '--shared', from, at);
  git(at, 'branch', 'main', 'origin/main');
  rmSync(join(from, '.git', 'objects'), { recursive: true });
  const { code, err } = await review(terminal, at);
  expect(code).toBe(3);
  expect(err).not.toContain('bug of the program');
});
