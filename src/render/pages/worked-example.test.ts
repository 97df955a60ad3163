import { beforeAll, describe, expect, it } from 'vitest';
import { expectGolden } from '../../../test/support/golden.ts';
import { readerProblems } from '../../../test/support/reader-problems.ts';
import { workedReport } from '../../../test/support/worked-report.ts';
import type { Report } from '../../types.ts';
import { renderComment } from '../comment/render-comment.ts';
import { renderSummary } from './summary.ts';

let report: Report;
let page: string;
beforeAll(async () => {
  report = await workedReport();
  page = renderSummary(report);
});

/** The cells of the table of the retro, by the name of the row. */
function rows(page: string): Record<string, string[]> {
  const [, retro = ''] = page.split('## Agent Performance Retro');
  const cells = retro.split('\n').flatMap((line) => {
    const [name, ...values] = line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, ''));
    return line.startsWith('| ') && name !== undefined ? [[name, values] as const] : [];
  });
  return Object.fromEntries(cells);
}

describe('the worked example', () => {
  it('reads well', () => {
    expectGolden('summary-worked.md', page);
    const comment = renderComment(report, { name: 'deep-review' });
    expectGolden('comment-worked.md', comment);
    expect(readerProblems(comment)).toEqual([]);
  });

  it('has every section', () => {
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      'Executive Summary',
      'Critical Issues',
      'Important Issues',
      'Suggestions',
      'Design Observations',
      'Testing Assessment',
      'Documentation Assessment',
      'Commit Structure',
      'Acknowledged Limitations',
      'Unresolved Feedback',
      'Prior Rounds',
      'What was not reviewed',
      'Agent Performance Retro',
      'Reconciliation',
      'Usage and cost',
      'Timeline',
      'Appendix: original reviews',
    ]);
    expect(page).toMatch(/## Critical Issues\n\nNo critical finding stands\.\n/);
    expect(page).toMatch(/## Documentation Assessment\n\nNo gaps\.\n/);
  });

  it('computes the table', () => {
    expect(rows(page)).toMatchObject({
      Metric: ['`Claude`', '`Codex`', '`Gemini`'],
      Duration: ['4:23', '7:04', '4:32'],
      Critical: ['0', '0', '0'],
      Important: ['1 (demoted to suggestion)', '1', '1 (demoted to design obs)'],
      Suggestion: ['4', '0', '0'],
      'Design observations': ['1C + 4S', '0C + 2S', '0C + 3S'],
      'False positives': ['1 (ineffective fix)', '0', '1 (ineffective fix)'],
      'Unique insights': ['5 (F2, F3, F4, F5, F6)', '1 (F1)', '0'],
      'Files reviewed': ['5/5', '5/5', '5/5'],
      'Coverage misses': [
        '1 (`src/archive.ts`)',
        '3 (`scripts/bring-up.sh`, `src/stop.ts`, `src/tower.ts`)',
        '3 (`scripts/bring-up.sh`, `src/archive.ts`, `src/tower.ts`)',
      ],
      Totals: ['0C 0I 5S', '0C 1I 0S', '0C 0I 0S'],
      Downgraded: ['1', '0', '1'],
      Dropped: ['0', '0', '0'],
    });
  });

  it('says the same in bullets and table', () => {
    expect(page).toContain('- **Coverage misses:** 1 (`src/archive.ts`)');
    expect(page).toContain('- **Accuracy:** the remedy does not work: `Gemini:F1`');
  });

  it('loses no raw item: each has its fate, and what is demoted, moved or merged has its sentence', () => {
    expect(page).toContain('24 raw items: 22 kept, 1 demoted, 1 moved.');
    expect(page).toContain('- `Claude:F1` (finding) was demoted from important to suggestion in F2: ');
    expect(page).toContain(
      '- `Gemini:F1` (finding) was moved to the concerns as F7; its remedy was shown not to work: ',
    );
    for (const title of ['The pump is ended before the valve that feeds it', 'The test does not tell a gentle stop'])
      expect(page).toContain(title);
  });

  it('names the one decisive reason, the call that reaches the defect and the check of the fix', () => {
    expect(page).toContain('**Merge with fixes**: F1 (important): A checksum that fails for any reason deletes');
    expect(page).toMatch(/> +6 \| {3}const archive = await openArchive\(config\.archive\);/);
    expect(page).toContain('`fix checked`: applies to the head, not run; read by `Gemini`: it removes the defect.');
  });
});
