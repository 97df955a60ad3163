import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import type { FinishedStep } from './support/runner.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';
import type { Script, ScriptedAnswer, ScriptedRequest } from './support/vendors.ts';

/** Prices of our own, so that no day of the table has a part in it: a dollar is a million tokens of output. */
const priced = (output: Partial<Record<string, number>> = {}) =>
  [
    'prices:',
    ...['anthropic/claude-opus-5-5', 'openai/gpt-6.1-sol', 'google/gemini-4-argon'].map(
      (model) => `  - { model: ${model}, input: 0, output: ${output[model] ?? 1} }`,
    ),
    '',
  ].join('\n');

async function startBed(script: Script, file: string) {
  const bed = await startTestBed({ repository, script });
  bed.github.state.files.set('.github/deep-review.yml', file);
  return bed;
}

/** The same answers, each of which takes so many tokens of output. */
function taking(output: number, script: (request: ScriptedRequest) => ScriptedAnswer) {
  return (request: ScriptedRequest): ScriptedAnswer => ({
    ...script(request),
    usage: { input: 0, cached: 0, output, reasoning: 0 },
  });
}

const reportOf = (step: FinishedStep): Report => JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));

it('says what it costs by reviewer and by what it was for, before it begins and when it is done', async () => {
  await using bed = await startBed(taking(10_000, reviewers([noPeople])), priced());
  using step = await bed.review();
  // These vendors are reached as through a gateway, which lists what it likes.
  expect(bed.vendors.asked).toEqual([]);
  const report = reportOf(step);
  const traces = [...report.reviews, ...report.sessions].map(({ trace }) => trace);
  expect(traces.length).toBeGreaterThan(5);
  for (const { costUsd, usage } of traces) expect(costUsd).toBeCloseTo(usage.output / 1_000_000);
  const total = traces.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0);
  expect(step.outputs['cost-usd']).toBe(total.toFixed(4));
  expect(report.prices).toMatchObject({ unknown: [], maxUsd: null });
  expect(report.prices.own).toHaveLength(3);
  const words = `Cost: $${total.toFixed(2)} (review $0.03, verification $0.`;
  for (const page of [step.summary.replaceAll('\\', ''), step.printed]) expect(page).toContain(words);
  expect(step.summary).toMatch(/\| Cost \| review \| verification \|.*\n.*\n\| `Claude` \| \$0\.01 \|/);
  expect(bed.github.state.comments[0]?.body).toContain(`cost: $${total.toFixed(2)}`);
  expect(step.log.findIndex((line) => line.startsWith('Estimate of what the review costs: about $0.'))).toBeGreaterThan(
    0,
  );
});

it('says unknown of what has no price, and names no sum', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  using step = await bed.review({
    inputs: { reviewers: 'A = openai/gpt-next\nB = openai/gpt-6.1-sol', 'min-reviewers': '1' },
  });
  expect(step.outputs['outcome']).toBe('clean');
  expect(step.outputs['cost-usd']).toBeUndefined();
  expect(reportOf(step).prices.unknown).toEqual(['openai/gpt-next']);
  expect(step.printed).toMatch(
    /No price is known of, and in no sum is: openai\/gpt-next .*Cost: \$0\.\d+ and what is unknown \(/,
  );
  expect(step.summary.replaceAll('\\', '')).toMatch(/\| `A` \| unknown \|/);
});

it('asks for no review that the budget has no money for, and is incomplete though the others are enough', async () => {
  const file = priced({ 'openai/gpt-6.1-sol': 120 });
  await using bed = await startBed(reviewers([]), file);
  using step = await bed.review({ inputs: { 'max-cost-usd': '1' } });
  expect(bed.vendors.requests.filter(({ vendor }) => vendor === 'openai')).toEqual([]);
  expect(step.outputs).toMatchObject({
    ...{ outcome: 'incomplete', 'failed-reviewers': 'Codex (cost)', 'reviewers-completed': '2' },
    reason: expect.stringMatching(/^`max-cost-usd` stopped the review of Codex\. Raise `max-cost-usd`/),
  });
  expect(step.exitCode).toBe(1);
  expect(bed.github.state.statuses.at(-1)?.state).toBe('failure');
  expect(bed.github.state.comments[0]?.body.replaceAll('\\', '')).toMatch(/one more turn may cost \$0\.96/);
});

it('leaves findings unverified that it has no money to verify, and says so', async () => {
  const [finder, others] = [reviewers([noPeople]), reviewers([])];
  // What three reviews leave of the budget is less than is kept for the report.
  const dear = (request: ScriptedRequest) =>
    taking(purposeOf(request) === 'review' ? 260_000 : 1, request.vendor === 'anthropic' ? finder : others)(request);
  await using bed = await startBed(dear, priced());
  using step = await bed.review({ inputs: { 'max-cost-usd': '0.8' } });
  expect(bed.vendors.requests.some(({ body }) => JSON.stringify(body).includes('Your task: judge'))).toBe(false);
  expect(step.outputs).toMatchObject({ outcome: 'incomplete', 'reviewers-completed': '3' });
  const { gate } = reportOf(step);
  expect(gate.gaps[0]).toMatch(/^`max-cost-usd` stopped \d+ verifications?\. Raise/);
});

it('asks nobody where it has a budget and a model has no price', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([]) });
  using step = await bed.review({ inputs: { reviewers: 'A = openai/gpt-next', 'max-cost-usd': '5' } });
  expect(bed.vendors.requests).toEqual([]);
  expect(step.outputs['outcome']).toBe('error');
  expect(step.printed).toContain('`max-cost-usd` is 5, but no price is known of `openai/gpt-next`.');
});
