import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { doctor, tableOf } from '../src/command-line/doctor.ts';
import { inputDefaults } from './support/runner.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { keys, ownVendors, startTestBed } from './support/test-bed.ts';
import type { ModelsScript } from './support/vendors/models.ts';
import { startVendors } from './support/vendors.ts';

const models = {
  anthropic: { listed: [{ id: 'claude-opus-5-5' }] },
  openai: { listed: [{ id: 'gpt-6-sol' }, { id: 'gpt-6.2-sol', endsOn: '2030-01-01' }] },
  google: { listed: [{ id: 'gemini-4-argon' }] },
} satisfies ModelsScript;

it('names a model that is not there before it is asked for, and reviews with the others where they are enough', async () => {
  await using bed = await startTestBed({ repository, script: reviewers([noPeople]), models });
  using step = await bed.review();
  expect(bed.vendors.asked.toSorted()).toEqual(['anthropic *', 'google *', 'openai *', 'openai gpt-6.1-sol']);
  expect(bed.vendors.requests.map(({ vendor }) => vendor)).not.toContain('openai');
  expect(step.outputs).toMatchObject({ outcome: 'blocking', 'failed-reviewers': 'Codex (unknown model)' });
  const report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
  const [failed] = report.reviews.filter(({ outcome }: { outcome: string }) => outcome === 'failed');
  expect(failed).toMatchObject({
    reason: 'unknown-model',
    detail: 'the vendor lists no model gpt-6.1-sol; near: gpt-6.2-sol, gpt-6-sol',
    trace: { turns: 0, costUsd: 0 },
  });
});

it('spends nothing where those that are left are too few to count', async () => {
  await using bed = await startTestBed({
    ...{ repository, script: reviewers([noPeople]) },
    models: { ...models, google: { status: 401, code: 'authentication_error' } },
  });
  using step = await bed.review();
  expect(step.exitCode).toBe(1);
  expect(bed.vendors.requests).toEqual([]);
  expect(step.outputs['outcome']).toBe('error');
  expect(step.printed).toMatch(
    /No review can count: 1 of 3 reviewer\(s\) can review, and `min-reviewers` is 2\. Codex: unknown-model: .*near: gpt-6\.2-sol.*Gemini: auth: .*Nothing was spent/,
  );
  expect(bed.statuses()).toEqual(['pending', 'error']);
});

it('goes on where a vendor does not tell, and notes what ends soon', async () => {
  const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  await using bed = await startTestBed({
    ...{ repository, script: reviewers([]) },
    models: {
      anthropic: { listed: [{ id: 'claude-opus-5-5', life: 'ending', endsOn: soon }] },
      openai: { status: 500, code: 'server_error' },
    },
  });
  using step = await bed.review();
  expect(step.outputs).toMatchObject({ outcome: 'clean', 'reviewers-completed': '3' });
  expect(step.printed).toContain(`claude-opus-5-5 is deprecated: its vendor names ${soon} as the day of its end.`);
});

it('is what the doctor looks at first', async () => {
  await using vendors = await startVendors(() => ({ text: 'OK' }), models);
  const inputs: Readonly<Record<string, string>> = {
    ...inputDefaults(),
    ...{ 'anthropic-api-key': keys.anthropic, 'openai-api-key': keys.openai },
  };
  const checks = await doctor({
    ...{
      environment: { PATH: process.env['PATH'] },
      read: () => (name: string) => inputs[name] ?? '',
      readFile: async () => null,
    },
    ...{ typed: new Set(), cancel: new AbortController().signal, vendors: ownVendors(vendors) },
  });
  expect(tableOf(checks)).toMatch(/^FAILS {2}Codex .* unknown-model: the vendor lists no model gpt-6\.1-sol; near: /m);
  expect(vendors.requests.map(({ vendor }) => vendor)).toEqual(['anthropic']);
});
