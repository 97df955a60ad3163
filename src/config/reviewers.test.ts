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

  it('reads a line a reviewer, with the effort and slashes in the model id', () => {
    const reviewers = reviewersOf({
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
    ['A = nobody/model', 'no such provider. The providers are anthropic, openai, google, compatible.'],
    ['A = openai/model', 'no key for openai. Set `openai-api-key`, or remove the line.'],
    ['A = google/model', 'no key for google. Set `gemini-api-key`, or remove the line.'],
    ['A = anthropic/m effort=huge', 'no such effort'],
    ['A = anthropic/m\na = anthropic/n', 'name is taken'],
    ['A:B = anthropic/m', 'does not have the form'],
  ])('refuses %j', (reviewers, reason) => {
    expect(refusal({ reviewers })).toContain(reason);
  });

  it('are asked for when the only key brings in nobody', () => {
    const compatible = { 'compatible-api-key': 'none', 'compatible-base-url': 'https://llm.example/v1' };
    expect(refusal({ 'anthropic-api-key': '', ...compatible })).toBe(
      'Input `compatible-api-key` is the only key, and no reviewer uses it. Name the model in `reviewers`, for example `Local = compatible/qwen3-coder`.',
    );
  });

  it('are asked for when several keys bring in nobody', () => {
    const vendor = (name: string): VendorFacts => ({
      name,
      keyInput: `${name}-api-key`,
      addressInput: `${name}-base-url`,
      address: { own: `https://${name}.example` },
      reviewer: { example: { name: 'One', model: 'small', effort: 'low' } },
    });
    const read = workflowInputs({ 'ant-api-key': 'a', 'bee-api-key': 'b' });
    expect(refusalOf(read, [vendor('ant'), vendor('bee')])).toBe(
      'Inputs `ant-api-key`, `bee-api-key` are the only keys, and no reviewer uses them. Name the model in `reviewers`, for example `One = ant/small`.',
    );
  });
});
