import { expect, it } from 'vitest';
import { cleanReport } from '../../../test/support/report-fixture.ts';
import { coverageOf } from './coverage.ts';
import { metricsOf } from './metrics.ts';

it('counts no file as read that nobody is shown, though its delivery lacks no line', () => {
  const { reviews, ledger } = cleanReport();
  const paths = reviews.flatMap((one) => (one.outcome === 'completed' ? one.delivery.map(({ path }) => path) : []));
  const all = [...new Set(paths)];
  expect(all.length).toBeGreaterThan(1);
  const change = { path: '', status: 'modified', content: 'text' } as const;
  for (const left of [0, 1, all.length]) {
    const changes = all.map((path, at) => ({
      ...{ ...change, path, oldMode: '100644', newMode: '100644', hunks: [], additions: 0, deletions: 0 },
      notReviewed: at < left ? ({ reason: 'lock-file', detail: 'by its exact name' } as const) : null,
    }));
    const files = all.length - left;
    for (const one of metricsOf(reviews, ledger, changes))
      expect(one).toMatchObject({ filesReviewed: files, filesChanged: files });
    // The gate takes a change of no file for an empty one, which needs no reviewer.
    expect(coverageOf(changes, reviews, 2)).toMatchObject({ files: all.length, undelivered: [] });
  }
});
