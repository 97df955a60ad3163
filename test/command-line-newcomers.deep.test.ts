import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewers } from './support/shares.ts';
import { openTerminal, scratch } from './support/terminal.ts';

/*
 * What somebody meets who starts the program for the first time, in places where there is nothing to review or where git
 * does not answer. Every refusal says what to do.
 */

const git = (folder: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=N', '-c', 'user.email=n@example.org', ...args], { cwd: folder, stdio: 'pipe' });

describe('a place that is no ordinary branch', () => {
  it.each<[string, (folder: string) => readonly string[], RegExp]>([
    ['no folder', (folder) => ['--repo', join(folder, 'none')], /There is no folder .*none\.\nCorrect `--repo`/],
    [
      'no repository',
      (folder) => ['--repo', folder],
      /is in no git repository\.\nStart it inside of a repository, or name/,
    ],
    [
      'no commit',
      (folder) => {
        git(folder, 'init', '--quiet');
        return ['--repo', folder];
      },
      /This branch has no commit yet\.\nCommit something first/,
    ],
    [
      'no commit, and a base of that name',
      (folder) => {
        git(folder, 'init', '--quiet');
        return ['--repo', folder, '--base', 'main'];
      },
      /This branch has no commit yet\.\nCommit something first/,
    ],
    [
      'a branch without a commit beside others',
      (folder) => {
        git(folder, 'init', '--quiet', '--initial-branch', 'main');
        git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Start');
        git(folder, 'checkout', '--quiet', '--orphan', 'new');
        return ['--repo', folder, '--uncommitted'];
      },
      /This branch has no commit yet\.\nCommit something first/,
    ],
    [
      'no working tree',
      (folder) => {
        git(folder, 'init', '--quiet', '--bare', '--initial-branch', 'main');
        const tree = git(folder, 'hash-object', '-t', 'tree', '-w', '/dev/null').toString().trim();
        const sha = git(folder, 'commit-tree', '-m', 'Start', tree).toString().trim();
        git(folder, 'update-ref', 'refs/heads/main', sha);
        return ['--repo', folder, '--uncommitted'];
      },
      /This repository has no working tree\.\nStart it where the files/,
    ],
    [
      'no branch that is a base',
      (folder) => {
        git(folder, 'init', '--quiet', '--initial-branch', 'work');
        git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Start');
        return ['--repo', folder];
      },
      /no branch here that others are usually compared with\.\nName one with `--base`/,
    ],
    [
      'a shallow clone',
      (folder) => {
        const [full, shallow] = [join(folder, 'full'), join(folder, 'shallow')];
        mkdirSync(full);
        git(full, 'init', '--quiet', '--initial-branch', 'main');
        for (const message of ['Start', 'Go on']) git(full, 'commit', '--quiet', '--allow-empty', '--message', message);
        git(folder, 'clone', '--quiet', '--depth', '1', `file://${full}`, shallow);
        return ['--repo', shallow, '--base', 'HEAD~1'];
      },
      /There is no commit HEAD~1 here\.\nName .*`git fetch --unshallow`/,
    ],
    [
      'a nested repository without a commit',
      (folder) => {
        git(folder, 'init', '--quiet', '--initial-branch', 'main');
        git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Start');
        mkdirSync(join(folder, 'nested'));
        git(join(folder, 'nested'), 'init', '--quiet');
        return ['--repo', folder, '--uncommitted'];
      },
      /'nested\/' does not have a commit checked out(?:.|\n)*Mend what git names/,
    ],
  ])('is refused with what to do: %s', async (_, place, words) => {
    await using terminal = await openTerminal(reviewers([]));
    using folder = scratch();
    const called = await terminal.call([...place(folder.path)]);
    expect(called).toMatchObject({ code: 3, out: '' });
    expect(called.err).toMatch(words);
    expect(terminal.vendors.requests).toEqual([]);
  });

  // Nobody but root can give a folder away.
  it.runIf(process.getuid?.() === 0)('is refused with what to do: somebody else’s', async () => {
    await using terminal = await openTerminal(reviewers([]));
    using folder = scratch();
    git(folder.path, 'init', '--quiet');
    for (const name of ['', '.git', ...readdirSync(join(folder.path, '.git')).map((each) => join('.git', each))])
      chownSync(join(folder.path, name), 65_534, 65_534);
    const { code, err } = await terminal.call(['--repo', folder.path]);
    expect(code).toBe(3);
    expect(err).toMatch(/belongs to somebody else\.\nStart this as the user whose it is/);
  });

  it('says that nobody would be asked where nothing was changed', async () => {
    await using terminal = await openTerminal(reviewers([]));
    const { code, out } = await terminal.call(['--dry-run', '--base', 'topic', '--head', 'topic']);
    expect(code).toBe(0);
    expect(out).toMatch(/0 changed file\(s\)(?:.|\n)*nobody would be asked\. Name another base with `--base`/);
    expect(out).not.toContain('First requests');
    const committed = await terminal.call(['--dry-run', '--uncommitted']);
    expect(committed.out).toMatch(/^uncommitted changes against HEAD: 0 changed file\(s\), 0 commit\(s\)/);
    expect(committed.out).toContain('Name another base with `--base`, or leave `--uncommitted` out.');
  });

  it('shows files of odd names, and none of them does anything', async () => {
    await using terminal = await openTerminal(reviewers([]));
    const { folder } = terminal;
    terminal.git('checkout', '--quiet', 'topic');
    const names = ['new\nline', '$(touch pwned)', '-rf', 'e\u001b[31mred', 'a b', '::error::x', '‮txt.exe'];
    for (const name of names) writeFileSync(join(folder, name), 'x\n');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]), 'x\n');
    const { code, out, err } = await terminal.call(['--dry-run', '--uncommitted']);
    expect(code, err).toBe(0);
    for (const shown of ['new\\u{a}line', '$(touch pwned)', '-rf', 'e\\u{1b}[31mred', 'a b', '\\xff\\xfe'])
      expect(out).toContain(`  ${shown}  +1 -0`);
    expect(readdirSync(folder)).not.toContain('pwned');
    const control = [...out].filter((letter) => letter < ' ' && letter !== '\n');
    expect(control).toEqual([]);
  });
});

