import { describe, expect, it } from 'vitest';
import { fullReport } from '../../test/support/full-report.ts';
import { incompleteReport } from '../../test/support/report-fixture.ts';
import { logTable, reviewLog } from './log-table.ts';

describe('the end of the job log', () => {
  const lines = logTable(fullReport());

  it('has a row for each session, with columns that stand under one another', () => {
    const { reviews, sessions } = fullReport();
    const rows = lines.slice(0, lines.indexOf(''));
    expect(rows).toHaveLength(1 + reviews.length + sessions.length);
    expect(rows[0]).toMatch(/^session +who +end +time +turns +tools +tokens in +cached +out$/);
    expect(rows[1]).toMatch(/^review +Claude +\d finding\(s\) +4:23 +9 +9 +27514 +141777 +6421$/);
    expect(rows.at(-1)).toMatch(/^editing +Codex +failed: timeout +2:00/);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  it('says what came of it', () => {
    expect(lines.slice(lines.indexOf('')).join('\n')).toMatch(
      /^\n1 critical, \d important, \d suggestion; \d finding\(s\) not open\nblocking: \w[\s\S]*\n- F1 /,
    );
  });
});

describe('the group of a reviewer', () => {
  it('lists what was found, delivered and spent', () => {
    const [first] = fullReport().reviews;
    if (first === undefined) throw new Error('the fixture has lost its reviews');
    const { title, lines } = reviewLog(first);
    expect(title).toMatch(/^Claude: \d finding\(s\) in 4:23$/);
    expect(lines[0]).toBe('F1 critical   src/lapse.ts:18 A booking that is paid late frees the berth of another boat');
    expect(lines).toContain('2 of 2 changed files delivered in full');
    expect(lines).toContain('tool calls: read_file 6, search 3; files opened: 2');
  });

  it('says why a review failed', () => {
    const groups = incompleteReport().reviews.map(reviewLog);
    expect(groups[1]?.title).toBe('Codex: failed: rate-limit');
    expect(groups[1]?.lines[0]).toContain('429');
    expect(groups[1]?.lines[1]).toContain('model unknown: no answer named it');
  });
});
