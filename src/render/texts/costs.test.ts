import fc from 'fast-check';
import { expect, it } from 'vitest';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import type { Report } from '../../types.ts';
import { outputsOf } from '../data/outputs.ts';
import { logTable } from '../pages/log-table.ts';
import { costInWords, costSentences } from './costs.ts';

/** The same report, whose sessions have taken so many cents; null: nobody knows. */
function costing(cents: readonly (number | null)[]): Report {
  const report = criticalReport();
  let at = 0;
  const priced = <Session extends { readonly trace: Report['sessions'][number]['trace'] }>(session: Session) => {
    const each = cents[at++ % cents.length] ?? null;
    return { ...session, trace: { ...session.trace, costUsd: each === null ? null : each / 100 } };
  };
  return { ...report, reviews: report.reviews.map(priced), sessions: report.sessions.map(priced) };
}

const centsIn = (text: string) =>
  [...text.matchAll(/\$(\d+)\.(\d\d)\b/g)].map(([, whole, part]) => Number(`${whole}${part}`));

it('says sums that add up, of sessions, of purposes, of all and in the output', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 8 }), (cents) => {
      const report = costing(cents);
      const [total = 0, ...purposes] = centsIn(costSentences(report).split(' Cost: ')[1] ?? '');
      const sum = (all: readonly number[]) => all.reduce((so, each) => so + each, 0);
      expect(purposes.length).toBeGreaterThan(1);
      expect(sum(purposes)).toBe(total);
      expect(Math.round(Number(outputsOf(report)['cost-usd']) * 100)).toBe(total);
      expect(centsIn(costInWords(report))).toEqual([total]);
      const rows = logTable(report).slice(1, 1 + report.reviews.length + report.sessions.length);
      expect(sum(rows.flatMap(centsIn))).toBe(total);
    }),
    { numRuns: samples(200, 30) },
  );
});

it('names who has no sum although there is a price, and sets no output', () => {
  const report = costing([null, 12]);
  const [first] = report.reviews;
  const words = costSentences(report);
  expect(words).toContain(`Nobody said what all sessions of these took: ${first?.reviewer.name}`);
  expect(words).toMatch(/ Cost: \$0\.\d\d and what is unknown/);
  expect(outputsOf(report)).not.toHaveProperty('cost-usd');
  const model = `${first?.reviewer.provider}/${first?.reviewer.model}`;
  const unpriced = costSentences({ ...costing([null]), prices: { ...report.prices, unknown: [model] } });
  expect(unpriced).not.toMatch(new RegExp(`Nobody said[^.]*: ${first?.reviewer.name}\\b`));
  expect(costSentences(costing([12]))).not.toContain('Nobody said');
});
