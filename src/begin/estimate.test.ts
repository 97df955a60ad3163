import { expect, it } from 'vitest';
import { cleanReport } from '../../test/support/report-fixture.ts';
import { claude } from '../../test/support/report-parts.ts';
import type { PriceRow } from '../prices/price.ts';
import { reviewSystem } from '../prompts/system.ts';
import { printChange } from '../steps/print/print-change.ts';
import type { ChangedFile, Dossier } from '../types.ts';
import { estimateReview } from './estimate.ts';

const lines = Array.from({ length: 4 }, (_, at) => `const row${at} = ${at};`);
const file = (path: string): ChangedFile => ({
  ...{ path, status: 'added', oldMode: '000000', newMode: '100644', content: 'text' },
  ...{ notReviewed: null, additions: lines.length, deletions: 0 },
  hunks: [
    {
      ...{ oldStart: 0, oldCount: 0, newStart: 1, newCount: lines.length },
      lines: lines.map((text, at) => ({ kind: 'added', oldLine: null, newLine: at + 1, text })),
    },
  ],
});

/** Of a model whose turns cost a dollar and a half each, by what they write alone. */
const own: PriceRow = {
  ...{ model: 'vendor/known', from: null },
  price: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 1_000, above: null },
};
const known = { ...claude, provider: 'vendor', model: 'known' };
const unknown = { ...claude, name: 'Other', provider: 'vendor', model: 'nobody-knows' };
const now = Date.parse('2026-11-27T12:00:00Z');

it('says what sessions of all reviewers may cost, of whom no price is known, and what may be spent', () => {
  const changes = [file('a.ts')];
  const { change } = cleanReport();
  const dossier: Dossier = { change, changes, commits: [], guidelines: { files: [], furtherFiles: 0 } };
  const [slice] = printChange(changes, { budget: 1_000, seed: 'seed' }).slices;
  const printed = { ...printChange(changes, { budget: 1_000, seed: 'seed' }), slices: [slice, slice] as const };
  const estimate = (reviewers: Parameters<typeof estimateReview>[0]['reviewers'], maxCostUsd: number | null) =>
    estimateReview({ dossier, printed, reviewers }, { prices: [own], maxCostUsd }, now);
  const { sentence, reviewers, tokens } = estimate([known, unknown], 25);
  // Twelve turns in each of two sessions; five where findings are verified.
  expect(reviewers.map(({ dollars }) => dollars)).toEqual([36, null]);
  expect(sentence).toMatch(
    /^Estimate of what the review costs: about \$36\.00 in 12 turns a session; up to \$7\.50 more for each session that verifies findings; no price is known of the model of Other\. List prices are those of \d{4}-\d\d-\d\d\. It may spend \$25\.00 \(`max-cost-usd`\), which is less than that: sessions may be stopped before they have reviewed all\.$/u,
  );
  expect(tokens).toBeGreaterThan((2 * (Buffer.byteLength(reviewSystem) + 6_500)) / 3.5);
  expect(estimate([known], 36).sentence).toMatch(/It may spend \$36\.00 \(`max-cost-usd`\)\.$/u);
  expect(estimate([known], null).sentence).toMatch(/verifies findings\. List prices are those of [\d-]+\.$/u);
  expect(estimate([unknown], null).sentence).toMatch(
    /^Estimate of what the review costs: no price is known of the model of Other\. List prices are those of [\d-]+\.$/u,
  );
});
