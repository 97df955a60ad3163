import { expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import { Report } from './report.ts';

it('a report that was saved is read back as it was, and with one more field anywhere it is not', () => {
  const report = fullReport();
  const saved: unknown = JSON.parse(JSON.stringify(report));
  expect(Report.parse(saved)).toEqual(report);
  const [found, ...others] = report.ledger.findings;
  const findings = [{ ...found, surprise: 1 }, ...others];
  const changed = Report.safeParse({ ...report, ledger: { ...report.ledger, findings } });
  expect(changed.error?.issues.map(({ path, code }) => [path.join('.'), code])).toEqual([
    ['ledger.findings.0', 'unrecognized_keys'],
  ]);
});
