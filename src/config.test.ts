import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import { UserError } from './lib/user-error.ts';

const given: Record<string, string> = {
  name: 'deep-review',
  'github-token': 'token',
  'anthropic-api-key': 'key-a',
  'fail-on': 'critical',
  'on-incomplete': 'fail',
  'timeout-minutes': '60',
  'max-turns': '40',
  comment: 'true',
  annotations: 'true',
  'inline-comments': 'false',
  verify: 'cross',
  status: 'auto',
};

function read(inputs: Record<string, string>) {
  const all: Record<string, string> = { ...given, ...inputs };
  return readConfig((name) => all[name] ?? '');
}

function refusal(inputs: Record<string, string>): string {
  try {
    read(inputs);
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.remedy}`;
    throw error;
  }
  throw new Error('the inputs were accepted');
}

describe('reviewers', () => {
  it('is one for each key', () => {
    const { reviewers } = read({ 'openai-api-key': 'key-o', 'gemini-api-key': 'key-g' });
    expect(reviewers.map(({ name, provider }) => `${name}=${provider}`)).toEqual([
      'Claude=anthropic',
      'Codex=openai',
      'Gemini=google',
    ]);
  });

  it('reads a line a reviewer, with the effort and slashes in the model id', () => {
    const { reviewers } = read({
      'compatible-api-key': 'none',
      'compatible-base-url': 'http://127.0.0.1:8000/v1',
      reviewers: 'Deep = anthropic/claude-opus-5-5 effort=low\n\n Local = compatible/org/model-7b ',
    });
    expect(reviewers).toEqual([
      { name: 'Deep', provider: 'anthropic', model: 'claude-opus-5-5', effort: 'low' },
      { name: 'Local', provider: 'compatible', model: 'org/model-7b', effort: 'high' },
    ]);
  });

  it.each([
    ['nonsense', 'does not have the form'],
    ['A = nobody/model', 'no such provider'],
    ['A = openai/model', 'no key for openai'],
    ['A = anthropic/m effort=huge', 'no such effort'],
    ['A = anthropic/m\na = anthropic/n', 'name is taken'],
    ['A:B = anthropic/m', 'does not have the form'],
  ])('refuses %j', (reviewers, reason) => {
    expect(refusal({ reviewers })).toContain(reason);
  });
});

describe('the quorum', () => {
  const keys = { 'openai-api-key': 'key-o', 'gemini-api-key': 'key-g' };
  it.each([
    [{}, 1],
    [{ 'openai-api-key': 'key-o' }, 1],
    [keys, 2],
    [{ ...keys, 'min-reviewers': '3' }, 3],
  ])('with %j is %i', (inputs, expected) => {
    expect(read(inputs).policy.minReviewers).toBe(expected);
  });

  it.each(['0', '-1', '2', '1.5', 'all'])('refuses %j for one reviewer', (least) => {
    expect(refusal({ 'min-reviewers': least })).toContain('min-reviewers');
  });
});

describe('a value that could open the gate by accident', () => {
  it.each([
    ['fail-on', 'nonee'],
    ['fail-on', ''],
    ['fail-on', 'Critical'],
    ['on-incomplete', 'ignore'],
    ['timeout-minutes', '0'],
    ['timeout-minutes', '1e3'],
    ['max-turns', '-1'],
    ['comment', 'yes'],
    ['status', 'maybe'],
    ['pull-request', '1 --x'],
    ['pull-request', '0'],
    ['pull-request', '1e3'],
    ['head-sha', 'abc'],
    ['name', 'a b'],
    ['name', '-->'],
  ])('%s: %j is refused by name', (name, value) => {
    expect(refusal({ [name]: value })).toContain(`\`${name}\``);
  });

  it('names what to set when there is no key at all', () => {
    expect(refusal({ 'anthropic-api-key': '' })).toMatch(/No reviewer can run.*anthropic-api-key/s);
  });

  it('never shows a token that it refuses', () => {
    expect(refusal({ 'github-token': '' })).toContain('`github-token` is empty');
  });
});

describe('base URLs', () => {
  it.each(['https://gateway.example/v1/', 'http://localhost:1', 'http://[::1]:8080/x'])('takes %s', (url) => {
    expect(read({ 'anthropic-base-url': url }).access.anthropic?.baseUrl).toBe(url.replace(/\/$/, ''));
  });

  it.each(['http://example.org', 'https://u:p@example.org', 'https://example.org?x', 'ftp://example.org', 'nonsense'])(
    'refuses %s',
    (url) => {
      expect(refusal({ 'anthropic-base-url': url })).toContain('anthropic-base-url');
    },
  );

  it('refuses a URL without its key, and the compatible key without its URL', () => {
    expect(refusal({ 'openai-base-url': 'https://x.example' })).toContain('openai-api-key');
    expect(refusal({ 'compatible-api-key': 'k' })).toContain('compatible-base-url');
  });
});
