import { describe, expect, it } from 'vitest';
import { readAll, refusalOf, someVendors, workflowInputs } from '../../test/support/action-inputs.ts';
import { unmasked } from './access.ts';

const given = { 'anthropic-api-key': 'key-a' };
const refusal = (inputs: Record<string, string>) => refusalOf(workflowInputs({ ...given, ...inputs }), someVendors);
const accessOf = (inputs: Record<string, string>) => readAll(workflowInputs({ ...given, ...inputs })).access;

describe('keys', () => {
  it('are kept for the vendors that have one, each with the address that it may be sent to', () => {
    const compatible = { 'compatible-api-key': 'key-c', 'compatible-base-url': 'https://llm.example/v1/' };
    expect([...accessOf({ 'openai-api-key': ' key-o ', ...compatible, reviewers: 'A = openai/m' })]).toEqual([
      ['anthropic', { apiKey: 'key-a', baseUrl: 'https://api.anthropic.com', isOwn: true }],
      ['openai', { apiKey: 'key-o', baseUrl: 'https://api.openai.com/v1', isOwn: true }],
      ['compatible', { apiKey: 'key-c', baseUrl: 'https://llm.example/v1' }],
    ]);
  });

  it.each(['sk-berth\nsk-berth', 'sk-“berth”', 'sk-berth\u200b'])(
    'are not taken with what no header can hold: %j',
    (key) => {
      const said = refusal({ 'anthropic-api-key': key });
      expect(said).toMatch(/^Input `anthropic-api-key` holds a character that no key has/);
      expect(said).not.toContain('berth');
    },
  );

  it('are asked for, with an example, when there is none', () => {
    expect(refusal({ 'anthropic-api-key': ' ' })).toBe(
      'No reviewer can run: no API key was given. Set at least one of `anthropic-api-key`, `openai-api-key`, `gemini-api-key`, for example `anthropic-api-key: ${{ secrets.ANTHROPIC_API_KEY }}`. A secret that does not exist under that name reads as empty, and so does one of an environment that the job does not name (`environment: deep-review`). Pull requests from forks and from Dependabot get no repository secrets: a maintainer starts their review by hand with `workflow_dispatch`.',
    );
  });
});

describe('the token', () => {
  it('is never shown when it is refused', () => {
    expect(refusal({ 'github-token': '' })).toContain('`github-token` is empty');
  });

  it('is read without the spaces around it', () => {
    expect(readAll(workflowInputs({ ...given, 'github-token': ' token ' })).token).toBe('token');
  });
});

describe('base URLs', () => {
  it.each(['https://gateway.example/v1/', 'http://localhost:1', 'http://[::1]:8080/x'])('takes %s', (url) => {
    expect(accessOf({ 'anthropic-base-url': url }).get('anthropic')?.baseUrl).toBe(url.replace(/\/$/, ''));
  });

  it.each(['http://example.org', 'https://u:p@example.org', 'https://example.org?x', 'ftp://example.org', 'nonsense'])(
    'refuses %s',
    (url) => {
      expect(refusal({ 'anthropic-base-url': url })).toContain('anthropic-base-url');
    },
  );

  const server = (url: string, more: Record<string, string> = {}) =>
    ({ 'compatible-api-key': 'key-c', 'compatible-base-url': url, ...more }) as const;

  it('keep the version that a server asks for apart, so that every path gets it', () => {
    const url = 'https://quay.openai.azure.example/openai/v1/?api-version=2026-05-01-preview';
    expect(accessOf(server(url)).get('compatible')).toEqual({
      apiKey: 'key-c',
      baseUrl: 'https://quay.openai.azure.example/openai/v1',
      query: { 'api-version': '2026-05-01-preview' },
    });
    expect(refusal(server('https://x.example/v1?api-version=1&code=2'))).toContain('compatible-base-url');
    expect(refusal(server('https://x.example/v1?api-key=secret'))).not.toContain('secret');
  });

  it('may be plain http in the same network where that is allowed, for a server of the user only', () => {
    const url = 'http://llm.internal:8000/v1';
    expect(refusal(server(url))).toContain('set `allow-http: true`: key and code then travel in the clear.');
    expect(accessOf(server(url, { 'allow-http': 'true' })).get('compatible')?.baseUrl).toBe(url);
    expect(refusal({ 'anthropic-base-url': url, 'allow-http': 'true' })).toContain('anthropic-base-url');
    expect(refusal({ 'allow-http': 'yes' })).toContain('`allow-http`');
  });

  it('refuses a URL without its key, and the compatible key without its URL', () => {
    expect(refusal({ 'openai-base-url': 'https://x.example' })).toBe(
      'Input `openai-base-url` is set without `openai-api-key`. Give the key as well (any text, for a server that asks for none), or leave the URL out.',
    );
    expect(refusal({ 'compatible-api-key': 'k' })).toBe(
      'Input `compatible-api-key` is set without `compatible-base-url`. Set `compatible-base-url` to the address of the OpenAI-compatible server, such as https://llm.example/v1.',
    );
  });
});

describe('headers', () => {
  const gateway = 'X-Gateway-Team: harbour\n\n  Authorization:  Bearer of-the-gateway:1 \r\n';

  it('are read a line each, for the vendor that they are for', () => {
    expect(accessOf({ 'anthropic-headers': gateway }).get('anthropic')?.headers).toEqual({
      'x-gateway-team': 'harbour',
      authorization: 'Bearer of-the-gateway:1',
    });
  });

  it.each([
    ['no colon', 'is not a header'],
    [': value', 'is not a header'],
    ['Two words: value-one', 'is not a header'],
    ['X-Empty:', 'is not a header'],
    ['X-Bell: value-one\u0007', 'is not a header'],
    ['Host: value-one', 'sets `host`'],
    ['X-A: value-one\nx-a: value-two', 'sets `x-a` again'],
  ])('refuses %j by the number of the line, and shows no value', (lines, what) => {
    const said = refusal({ 'anthropic-headers': `X-First: value-zero\n${lines}` });
    expect(said).toMatch(/^Line [23] of input `anthropic-headers` /);
    expect(said).toContain(what);
    expect(said).not.toContain('value-');
  });

  it('are told of where they look like a credential and are too short to be withheld', () => {
    const headers = 'X-Env: prod\nX-Api-Key: 1234567\nX-Key: of-the-gateway\nAuthorization: Bearer x';
    const told = unmasked(accessOf({ 'anthropic-headers': headers }));
    expect(told.map((text) => /^The header (\S+) for anthropic /.exec(text)?.[1])).toEqual([
      'x-api-key',
      'authorization',
    ]);
    expect(told.join()).not.toContain('1234567');
  });

  it('need the key beside them', () => {
    expect(refusal({ 'openai-headers': 'X-A: b' })).toContain('`openai-headers` is set without `openai-api-key`');
  });
});
