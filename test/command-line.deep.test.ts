import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noPeople, reviewers } from './support/shares.ts';
import { everythingIn, openTerminal, scratch } from './support/terminal.ts';
import { keys } from './support/test-bed.ts';

const topic = ['--base', 'main', '--head', 'topic'];

describe('a review at the command line', () => {
  it('answers with the report, tells its progress elsewhere, blocks, and touches nothing', async () => {
    await using terminal = await openTerminal(reviewers([noPeople]));
    using output = scratch();
    const before = everythingIn(terminal.folder);
    const { code, out, err } = await terminal.call([...topic, '--output', output.path]);
    expect(code, err).toBe(1);
    expect(out).toContain('An empty list of people gives Infinity');
    expect(err).toContain('Reviewers: Claude (anthropic/claude-opus-5-5), Codex (openai/gpt-6.1-sol).');
    expect(err).not.toContain('| Severity |');
    expect(err).toContain(join(output.path, 'report.md'));
    expect(readdirSync(output.path).sort()).toEqual(['report.html', 'report.json', 'report.md', 'report.sarif']);
    expect(everythingIn(terminal.folder) === before).toBe(true);
    for (const key of Object.values(keys)) expect(out + err).not.toContain(key);
  });

  it('runs dry: files, what is left out and why, and sizes, without a request (A37)', async () => {
    await using terminal = await openTerminal(reviewers([]));
    const { git, folder } = terminal;
    const config = 'paths:\n  exclude: [{ path: docs/**, reason: Prose is read by people. }]\nmax-turns: 9\n';
    git('checkout', '--quiet', 'main');
    writeFileSync(join(folder, 'review.yml'), config);
    git('add', '.');
    git('commit', '--quiet', '-m', 'Configure');
    const { code, out } = await terminal.call(['--dry-run', ...topic, '--config', 'review.yml']);
    expect(code).toBe(0);
    expect(terminal.vendors.requests).toEqual([]);
    expect(out).toContain('  src/share.js  +2 -2');
    expect(out).toContain('  docs/share.md  configuration: Prose is read by people.');
    expect(out).toContain('`max-turns` is 9, by `review.yml` of `main` in place of 40.');
    const tokens = Number(
      /Claude \(anthropic\/claude-opus-5-5\) {2}(\d+) tokens; its review about \$\d/.exec(out)?.[1],
    );
    const keyless = await terminal.call(['--dry-run', ...topic], { environment: { PATH: process.env['PATH'] } });
    expect(keyless.code, keyless.err).toBe(0);
    for (const name of ['Claude', 'Codex', 'Gemini']) expect(keyless.out).toMatch(new RegExp(`^  ${name} \\(`, 'm'));
    await terminal.call([...topic, '--config', 'review.yml', '--quiet']);
    const sent = terminal.vendors.requests.find(({ vendor }) => vendor === 'anthropic');
    const told = JSON.stringify(sent?.body).length / 3.5;
    expect(tokens / told).toBeGreaterThan(0.75);
    expect(tokens / told).toBeLessThan(1.25);
  });

  it.each([
    ['nothing is open', [], {}, 0],
    ['a reviewer is missing', ['--min-reviewers', '2'], { openai: { fault: 'auth' } }, 2],
    ['nobody answers', [], { openai: { fault: 'auth' }, anthropic: { fault: 'auth' } }, 2],
  ] as const)('ends with a number that says how: %s (A35)', async (_, flags, faults, code) => {
    await using terminal = await openTerminal(reviewers([], faults));
    const called = await terminal.call([...topic, ...flags, '--quiet']);
    expect(called.code, called.err).toBe(code);
  });

  it('compares with what is usually branched off, and names commits as the working tree at hand does', async () => {
    await using terminal = await openTerminal(reviewers([]));
    const { git } = terminal;
    using other = scratch();
    const linked = join(other.path, 'linked');
    git('checkout', '--quiet', 'main');
    git('worktree', 'add', '--quiet', linked, 'topic');
    writeFileSync(join(linked, 'docs', 'share.md'), 'Shares a total, or what is left.\n');
    const dry = async (...more: readonly string[]) =>
      (await terminal.call(['--dry-run', '--repo', linked, ...more])).out;
    expect(await dry()).toMatch(/^HEAD against main: 2 changed file\(s\), 1 commit\(s\)\./);
    const uncommitted = await dry('--uncommitted');
    expect(uncommitted).toMatch(/^uncommitted changes against HEAD: 1 changed file\(s\)/);
    expect(uncommitted).toContain('docs/share.md  +1 -1');
    expect(await dry('--uncommitted', '--base', 'main')).toMatch(
      /^uncommitted changes against main: 2 changed file\(s\)/,
    );
    git('update-ref', 'refs/remotes/origin/trunk', 'main');
    git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
    expect(await dry()).toMatch(/^HEAD against origin\/trunk: 2 changed/);
  });

  it('leaves nothing in the folder for what is temporary, however it ends', async () => {
    await using terminal = await openTerminal(reviewers([]));
    using own = scratch();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = own.path;
    try {
      for (const argv of [topic, ['--dry-run', ...topic], ['--uncommitted'], ['--base', 'nowhere'], ['--fail-on', 'x']])
        await terminal.call(argv);
      await terminal.call(topic, { environment: { PATH: process.env['PATH'] } });
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    expect(readdirSync(own.path)).toEqual([]);
  });

  it('ends with 130 when somebody gives up (A35)', async () => {
    await using terminal = await openTerminal(() => ({ fault: 'stall' }));
    const cancel = new AbortController();
    const calling = terminal.call(topic, { cancel: cancel.signal });
    while (terminal.vendors.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    cancel.abort(new Error('given up'));
    expect(await calling).toMatchObject({ code: 130, out: '' });
  });
});

describe('doctor', () => {
  it('asks every reviewer one short question, and says what to do where one would fail (A38)', async () => {
    const well = { text: 'OK' };
    await using terminal = await openTerminal(({ vendor }) => (vendor === 'openai' ? { fault: 'auth' } : well));
    const { code, out, err } = await terminal.call(['doctor']);
    expect(code, err).toBe(1);
    expect(out).toMatch(/^ok {5}git +git version \d/m);
    expect(out).toMatch(/^ok {5}Claude \(anthropic\/claude-opus-5-5\) +\S+ answered, \d+ tokens$/m);
    expect(out).toMatch(/^FAILS {2}Codex \(openai\/gpt-6\.1-sol\) +auth: .*\n +\S/m);
    expect(terminal.vendors.requests.map(({ vendor }) => vendor).sort()).toEqual(['anthropic', 'openai']);
    const alone = await terminal.call(['doctor', '--reviewers', 'A = anthropic/claude-opus-5-5']);
    expect(alone.code, alone.out).toBe(0);
    for (const key of Object.values(keys)) expect(out + err).not.toContain(key);
  });

  it('tells what the token in the environment may, where GitHub does (A38)', async () => {
    await using terminal = await openTerminal(() => ({ text: 'OK' }));
    let answer: { readonly status: number; readonly scopes: string | null } = { status: 200, scopes: null };
    const server = createServer((request, response) => {
      expect(request.url).toBe('/rate_limit');
      expect(request.headers.authorization).toBe('token ghp_sentinel-token');
      const headers = answer.scopes === null ? {} : { 'x-oauth-scopes': answer.scopes };
      response.writeHead(answer.status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(answer.status === 200 ? { resources: {} } : { message: 'Bad credentials' }));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const environment = {
      ...terminal.environment,
      ...{ GITHUB_TOKEN: 'ghp_sentinel-token', GITHUB_API_URL: `http://127.0.0.1:${port}` },
    };
    const told = async () => {
      const { code, out, err } = await terminal.call(['doctor'], { environment });
      expect(out + err).not.toContain('ghp_sentinel-token');
      return { code, line: /^.*GITHUB_TOKEN.*(?:\n {7}.*)?/m.exec(out)?.[0] ?? '' };
    };
    try {
      expect(await told()).toMatchObject({ code: 0, line: expect.stringMatching(/^ok .*needs `contents: read`/) });
      answer = { status: 200, scopes: 'read:org, repo' };
      expect(await told()).toMatchObject({ code: 0, line: expect.stringMatching(/^ok .*scopes: read:org, repo$/) });
      answer = { status: 200, scopes: '' };
      expect(await told()).toMatchObject({ code: 1, line: expect.stringMatching(/^FAILS .*only: none\.\n +Give it/) });
      answer = { status: 401, scopes: null };
      expect(await told()).toMatchObject({
        code: 1,
        line: expect.stringMatching(/^FAILS .*does not take .*\n +It has/),
      });
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    }
    expect((await told()).line).toMatch(/^FAILS .*ECONNREFUSED.*\n +Look at `GITHUB_API_URL`/);
    expect((await terminal.call(['doctor'])).out).not.toContain('GITHUB_TOKEN');
  });

  it('needs neither a pull request nor a branch, and names a git that is too old (A38)', async () => {
    await using terminal = await openTerminal(() => ({ text: 'OK' }));
    using folder = scratch();
    expect((await terminal.call(['doctor', '--repo', folder.path])).out).toMatch(
      /^FAILS {2}configuration file .*no git repos/m,
    );
    const says =
      'case "$*" in *version*) echo git version 2.20.1;; *) echo --path-format=absolute; echo .git; echo .git;; esac';
    const old = `#!/bin/sh\n${says}\n`;
    writeFileSync(join(folder.path, 'git'), old, { mode: 0o755 });
    const environment = { ...terminal.environment, PATH: `${folder.path}:/usr/bin:/bin` };
    const { code, out } = await terminal.call(['doctor'], { environment });
    expect(code).toBe(1);
    expect(out).toMatch(/^FAILS {2}git +The runner's git is 2\.20, .*\n +Install git 2\.31 or newer/m);
    expect((await terminal.call(['--dry-run'], { environment })).err).toMatch(/git is 2\.20, which is too old/);
  });
});
