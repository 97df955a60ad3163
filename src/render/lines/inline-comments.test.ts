import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../test/support/any-character.ts';
import { htmlOf, searchedText } from '../../../test/support/github-page.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { criticalReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import { parseHunks } from '../../git/hunks.ts';
import { fingerprintOf } from '../../lib/marker.ts';
import { identify } from '../../rounds/identity.ts';
import type { Anchor, ChangedFile, InlineComment, LedgerFinding, Report } from '../../types.ts';
import { inlineComments } from './inline-comments.ts';

/** Lines 10 to 40 of a file at the head, of which 20 was added and 31 replaced another: two hunks for GitHub. */
const patch = [
  '@@ -10,30 +10,31 @@',
  ...Array.from({ length: 10 }, (_, at) => ` line ${at + 10}`),
  '+line 20',
  ...Array.from({ length: 10 }, (_, at) => ` line ${at + 21}`),
  '-old 30',
  '+line 31',
  ...Array.from({ length: 9 }, (_, at) => ` line ${at + 32}`),
  '',
].join('\n');

const file: ChangedFile = {
  path: 'src/lapse.ts',
  status: 'modified',
  oldMode: '100644',
  newMode: '100644',
  content: 'text',
  notReviewed: null,
  additions: 2,
  deletions: 1,
  hunks: parseHunks(patch),
};

type Changes = Partial<Pick<LedgerFinding, 'standing' | 'fixWorks' | 'fix'>> & {
  readonly diff?: string | null;
  readonly side?: Anchor['side'];
};

/** The critical finding of the report, elsewhere. */
function reportAt(startLine: number, endLine: number, { diff = null, side = 'new', ...more }: Changes = {}): Report {
  const report = criticalReport();
  const [first] = report.ledger.findings;
  if (first === undefined) throw new Error('the fixture has lost its finding');
  const anchor: Anchor = { path: file.path, side, startLine, endLine };
  const finding = { ...first.finding, fix: diff === null ? null : { text: 'Mend it.', diff } };
  return withFindings(report, [{ ...first, anchor, excerpt: null, finding, ...more }]);
}

/** The report with other findings, named as a run names them. */
function withFindings(report: Report, findings: readonly LedgerFinding[]): Report {
  return { ...report, ledger: identify({ ...report.ledger, findings }, (text) => text) };
}

function only(report: Report): InlineComment {
  const [comment, ...others] = inlineComments(report, [file]);
  if (comment === undefined || others.length > 0) throw new Error('one comment was expected');
  return comment;
}

describe('the place of an inline comment', () => {
  it.each([
    ['an added line', 20, 20, 'new', { side: 'RIGHT', start: 20, end: 20 }],
    ['a range within one hunk', 18, 22, 'new', { side: 'RIGHT', start: 18, end: 22 }],
    ['the first and last line that GitHub shows', 17, 23, 'new', { side: 'RIGHT', start: 17, end: 23 }],
    ['a range over two hunks: its last line', 20, 31, 'new', { side: 'RIGHT', start: 31, end: 31 }],
    [
      'a range that ends in what GitHub folds up: its last line that is shown',
      20,
      25,
      'new',
      { side: 'RIGHT', start: 23, end: 23 },
    ],
    ['a range that begins above: its last line', 12, 18, 'new', { side: 'RIGHT', start: 18, end: 18 }],
    ['a deleted line', 30, 30, 'old', { side: 'LEFT', start: 30, end: 30 }],
    ['context that we show to reviewers and GitHub does not: the file', 12, 13, 'new', null],
    ['elsewhere in the file: the file', 400, 410, 'new', null],
  ] as const)('%s', (_, startLine, endLine, side, lines) => {
    expect(only(reportAt(startLine, endLine, { side })).lines).toEqual(lines);
  });

  it('is that of the new name for a line that a renamed file lost', () => {
    const renamed = { ...file, path: 'src/late.ts', oldPath: file.path, status: 'renamed' as const };
    const [comment, ...others] = inlineComments(reportAt(30, 30, { side: 'old' }), [renamed]);
    expect([comment?.path, comment?.lines, others]).toEqual([renamed.path, { side: 'LEFT', start: 30, end: 30 }, []]);
    expect(inlineComments(reportAt(20, 20), [renamed])).toEqual([]);
  });

  it('is none for a file that the pull request does not change, and for what is not open', () => {
    expect(inlineComments(reportAt(20, 20), [{ ...file, path: 'src/other.ts' }])).toEqual([]);
    for (const standing of ['refuted', 'intended', 'pre-existing', 'ungrounded'] as const)
      expect(inlineComments(reportAt(20, 20, { standing }), [file])).toEqual([]);
    for (const standing of ['confirmed', 'raw', 'unproven', 'unverified'] as const)
      expect(inlineComments(reportAt(20, 20, { standing }), [file])).toHaveLength(1);
  });
});

