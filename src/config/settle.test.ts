import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutComments } from '../../scripts/imports-of.ts';
import { sourceFiles } from '../../scripts/source-files.ts';
import { actionInputs, readAll, refusalOf, workflowInputs } from '../../test/support/action-inputs.ts';

const given = { 'github-token': 'token-g', 'anthropic-api-key': 'key-a' };
const refusal = (inputs: Record<string, string>) => refusalOf(workflowInputs({ ...given, ...inputs }));
const settled = (inputs: Record<string, string>) => readAll(workflowInputs({ ...given, ...inputs })).config;

describe('action.yml', () => {
  const asked = new Set<string>();
  readAll((name) => {
    asked.add(name);
    return workflowInputs(given)(name);
  });

  it('has every input that config reads', () => {
    const missing = [...asked].filter((name) => actionInputs[name] === undefined);
    expect(missing, 'config reads these, so add them to `inputs` of action.yml, then: npm run readme').toEqual([]);
  });

  it('has no input that nobody reads', () => {
    const unread = Object.keys(actionInputs).filter((name) => !asked.has(name));
    expect(unread, 'read these in src/config/, or take them out of action.yml, then: npm run readme').toEqual([]);
  });

  it('has no input that config reads and nobody uses', () => {
    const root = join(import.meta.dirname, '..', '..');
    const others = sourceFiles(root).filter((path) => !path.startsWith('src/config/'));
    const code = others.map((path) => withoutComments(readFileSync(join(root, path), 'utf8'))).join('\n');
    const unused = Object.keys(settled({})).filter((field) => !new RegExp(`\\b${field}\\b`).test(code));
    expect(
      unused,
      'these fields of `Config` are read from inputs, and no file outside of src/config/ names them',
    ).toEqual([]);
  });
});

describe('the configuration', () => {
  it('is that of action.yml where a workflow gives a key and nothing else', () => {
    expect(settled({})).toEqual({
      name: 'deep-review',
      reviewers: [
        {
          name: 'Claude',
          provider: 'anthropic',
          vendor: 'anthropic',
          model: 'claude-opus-5-5',
          effort: 'high',
          passes: 1,
          maxOutputTokens: null,
        },
      ],
      pullRequest: null,
      headSha: null,
      base: null,
      head: null,
      allowPullRequestTarget: false,
      policy: { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] },
      configFile: null,
      dismissOwn: false,
      drafts: 'review',
      label: null,
      smallChanges: null,
      timeoutMs: 3_600_000,
      maxSlices: 8,
      maxTurns: 40,
      maxCostUsd: null,
      prices: [],
      comment: true,
      inlineComments: false,
      annotations: true,
      status: 'auto',
      protectedBases: null,
      reportDirectory: null,
    });
  });

  it('holds no key, no address and no token', () => {
    const text = JSON.stringify(settled({ 'anthropic-base-url': 'https://gateway.example' }));
    for (const secret of ['key-a', 'token-g', 'gateway.example']) expect(text).not.toContain(secret);
  });
});

it('takes protected bases between blanks, line ends and commas', () => {
  const bases = ['main', 'release/*', 'v1'];
  for (const text of ['main release/* v1', 'main\nrelease/*\n\nv1\n', ' main, release/*,v1'])
    expect(settled({ 'protected-bases': text }).protectedBases).toEqual(bases);
});

describe('the quorum', () => {
  const keys = { 'openai-api-key': 'key-o', 'gemini-api-key': 'key-g' };
  it.each([
    [{}, 1],
    [{ 'openai-api-key': 'key-o' }, 1],
    [keys, 2],
    [{ ...keys, 'min-reviewers': '3' }, 3],
  ])('with %j is %i', (inputs, expected) => {
    expect(settled(inputs).policy.minReviewers).toBe(expected);
  });

  it.each(['0', '-1', '2', '1.5', 'all'])('refuses %j for one reviewer', (least) => {
    expect(refusal({ 'min-reviewers': least })).toContain('min-reviewers');
  });
});

describe('a value that could open the gate by accident (threats 57, 97)', () => {
  it.each([
    ['fail-on', 'nonee'],
    ['fail-on', ''],
    ['fail-on', 'Critical'],
    ['on-incomplete', 'ignore'],
    ['timeout-minutes', '0'],
    ['timeout-minutes', '1e3'],
    ['max-slices', '0'],
    ['max-turns', '-1'],
    ['comment', 'yes'],
    ['status', 'maybe'],
    ['pull-request', '1 --x'],
    ['pull-request', '0'],
    ['pull-request', '1e3'],
    ['head-sha', 'abc'],
    ['name', 'a b'],
    ['name', '-->'],
    ['name', 'deep-review@main'],
    ['protected-bases', 'release/[1-9]'],
    ['drafts', 'skip'],
    ['label', 'a\nb'],
  ])('%s: %j is refused by name', (name, value) => {
    expect(refusal({ [name]: value })).toContain(`\`${name}\``);
  });
});
