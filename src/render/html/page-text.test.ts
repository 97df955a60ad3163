import { describe, expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { textOfPage, textsOfStyle, wordsRunTogether } from '../../../test/support/page-text.ts';
import { cleanReport } from '../../../test/support/report-fixture.ts';
import { reportHtml } from './report-html.ts';
import { style } from './style.ts';

describe('report.html without its style', () => {
  const html = reportHtml.render(fullReport());
  const text = textOfPage(html);

  it('has words that do not run together', () => {
    expect(wordsRunTogether(html)).toEqual([]);
    expect(wordsRunTogether(html.replace('</code> <span>lines', '</code><span>lines'))).toEqual(['tslines']);
    expect(wordsRunTogether(reportHtml.render(cleanReport()))).toEqual([]);
  });

  it('brings no text in by its style sheet', () => {
    expect(textsOfStyle(style())).toEqual([]);
    expect(textsOfStyle(".a::before { content: 'new' } .b::before { content: '' }")).toEqual(["'new'"]);
  });

  it('has a comma between badges, and bars between the cells of a table', () => {
    expect(text).toContain('critical, regression, confirmed by Gemini');
    expect(text).toMatch(/Duration +\| +4:23 +\| +7:04 +\| +4:31/u);
  });

  it('shows excerpts with numbers and marks', () => {
    expect(text).toContain('src/lapse.ts lines 17–20 · cited: 18–19');
    expect(text).toContain('\n> 18  if (booking.paidAt === null) return;\n');
  });

  it('has whole titles in its contents', () => {
    const title =
      'When the relay of the staging servers is down for longer than a night, letters are thrown away unread';
    const report = fullReport();
    const [first, ...rest] = report.ledger.findings;
    const renamed = first && [{ ...first, finding: { ...first.finding, title } }, ...rest];
    const page = reportHtml.render({ ...report, ledger: { ...report.ledger, findings: renamed ?? [] } });
    expect(textOfPage(page).split('Executive Summary')[1]).toContain(`F1. ${title}`);
    expect(style()).not.toContain('ellipsis');
  });
});