describe('an inline comment', () => {
  it('says what is wrong, how it fails, and who says so', () => {
    const { body } = only(reportAt(20, 20));
    expect(body).toMatch(/^<!-- deep-review:finding:[0-9a-f]{16} -->\n\*\*A booking that is paid late/);
    expect(body).toContain('`🔴 critical` `regression`');
    expect(body).toContain('by `Claude` `Codex`');
    expect(body).toContain('**Failure:** A payment arrives');
  });

  it('is named by its content, not by its line, its id or its words', () => {
    const before = only(reportAt(20, 20));
    const report = reportAt(31, 31, { standing: 'unproven' });
    const [moved] = report.ledger.findings.map((found) => ({
      ...found,
      id: 'F9',
      finding: { ...found.finding, title: 'Other words', quote: found.finding.quote.replace(/\n/g, '\n\t') },
    }));
    if (moved === undefined) throw new Error('the fixture has lost its finding');
    const after = only(withFindings(report, [moved]));
    expect(after.fingerprint).toBe(before.fingerprint);
    expect(fingerprintOf(after.body)).toBe(after.fingerprint);
  });

  it('does not swallow a second finding of the same content', () => {
    const report = reportAt(20, 20);
    const [first] = report.ledger.findings;
    if (first === undefined) throw new Error('the fixture has lost its finding');
    const comments = inlineComments(withFindings(report, [first, { ...first, id: 'F2' }]), [file]);
    expect(comments.map(({ fingerprint }) => fingerprint)).toEqual(
      [first, first].map((_, at) => `${comments[0]?.fingerprint}${at === 0 ? '' : '-2'}`),
    );
    expect(comments.map(({ body }) => fingerprintOf(body))).toEqual(comments.map(({ fingerprint }) => fingerprint));
  });
});

const applies = (mended: string) => ({ label: 'applies', leavesQuote: false, problem: null, mended }) as const;
const suggested = (body: string) => /```suggestion\n([\s\S]*?)```/.exec(body)?.[1] ?? null;

