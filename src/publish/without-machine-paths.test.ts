import { expect, it } from 'vitest';
import { criticalReport } from '../../test/support/report-fixture.ts';
import type { Report } from '../types.ts';
import { prepare } from './prepare.ts';

const text =
  'See [b](/home/someone/berths/src/lapse.ts#L3) and /Users/someone/notes/b.md, C:\\Users\\someone\\src\\lapse.ts.';

/** The report in which every model says so, in every text. */
function saying(quote: string): Report {
  const report = criticalReport();
  const texts = /^(?:title|failure|body|text|reason|shows|note|path|summary|closing)$/u;
  return {
    ...report,
    ...JSON.parse(
      JSON.stringify({ reviews: report.reviews, ledger: report.ledger }, (key, value: unknown) =>
        typeof value !== 'string' ? value : texts.test(key) ? text : key === 'quote' ? quote : value,
      ),
    ),
  };
}

function published(report: Report): string {
  const wanted = { name: 'deep-review', comment: true, inlineComments: true, annotations: true };
  const same = (each: string) => each;
  const prepared = prepare({ changes: [], paths: [{ path: 'src/lapse.ts' }], wanted, mask: same, redact: same });
  return JSON.stringify(prepared(report, new Set()));
}

it('no place shows the folders of somebody, and every place the files', () => {
  const all = published(saying('x'));
  expect(all).not.toMatch(/someone|berths\/src/u);
  expect(all).toContain('src/lapse.ts');
  expect(all).toContain('…/b.md');
});

it('code stays as it is, and a folder that it names is shown', () => {
  expect(published(saying('cat /tmp/x/src/lapse.ts'))).toContain('cat /tmp/x/src/lapse.ts');
  const named = published({ ...saying('cd /Users/someone/x'), threads: null });
  expect(named).toContain('/Users/someone/notes/b.md');
});
