import { describe, expect, it } from 'vitest';
import { readAll, refusalOf, someVendors, workflowInputs } from '../../test/support/action-inputs.ts';

const given = { 'anthropic-api-key': 'key-a' };
const refusal = (inputs: Record<string, string>) => refusalOf(workflowInputs({ ...given, ...inputs }), someVendors);
const accessOf = (inputs: Record<string, string>) => readAll(workflowInputs({ ...given, ...inputs })).access;

describe('keys', () => {
  it('are kept for the vendors that have one, each with the address that it may be sent to', () => {
    const compatible = { 'compatible-api-key': 'key-c', 'compatible-base-url': 'https://llm.example/v1/' };
    expect([...accessOf({ 'openai-api-key': ' key-o ', ...compatible, reviewers: 'A = openai/m' })]).toEqual([
      ['anthropic', { apiKey: 'key-a', baseUrl: 'https://api.anthropic.com' }],
      ['openai', { apiKey: 'key-o', baseUrl: 'https://api.openai.com/v1' }],
      ['compatible', { apiKey: 'key-c', baseUrl: 'https://llm.example/v1' }],
    ]);
  });

  it('are asked for, with an example, when there is none', () => {
    expect(refusal({ 'anthropic-api-key': ' ' })).toBe(
      'No reviewer can run: no API key was given. Set at least one of `anthropic-api-key`, `openai-api-key`, `gemini-api-key`, for example `anthropic-api-key: ${{ secrets.ANTHROPIC_API_KEY }}`. Pull requests from forks and from Dependabot get no repository secrets: a maintainer starts their review by hand with `workflow_dispatch`.',
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

  it('refuses a URL without its key, and the compatible key without its URL', () => {
    expect(refusal({ 'openai-base-url': 'https://x.example' })).toBe(
      'Input `openai-base-url` is set without `openai-api-key`. Give the key as well (any text, for a server that asks for none), or leave the URL out.',
    );
    expect(refusal({ 'compatible-api-key': 'k' })).toBe(
      'Input `compatible-api-key` is set without `compatible-base-url`. Set `compatible-base-url` to the address of the OpenAI-compatible server, such as https://llm.example/v1.',
    );
  });
});
