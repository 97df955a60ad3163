import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { git, gitBriefly, locateGit } from './process.ts';

/** A `git` of the test's own, so that its end, its output and its environment can be chosen. */
function fakeGit(script: string, prefix = 'fake-git-') {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  return {
    folder,
    call: { path: `${folder}:/usr/bin:/bin`, gitDirectory: null, args: ['status'] },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

it('ends a child that takes too long, and what the child started', async () => {
  // The grandchild holds no pipe of ours, so nothing but its file tells that it lived on.
  using fake = fakeGit('(sleep 0.4; : > "${0%/*}/late") >/dev/null 2>&1 & : > "${0%/*}/early"; wait');
  await expect(git({ ...fake.call, timeoutMs: 300 })).rejects.toThrow('git status did not end within 0.3 s');
  await delay(300);
  expect(readdirSync(fake.folder).sort()).toEqual(['early', 'git']);
});

it('ends a child on request, with the reason of the request', async () => {
  using fake = fakeGit('sleep 60');
  const stop = new AbortController();
  const running = git({ ...fake.call, signal: stop.signal });
  setTimeout(() => stop.abort(new Error('cancelled by a person')), 100);
  await expect(running).rejects.toThrow('cancelled by a person');
});

it('cuts output that does not end, and says so', async () => {
  using fake = fakeGit('yes');
  const { stdout, isTruncated } = await git({ ...fake.call, maxBytes: 1000 });
  expect([stdout.length, isTruncated]).toEqual([1000, true]);
});

it.each([
  ['the spawner', async (call: Parameters<typeof git>[0]) => (await git(call)).stdout.toString('utf8')],
  ['the brief call', gitBriefly],
])('hands on nothing of its own environment: %s', async (_, run) => {
  using fake = fakeGit('env');
  process.env['GIT_EXTERNAL_DIFF'] = '/tmp/evil';
  try {
    const names = (await run(fake.call)).split('\n').map((row) => row.split('=')[0]);
    expect(names.filter((name) => name !== 'PWD' && name !== '_' && name !== 'SHLVL').sort()).toEqual([
      '',
      'GIT_ALLOW_PROTOCOL',
      'GIT_ATTR_NOSYSTEM',
      'GIT_CONFIG_GLOBAL',
      'GIT_CONFIG_NOSYSTEM',
      'GIT_CONFIG_SYSTEM',
      'GIT_LITERAL_PATHSPECS',
      'GIT_NO_LAZY_FETCH',
      'GIT_NO_REPLACE_OBJECTS',
      'GIT_OPTIONAL_LOCKS',
      'GIT_TERMINAL_PROMPT',
      'HOME',
      'LC_ALL',
      'PATH',
    ]);
  } finally {
    delete process.env['GIT_EXTERNAL_DIFF'];
  }
});

it('says what git said, with the exit code', async () => {
  using fake = fakeGit('echo "fatal: no" >&2; exit 7');
  await expect(git(fake.call)).rejects.toMatchObject({ message: 'git status: fatal: no', exitCode: 7 });
  expect(await git({ ...fake.call, expected: [7] })).toMatchObject({ exitCode: 7, complaint: 'fatal: no\n' });
});

describe('a brief call', () => {
  it('gives what git prints, and prints nothing of it where the runner looks for commands', async () => {
    using fake = fakeGit('echo "::set-output name=x::y"; echo "::error::z" >&2; pwd; echo "$@"');
    const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
    try {
      const printed = (await gitBriefly(fake.call)).split('\n');
      expect(printed.slice(0, 2)).toEqual(['::set-output name=x::y', '/']);
      expect(printed[2]).toMatch(/^--no-pager -c core\.hooksPath=\/dev\/null .* status$/);
      expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
    } finally {
      for (const spy of written) spy.mockRestore();
    }
  });

  it('says what git said, with the exit code', async () => {
    using fake = fakeGit('echo "fatal: no" >&2; exit 7');
    await expect(gitBriefly(fake.call)).rejects.toMatchObject({ message: 'git status: fatal: no', exitCode: 7 });
    using killed = fakeGit('kill -9 $$');
    await expect(gitBriefly(killed.call)).rejects.toMatchObject({ message: 'git status: exit code null' });
  });

  it('does not start after an abort', async () => {
    using fake = fakeGit('touch "$(dirname "$0")/started"');
    const signal = AbortSignal.abort(new Error('cancelled by a person'));
    await expect(gitBriefly({ ...fake.call, signal })).rejects.toThrow('cancelled by a person');
    expect(readdirSync(fake.folder)).toEqual(['git']);
  });

  it('finds a git whose folder has blanks and quotation marks in its name', async () => {
    using fake = fakeGit('echo found', 'fake "git" here-');
    expect(await gitBriefly(fake.call)).toBe('found\n');
  });
});

it('takes no git out of the working folder, a relative entry, or a folder of that name', () => {
  using fake = fakeGit('true');
  using other = fakeGit('true');
  rmSync(join(other.folder, 'git'));
  mkdirSync(join(other.folder, 'git'));
  const inside = mkdtempSync(join(process.cwd(), '.fake-git-'));
  try {
    writeFileSync(join(inside, 'git'), '#!/bin/sh\n');
    chmodSync(join(inside, 'git'), 0o755);
    expect(locateGit(`bin:${inside}:${other.folder}:${fake.folder}`)).toBe(join(fake.folder, 'git'));
    expect(() => locateGit(inside)).toThrow('There is no git in `PATH`');
  } finally {
    rmSync(inside, { recursive: true });
  }
});