describe('a line of arguments that is not meant so', () => {
  it.each([
    [['--output', ''], /argument '' is invalid\. It is empty\./],
    [['--base='], /argument '' is invalid\. It is empty\./],
    [['--head', ' '], /argument ' ' is invalid\. It is empty\./],
    [['check-config', ''], /value '' is invalid/],
    [['--dry-run', 'doctor'], /'doctor' stands where nothing is read: a command .* stands before all flags/],
    [['--base', 'main', '--format'], /Allowed choices are md/],
    [
      ['--output', '/dev/null/x', '--base', 'main', '--head', 'topic'],
      /The folder \/dev\/null\/x cannot be written: .*\nName another one with `--output`/,
    ],
  ])('is refused: %j', async (argv, words) => {
    await using terminal = await openTerminal(reviewers([]));
    const called = await terminal.call(argv);
    expect(called).toMatchObject({ code: 3, out: '' });
    expect(called.err).toMatch(words);
    expect(terminal.vendors.requests).toEqual([]);
  });

  it('shows the version, and how it is begun', async () => {
    await using terminal = await openTerminal(reviewers([]));
    expect(await terminal.call(['--version'])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^\d+\.\d+\.\d+/),
    });
    const { code, out } = await terminal.call(['--help']);
    expect(code).toBe(0);
    for (const text of ['deep-review --uncommitted', 'deep-review doctor', 'review --help'])
      expect(out).toContain(text);
  });
});

it('on an older Node the program says which one it needs, and ends with 3 (A39)', () => {
  const bin = join(import.meta.dirname, '..', 'bin', 'deep-review.js');
  const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })";
  const preload = `data:text/javascript,${encodeURIComponent(older)}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', preload, bin], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
  expect(stderr).toMatch(/needs Node 24 or newer, and this is Node 20\.1\.0\.\nInstall a newer one/);
});

it.each([[['help']], [['help', 'doctor']], [['--version']]])('as a process, %j is answered and ends with 0', (argv) => {
  const entry = join(import.meta.dirname, '..', 'src', 'index.ts');
  const { status, stderr } = spawnSync(process.execPath, [entry, 'command-line', ...argv], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

it.each(['command-line', ''])(
  'a proxy that is none is named, without what it holds, and nothing is green: %j',
  (how) => {
    const entry = join(import.meta.dirname, '..', 'src', 'index.ts');
    const env = { PATH: process.env['PATH'] ?? '', HTTPS_PROXY: 'http://ana:secret@proxy:99999' };
    const argv = how === '' ? [] : [how, '--dry-run'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...argv], { encoding: 'utf8', env });
    expect(status).toBe(how === '' ? 1 : 3);
    expect(stdout + stderr).toMatch(/`HTTPS_PROXY` of the environment names no proxy\.\s+Set it to an address such as/);
    expect(stdout + stderr).not.toMatch(/secret|at file:/);
  },
);