describe('a suggestion', () => {
  const of = (diff: string, more: Changes = {}, [start, end] = [20, 21]) =>
    suggested(only(reportAt(start, end, { fix: applies(diff), diff, ...more })).body);
  const replaced = '--- a/src/lapse.ts\n+++ b/src/lapse.ts\n@@ -20 +20 @@\n-line 20\n+better 20\n';

  it.each([
    ['one line, and what stays of the range', replaced, 'better 20\nline 21\n'],
    ['the whole range', '@@ -20,2 +20,1 @@\n-line 20\n-line 21\n+both\n', 'both\n'],
    [
      'with context around',
      '@@ -19,4 +19,5 @@\n line 19\n line 20\n+between\n line 21\n line 22\n',
      'line 20\nbetween\nline 21\n',
    ],
    ['a line after the last one', '@@ -21,0 +22 @@\n+after\n', 'line 20\nline 21\nafter\n'],
    ['a deletion', '@@ -20,2 +19,0 @@\n-line 20\n-line 21\n', '\n'],
  ])('is made of a diff that changes the range: %s', (_, diff, text) => {
    expect(of(diff)).toBe(text === '\n' ? '' : text);
  });

  it.each([
    ['does not apply', replaced, { fix: { ...applies(replaced), label: 'fails' } as const }],
    ['was shown not to work', replaced, { fixWorks: false }],
    ['changes a line outside', '@@ -22 +22 @@\n-line 22\n+better\n', {}],
    ['changes lines inside and outside', '@@ -21,2 +21,2 @@\n-line 21\n-line 22\n+a\n+b\n', {}],
    ['does not match the head', '@@ -20 +20 @@\n-line 19\n+better\n', {}],
    ['reaches into what nobody showed', '@@ -41,1 +41,1 @@\n-line 41\n+a\n', {}],
    ['is of another file', replaced.replaceAll('src/lapse.ts', 'src/other.ts'), {}],
    ['is of two files', `${replaced}${replaced.replaceAll('src/lapse.ts', 'src/other.ts')}`, {}],
    ['is no diff', 'Just do it.', {}],
    ['has a broken hunk', '@@ -20,7 +20,1 @@\n-line 20\n+better\n', {}],
    ['could be taken for a command to a bot', '@@ -20 +20 @@\n-line 20\n+/approve\n', {}],
    ['holds what cannot be seen', '@@ -20 +20 @@\n-line 20\n+a\u200bb\n', {}],
    ['holds our marker', '@@ -20 +20 @@\n-line 20\n+<!-- deep-review:v1:deep-review -->\n', {}],
  ] as const)('is not made of a diff that %s', (_, diff, more) => {
    expect(of(diff, more)).toBeNull();
  });

  it('is not made for a deleted line, nor where the comment stands on the file', () => {
    expect(of(replaced, { side: 'old' }, [30, 30])).toBeNull();
    expect(of(replaced, {}, [400, 401])).toBeNull();
  });

  it('cannot be left by backticks in the code', () => {
    const diff = '@@ -20 +20 @@\n-line 20\n+```\n';
    const { body } = only(reportAt(20, 20, { fix: applies(diff), diff }));
    expect(body).toContain('````suggestion\n```\n````');
  });
});

it('hostile texts stay texts, within the limit, with one tag', () => {
  const hostile = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 300 }),
    fc.constantFrom(
      '```suggestion\nrm -rf\n```',
      '<!-- deep-review:finding:0123456789abcdef -->\n',
      '@org/everyone fixes #1 ![x](https://evil.test/i.png)\n/approve',
    ),
  );
  fc.assert(
    fc.property(hostile, (text) => {
      const report = hostileReport(text);
      const comments = inlineComments(report, [{ ...file, path: text }]);
      for (const { body } of comments) {
        expect(body.length).toBeLessThanOrEqual(65_000);
        expect(body.match(/<!-- deep-review/g)).toHaveLength(1);
        const html = htmlOf(body).replace(/<!--[\s\S]*?-->/g, '');
        expect(html).not.toMatch(/<img|language-suggestion|evil\.test"/);
        expect(searchedText(html)).not.toMatch(/@\w|#\d|evil\.test/);
        expect(body).not.toMatch(/^\/\w/m);
      }
      return comments.length > 0;
    }),
    { numRuns: samples(300, 60) },
  );
});

it.each([
  ['backticks', '`'.repeat(60_000)],
  ['what is escaped', '&<>"\'|\\'.repeat(20_000)],
  ['invisible characters', '\u200b'.repeat(50_000)],
])('texts of any length stay within the limit: %s', (_, text) => {
  const comments = inlineComments(hostileReport(text), [{ ...file, path: text }]);
  expect(comments.length).toBeGreaterThan(0);
  for (const { body } of comments) expect(body.length).toBeLessThanOrEqual(65_000);
});
