import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { blockProblems, shelfOf } from '../scripts/examples/checks.ts';
import { rulesetProblems, startRulesetServer } from '../scripts/examples/ruleset-server.ts';
import { scratchClone, shellProblems } from '../scripts/examples/shell.ts';

/* What `npm run check:examples` has against blocks of every kind. */

const root = join(import.meta.dirname, '..');
const shelf = shelfOf(root, readdirSync(join(root, 'examples')));
const { quickStart } = shelf;
const problemsOf = (language: string, text: string) =>
  blockProblems({ place: '', page: 'README.md', language, text }, shelf);

describe('a workflow', () => {
  it('holds against GitHub’s own language service, with what it gives to actions', async () => {
    expect(await problemsOf('yaml', quickStart)).toEqual([]);
  });

  it.each([
    ['no key of an environment', 'deployment:', 'deploys:'],
    ['no input of this action', 'openai-api-key:', 'openai-key:'],
    ['no permission', 'statuses: write', 'statusses: write'],
    ['no context', 'secrets.OPENAI_API_KEY', 'secret.OPENAI_API_KEY'],
    ['an action that nobody has read', 'OWNER/deep-review@', 'OWNER/other@'],
  ])('is refused with %s', async (_, right, wrong) => {
    const found = await problemsOf('yaml', quickStart.replace(right, wrong));
    // A page may show no workflow that the linters and act do not see.
    expect(found?.[0]).toContain('is no file of examples/');
    expect(found?.slice(1)).not.toEqual([]);
  });
});

describe('a piece of a workflow', () => {
  it.each([
    ['inputs', '        with:\n          fail-on: important\n'],
    ['a step', 'name: Say it\nrun: echo "${{ steps.review.outputs.verdict }}"\n'],
    ['steps', '- run: echo ok\n- uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd\n'],
    ['a job', 'runs-on: [self-hosted, linux]\npermissions: { contents: read }\n'],
    ['triggers', 'on:\n  pull_request:\n    types: [opened, labeled]\n'],
  ])('is right where it goes: %s', async (_, piece) => {
    expect(await problemsOf('yaml', piece)).toEqual([]);
  });

  it.each([
    ['inputs', 'with:\n  fail-at: important\n'],
    ['a step', 'run: echo "${{ steps.review.outputs.decision }}"\n'],
    ['a job', 'runs-on: ubuntu-24.04\npermissions: { content: read }\n'],
    ['triggers', 'on:\n  pull_request:\n    type: [opened]\n'],
  ])('is wrong where it goes: %s', async (_, piece) => {
    expect(await problemsOf('yaml', piece)).toHaveLength(1);
  });
});

it('holds a configuration file to its schema and to our own parser', async () => {
  expect(await problemsOf('yaml', 'block-on: [hidden-text]\n')).toEqual([]);
  expect(await problemsOf('yaml', 'block-on: hidden-text\n')).toHaveLength(2);
  expect((await problemsOf('yaml', 'block-on: [hidden-txt]\n'))?.[0]).toContain('which does not exist');
});

it('holds a ruleset to GitHub’s description of its API', async () => {
  const ruleset = { name: 'deep-review', enforcement: 'active', rules: [{ type: 'required_status_checks' }] };
  expect(await problemsOf('json', JSON.stringify(ruleset))).toEqual([]);
  expect(rulesetProblems({ ...ruleset, enforcement: 'on' })).not.toEqual([]);
  expect(rulesetProblems({ ...ruleset, rule: [] })).not.toEqual([]);
  const checks = {
    type: 'required_status_checks',
    parameters: { required_status_checks: [{ context: 'deep-review' }] },
  };
  expect(rulesetProblems({ ...ruleset, rules: [checks] })).not.toEqual([]);
});

it('holds calls of the program to the arguments that it takes', async () => {
  expect(await problemsOf('text', 'deep-review --base main\nnpx github:OWNER/deep-review doctor\n')).toEqual([]);
  expect((await problemsOf('text', 'deep-review --basis main\n'))?.[0]).toContain("unknown option '--basis'");
  expect(await problemsOf('text', 'deep-review\nrm -rf /\n')).toBeNull();
});

it.each([
  ['no language', '', 'npm test\n'],
  ['a language that nothing knows', 'toml', 'a = 1\n'],
  ['YAML that belongs nowhere', 'yaml', 'colour: red\n'],
  ['JSON that belongs nowhere', 'json', '{"colour": "red"}\n'],
])('has no check for a block of %s', async (_, language, text) => {
  expect(await problemsOf(language, text)).toBeNull();
});

it('tells of YAML and JSON that cannot be read', async () => {
  expect(await problemsOf('yaml', 'with: [\n')).toHaveLength(1);
  expect(await problemsOf('json', '{')).toHaveLength(1);
});

it('runs shell as it stands, in a clone that nobody misses and without what this machine knows', async () => {
  await using github = await startRulesetServer();
  using clone = scratchClone(root);
  const problems = (block: string) => shellProblems(block, clone, github);
  process.env['SECRET_OF_THIS_MACHINE'] = 'sentinel';
  try {
    expect(
      await problems('git ls-files --others README.md\ntest -z "${SECRET_OF_THIS_MACHINE:-}"\nrm README.md\n'),
    ).toEqual([]);
  } finally {
    delete process.env['SECRET_OF_THIS_MACHINE'];
  }
  expect(existsSync(join(root, 'README.md'))).toBe(true);
  expect(existsSync(join(clone.folder, 'README.md'))).toBe(false);
  for (const block of [
    'false\ntrue\n',
    'false | true\n',
    'echo "$NOBODY_SET_THIS"\n',
    'no-such-command\n',
    'node -e "throw 1"\n',
  ])
    expect(await problems(block), block).toHaveLength(1);
});

it('lets a push go unless its review blocks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-hook-'));
  const hook = join(import.meta.dirname, '..', 'examples', 'pre-push.sh');
  const zeros = '0'.repeat(40);
  const pushed = (...heads: readonly string[]) =>
    heads.map((head) => `refs/heads/a ${head} refs/heads/a ${zeros}\n`).join('');
  // The program ends with the number that its head begins with.
  writeFileSync(join(folder, 'deep-review'), '#!/bin/sh\necho "$2" >>"$0.called"\nexit "$(echo "$2" | cut -c1)"\n', {
    mode: 0o755,
  });
  const run = (input: string, path = `${folder}:/usr/bin:/bin`) =>
    spawnSync('/bin/sh', [hook], { input, env: { PATH: path } }).status;
  const head = (code: number) => `${code}`.padEnd(40, 'a');
  for (const code of [0, 2, 3]) expect(run(pushed(head(code)))).toBe(0);
  expect(run(pushed(head(0), head(1), head(2)))).toBe(1);
  expect(run(pushed(zeros))).toBe(0);
  expect(run(pushed(head(1)), '/nowhere')).toBe(0);
  const called = readFileSync(join(folder, 'deep-review.called'), 'utf8').trim().split('\n');
  expect(called).toEqual([head(0), head(2), head(3), head(0), head(1)]);
  rmSync(folder, { recursive: true });
});
