import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewers } from './support/shares.ts';
import { everythingIn, openTerminal, scratch } from './support/terminal.ts';

const topic = ['--base', 'main', '--head', 'topic'];

describe('a review at the command line', () => {
  it('reviews what is not committed, untracked files included, through objects of its own (A36)', async () => {
    await using terminal = await openTerminal(reviewers([]));
    const { folder, git } = terminal;
    git('checkout', '--quiet', 'topic');
    using marks = scratch();
    const mark = join(marks.path, 'ran');
    git('config', 'filter.trap.clean', `touch ${mark}; cat`);
    git('config', 'core.fsmonitor', `touch ${mark}`);
    for (const name of ['hooks', 'info']) mkdirSync(join(folder, '.git', name), { recursive: true });
    writeFileSync(join(folder, '.git', 'hooks', 'pre-commit'), `#!/bin/sh\ntouch ${mark}\n`, { mode: 0o755 });
    writeFileSync(join(folder, '.git', 'info', 'exclude'), 'private.txt\n');
    const files = {
      '.gitattributes': '* filter=trap\n',
      '.gitignore': 'built/\n',
      'src/share.js': 'tracked();\n',
      'src/new.js': 'untracked();\n',
      'private.txt': 'ignored here\n',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const before = everythingIn(folder);
    const { code, out, err } = await terminal.call(['--uncommitted', '--format', 'json']);
    expect(code, err).toBe(0);
    expect(err).toContain('GEMINI_API_KEY is empty.');
    // What is gone when the program ends is no place to look for a report.
    expect(err).not.toContain('report.md');
    expect(everythingIn(folder) === before).toBe(true);
    const report = JSON.parse(out);
    expect(report.change).toMatchObject({ baseRef: 'HEAD', headRef: 'uncommitted changes' });
    expect(report.changes.map(({ path }: { path: string }) => path).sort()).toEqual([
      ...['.gitattributes', '.gitignore', 'src/new.js', 'src/share.js'],
    ]);
    const [first] = terminal.vendors.requests.map(({ body }) => JSON.stringify(body));
    for (const text of ['untracked();', 'tracked();']) expect(first).toContain(text);
    expect(existsSync(mark)).toBe(false);
  });

  it.each([
    [['--fail_on', 'critical'], /unknown option '--fail_on'\n\(Did you mean --fail-on\?\)/],
    [['--format', 'pdf'], /Allowed choices are md, json, html, sarif/],
    [['--uncommitted', '--head', 'topic'], /cannot be used with option/],
    [['revue'], /'revue' stands where nothing is read: a command \(`review`, .*\n`deep-review review --help` has/],
    [['--fail-on', 'high'], /^error: `--fail-on` is "high"\.\nSet `--fail-on` to one of/],
    [['--reviewers', 'G = google/x'], /no key for google\.\nSet `GEMINI_API_KEY`, or remove/],
    [['--base', 'nowhere'], /There is no commit nowhere here/],
    [['--repo', '/'], /is in no git repository/],
  ])('refuses %j with 3, and answers nothing', async (argv, words) => {
    await using terminal = await openTerminal(reviewers([]));
    const called = await terminal.call(argv);
    expect(called).toMatchObject({ code: 3, out: '' });
    expect(called.err).toMatch(words);
    expect(terminal.vendors.requests).toEqual([]);
  });

  it('names the variables where there is no key, and helps in the words of action.yml', async () => {
    await using terminal = await openTerminal(reviewers([]));
    const keyless = await terminal.call(topic, {
      environment: { PATH: process.env['PATH'], OPENAI_BASE_URL: 'http://x' },
    });
    expect(keyless).toMatchObject({ code: 3, out: '' });
    expect(keyless.err).toContain('Set one of `ANTHROPIC_API_KEY`, `OPENAI_API_KEY`, `GEMINI_API_KEY`');
    const blank = { PATH: process.env['PATH'], OPENAI_API_KEY: ' \t' };
    expect(await terminal.call(topic, { environment: blank })).toEqual(keyless);
    const nowhere = { ...terminal.environment, OPENAI_BASE_URL: 'ftp://x' };
    expect((await terminal.call(topic, { environment: nowhere })).err).toMatch(
      /^error: `OPENAI_BASE_URL` is not an .*\nSet `OPENAI_BASE_URL` to/,
    );
    const help = await terminal.call(['review', '--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const text of ['--uncommitted', 'Lowest severity that blocks', '130 cancelled'])
      expect(help.out).toContain(text);
    const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'command-line.md'), 'utf8');
    for (const [flag] of help.out.matchAll(/(?<=^ +)--[a-z-]+/gm)) expect(page).toContain(`\`${flag}`);
  });
});

describe('check-config', () => {
  it('says what a file asks for, or where it does not hold', async () => {
    await using terminal = await openTerminal(reviewers([]));
    const { folder } = terminal;
    writeFileSync(join(folder, 'ours.yml'), 'language: de\nguidelines: [{ file: README.md }]\n');
    const own = join(folder, 'ours.yml');
    expect(await terminal.call(['check-config', own])).toMatchObject({ code: 0, err: '' });
    writeFileSync(own, 'reviewers:\n  - A = nobody/x\n');
    expect((await terminal.call(['check-config', own])).err).toMatch(
      /ours\.yml`, line 2, column 5, has the line "A = nobody\/x"/,
    );
    writeFileSync(own, 'guidelines: [{ file: none.md }]\n');
    expect((await terminal.call(['check-config', own])).err).toMatch(
      /line 1, column 14, names the guideline `none.md`, which is no file here/,
    );
    writeFileSync(own, 'langage: de\n');
    const { code, out, err } = await terminal.call(['check-config', own]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/line 1, column 1, has the key `langage`, which nothing reads\.\nDid you mean `language`\?/);
    expect(err).not.toContain('null');
  });
});
