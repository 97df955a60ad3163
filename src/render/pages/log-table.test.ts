import { describe, expect, it } from 'vitest';
import { fullReport } from '../../../test/support/full-report.ts';
import { logTable } from './log-table.ts';

describe('the end of the job log', () => {
  const lines = logTable(fullReport());

  it('has a row for each session, with columns that stand under one another', () => {
    const { reviews, sessions } = fullReport();
    const rows = lines.slice(0, lines.indexOf(''));
    expect(rows).toHaveLength(1 + reviews.length + sessions.length);
    expect(rows[0]).toMatch(/^session +who +end +time +turns +tools +tokens in +written +cached +share +out +cost$/);
    expect(rows[1]).toMatch(/^review +Claude +\d finding\(s\) +4:23 +9 +9 +27514 +9310 +141777 +83 % +6421 +\$0\.31$/);
    expect(rows.at(-1)).toMatch(/^editing +Codex +failed: timeout +2:00/);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('says what came of it', () => {
    expect(lines.slice(lines.indexOf('')).join('\n')).toMatch(
      /^\nList prices are those of 2026-11-27\. Cost: \$\d\.\d\d \(review \$\d\.\d\d, .*\)\.\nopen: 1 critical, \d important, \d suggestion; \d of them unproven; \d that do not count\nblocking: \w[\s\S]*\n- F1 /,
    );
  });
});
