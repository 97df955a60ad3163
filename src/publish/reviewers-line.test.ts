import { expect, it } from 'vitest';
import { readAll, someVendors, workflowInputs } from '../../test/support/action-inputs.ts';
import { reviewersLine } from './reviewers-line.ts';

function lineFor(inputs: Readonly<Record<string, string>>): string {
  const { access, config } = readAll(workflowInputs({ 'github-token': 't', ...inputs }), someVendors);
  return reviewersLine(config.reviewers, { vendors: someVendors, withKey: new Set(access.keys()) });
}

it('names who reviews, and the keys that are empty', () => {
  const line = lineFor({ 'anthropic-api-key': 'a', 'gemini-api-key': 'g', reviewers: 'A = google/m\nB = anthropic/n' });
  expect(line).toBe('Reviewers: A (google/m), B (anthropic/n). openai-api-key is empty.');
});

it('names a key that brings in nobody', () => {
  const server = { 'compatible-api-key': 'c', 'compatible-base-url': 'https://llm.example/v1' };
  const line = lineFor({ 'anthropic-api-key': 'a', 'openai-api-key': 'o', 'gemini-api-key': 'g', ...server });
  expect(line).toMatch(/^Reviewers: Claude \(anthropic\/\S+\), Codex \(openai\/\S+\), Gemini \(google\/\S+\)\. /);
  expect(line).toContain('. compatible-api-key is given, and no reviewer uses it.');
});
