import { describe, expect, it } from 'vitest';
import { readAll, refusalOf, someVendors, workflowInputs } from '../../test/support/action-inputs.ts';
import type { VendorFacts } from '../types.ts';

const given = { 'anthropic-api-key': 'key-a' };
const refusal = (inputs: Record<string, string>) => refusalOf(workflowInputs({ ...given, ...inputs }), someVendors);
const reviewersOf = (inputs: Record<string, string>) =>
  readAll(workflowInputs({ ...given, ...inputs })).config.reviewers;

describe('reviewers', () => {
  it('is one for each key', () => {
    const reviewers = reviewersOf({ 'openai-api-key': 'key-o', 'gemini-api-key': 'key-g' });
    expect(reviewers.map(({ name, provider }) => `${name}=${provider}`)).toEqual([
      'Claude=anthropic',
      'Codex=openai',
      'Gemini=google',
    ]);
  });

  const server = { 'compatible-api-key': 'none', 'compatible-base-url': 'http://127.0.0.1:8000/v1' };

  it('reads a line a reviewer, with what is set behind the model and slashes in its id', () => {
    const reviewers = reviewersOf({
      ...server,
      reviewers:
        'Deep = anthropic/claude-opus-5-5 passes=2 effort=low\n\n Local = compatible/org/model-7b max-output-tokens=4096 ',
    });
    expect(reviewers).toEqual([
      {
        name: 'Deep',
        provider: 'anthropic',
        vendor: 'anthropic',
        model: 'claude-opus-5-5',
        effort: 'low',
        passes: 2,
        maxOutputTokens: null,
      },
      {
        name: 'Local',
        provider: 'compatible',
        vendor: 'compatible:Local',
        model: 'org/model-7b',
        effort: null,
        passes: 1,
        maxOutputTokens: 4096,
      },
    ]);
  });

  it('are the voice of the vendor that a line names, or each its own behind a server of any model', () => {
    const lines =
      'A = compatible/a vendor=openai\nB = compatible/b\nC = compatible/c\nD = anthropic/d vendor=anthropic';
    const voices = reviewersOf({ ...server, reviewers: lines }).map(({ vendor }) => vendor);
    expect(voices).toEqual(['openai', 'compatible:B', 'compatible:C', 'anthropic']);
    // Each of these is what the vendor itself is called somewhere here: another voice would count it twice.
    const otherwise =
      'A = compatible/a vendor=gemini\nB = compatible/b vendor=claude\nC = compatible/c vendor=deepseek';
    expect(reviewersOf({ ...server, reviewers: otherwise }).map(({ vendor }) => vendor)).toEqual([
      ...['google', 'anthropic', 'deepseek'],
    ]);
  });

  it.each([
    ['nonsense', 'does not have the form'],
    ['A = nobody/model', 'no such provider. The providers are anthropic, openai, google, compatible.'],
    ['A = Anthropic/model', 'no such provider. The providers are anthropic, openai, google, compatible.'],
    ['A = openai/model', 'no key for openai. Set `openai-api-key`, or remove the line.'],
    ['A = google/model', 'no key for google. Set `gemini-api-key`, or remove the line.'],
    ['A = anthropic/m effort=huge', 'no such effort. Write `effort=low`, `medium` or `high`, or leave it out.'],
    ['A = anthropic/m effort=', 'no such effort'],
    ['A = anthropic/m effort=low effort=high', 'it has `effort=` twice. Leave one of them out.'],
    ['A = anthropic/m passes=3', 'no such passes. Write `passes=1` or `passes=2`, or leave it out.'],
    ['A = anthropic/m vendor=openai', 'a reviewer of anthropic speaks for anthropic. Take `vendor=` out'],
    ['A = anthropic/m vendor=Open:AI', 'no such vendor. Write `vendor=NAME`, such as `vendor=openai`'],
    ['A = anthropic/m max-output-tokens=64k', 'no such max output tokens. Write `max-output-tokens=NUMBER`'],
    ['A = anthropic/m max-output-tokens=1', 'from 256 to 1000000'],
    ['A = anthropic/m max_output_tokens=5000', 'there is no setting "max_output_tokens". Write one reviewer a line'],
    ['A = anthropic/m loud', 'there is no setting "loud"'],
    ['A = anthropic/m __proto__=1', 'there is no setting "__proto__"'],
    ['A = anthropic/m\na = anthropic/n', 'name is taken'],
    ['A:B = anthropic/m', 'does not have the form'],
  ])('refuses %j', (reviewers, reason) => {
    expect(refusal({ reviewers })).toContain(reason);
  });

  it('are asked for when the only key brings in nobody', () => {
    const compatible = { 'compatible-api-key': 'none', 'compatible-base-url': 'https://llm.example/v1' };
    expect(refusal({ 'anthropic-api-key': '', ...compatible })).toBe(
      'The only key is `compatible-api-key`, and no reviewer uses it. Name the model in `reviewers`, for example `Local = compatible/qwen3-coder`.',
    );
  });

  it('are asked for when several keys bring in nobody', () => {
    const vendor = (name: string): VendorFacts => ({
      name,
      keyInput: `${name}-api-key`,
      addressInput: `${name}-base-url`,
      headersInput: `${name}-headers`,
      address: { own: `https://${name}.example` },
      voice: 'provider',
      reviewer: { example: { name: 'One', model: 'small', effort: 'low' } },
    });
    const read = workflowInputs({ 'ant-api-key': 'a', 'bee-api-key': 'b' });
    expect(refusalOf(read, [vendor('ant'), vendor('bee')])).toBe(
      'The only keys are `ant-api-key`, `bee-api-key`, and no reviewer uses them. Name the model in `reviewers`, for example `One = ant/small`.',
    );
  });
});
