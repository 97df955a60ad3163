import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../../test/support/any-character.ts';
import { fullReport } from '../../../test/support/full-report.ts';
import { hostileReport } from '../../../test/support/hostile-report.ts';
import { cleanReport, criticalReport, incompleteReport, largeReport } from '../../../test/support/report-fixture.ts';
import { samples } from '../../../test/support/samples.ts';
import { sarifProblems, schemaProblems } from '../../../test/support/sarif-problems.ts';
import { pathBytes } from '../../lib/path-text.ts';
import { identify } from '../../rounds/identity.ts';
import { rules } from '../../rules/index.ts';
import { citedLines, type LedgerFinding, type Report } from '../../types.ts';
import { reportSarif } from './report-sarif.ts';

function runOf(report: Report): Run {
  const log: Log = JSON.parse(reportSarif.render(report));
  expect(sarifProblems(log)).toEqual([]);
  const [run] = log.runs;
  if (run === undefined) throw new Error('the log has no run');
  return run;
}

function alertsOf(report: Report): Result[] {
  return runOf(report).results ?? [];
}

function fingerprint(report: Report): string | undefined {
  return alertsOf(report)[0]?.partialFingerprints?.['primaryLocationLineHash'];
}

const nothing = criticalReport().ledger.findings[1] as LedgerFinding;

function withFirst(change: (found: LedgerFinding) => Partial<LedgerFinding>): Report {
  const report = criticalReport();
  const [first, ...rest] = report.ledger.findings;
  if (first === undefined) throw new Error('the fixture has lost its first finding');
  const findings = [{ ...first, ...change(first) }, ...rest];
  return { ...report, ledger: identify({ ...report.ledger, findings }, (text) => text) };
}

describe('report.sarif', () => {
  it('has an alert at lines of the head for each finding that counts, and none for others', () => {
    const run = runOf(criticalReport());
    expect(
      run.results?.map(({ ruleId, level, locations }) => [ruleId, level, locations?.[0]?.physicalLocation]),
    ).toEqual([
      [
        'regression',
        'error',
        {
          artifactLocation: { uri: 'src/lapse.ts', uriBaseId: '%SRCROOT%' },
          region: { startLine: 18, endLine: 19, startColumn: 1, endColumn: 34, snippet: expect.anything() },
          contextRegion: expect.anything(),
        },
      ],
    ]);
    expect(run.results?.[0]?.message.text).toMatch(
      /^A booking that is paid late.*\.\n\n.*\n\nF1 of the report: confirmed\. Raised by Claude, Codex\.$/su,
    );
    expect(run.invocations?.[0]?.executionSuccessful).toBe(true);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual([
      expect.stringMatching(/^F2 \(\w+\): .* It has no lines at the head: .*\.$/u),
    ]);
  });

  it('is valid without findings, and says when the review is incomplete', () => {
    expect(alertsOf(cleanReport())).toEqual([]);
    const [invocation] = runOf(incompleteReport()).invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.[0]?.message.text).toMatch(/^The review is incomplete: /u);
  });

  it('names rules of its own only, each with what GitHub demands', () => {
    const rules = runOf(fullReport()).tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual(['regression', 'gap', 'enhancement', 'lookalike-letters']);
    for (const { shortDescription, fullDescription, help } of rules)
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text])
        expect(text).toMatch(/^.{10,1024}$/u);
    for (const { ruleId, ruleIndex } of alertsOf(fullReport())) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
  });

  it('knows an alert again when its lines moved or were indented, and whatever its reviewer says this time', () => {
    const moved = withFirst(({ anchor, excerpt, finding }) => ({
      id: 'F7',
      severity: 'important',
      anchor: anchor && { ...anchor, startLine: anchor.startLine + 40, endLine: anchor.endLine + 40 },
      excerpt: excerpt && { startLine: excerpt.startLine + 40, lines: excerpt.lines.map((line) => `    ${line}`) },
      finding: { ...finding, title: 'In other words', quote: 'if (booking.paidAt === null) return;' },
    }));
    expect(fingerprint(moved)).toBe(fingerprint(criticalReport()));
    const other = withFirst(({ excerpt }) => ({
      excerpt: excerpt && { ...excerpt, lines: excerpt.lines.map((line) => line.replace('berth', 'boat')) },
    }));
    expect(fingerprint(other)).not.toBe(fingerprint(criticalReport()));
    expect(fingerprint(withFirst(() => ({ kind: 'gap' })))).not.toBe(fingerprint(criticalReport()));
  });

  it('tells the same code at two places of a file apart', () => {
    const prints = alertsOf(largeReport(30, 'critical', 100)).map(({ partialFingerprints }) =>
      JSON.stringify(partialFingerprints),
    );
    expect(new Set(prints).size).toBe(30);
  });

  it('shows the cited lines, and the block around them where there is more of it', () => {
    const [place] = alertsOf(criticalReport()).map(({ locations }) => locations?.[0]?.physicalLocation);
    const found = criticalReport().ledger.findings[0];
    const [first, ...lines] = found?.excerpt?.lines ?? [];
    expect(place?.region?.snippet?.text).toBe(place && citedLines(found ?? nothing)?.join('\n'));
    expect(place?.contextRegion?.snippet?.text).toBe([first, ...lines].join('\n'));
    const only = withFirst(({ anchor }) => ({
      excerpt: anchor && { startLine: anchor.startLine, lines: ['  one', '  two'] },
    }));
    const [bare] = alertsOf(only).map(({ locations }) => locations?.[0]?.physicalLocation);
    expect(bare).toMatchObject({ region: { snippet: { text: '  one\n  two' } } });
    expect(bare?.contextRegion).toBeUndefined();
  });

  it('names program, rules and repository by addresses, and no address that nobody knows', () => {
    const { driver } = runOf(fullReport()).tool;
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(driver).toMatchObject({
      semanticVersion: manifest.version,
      informationUri: 'https://github.example/acme/deep-review',
    });
    expect(driver.rules?.map(({ helpUri }) => helpUri?.replace(`${fullReport().actionUrl}/`, ''))).toEqual([
      'docs/kinds.md#regression',
      'docs/kinds.md#gap',
      'docs/kinds.md#enhancement',
      undefined,
    ]);
    const local = runOf({ ...fullReport(), actionUrl: null }).tool.driver;
    expect([local.informationUri, local.rules?.[0]?.helpUri]).toEqual([undefined, undefined]);
  });

  it('keeps two instances on one pull request apart, and the runs of one', () => {
    const of = (instance: string, id = fullReport().id) => runOf({ ...fullReport(), instance, id });
    const ids = [of('deep-review'), of('team/security'), of('deep-review', '20260101-000000-pr-42')];
    expect(ids.map(({ automationDetails }) => automationDetails?.id)).toEqual([
      `deep-review/${fullReport().id}`,
      `team/security/${fullReport().id}`,
      'deep-review/20260101-000000-pr-42',
    ]);
    const guids = ids.flatMap(({ automationDetails, results = [] }) => [
      automationDetails?.guid,
      ...results.map(({ guid }) => guid),
    ]);
    expect(new Set(guids).size).toBe(guids.length);
    expect(of('deep-review')).toEqual(ids[0]);
  });

  it('names every rule of code by a word that no kind has', () => {
    const words = ['regression', 'gap', 'enhancement'];
    for (const { id } of rules) expect(words).not.toContain(id);
  });

  it('keeps to the limits, and gives up code and explanations before alerts', () => {
    const base = largeReport(1, 'suggestion', 1_500);
    const [one] = base.ledger.findings;
    const findings = Array.from({ length: 5_100 }, (_, at) => ({ ...(one ?? nothing), id: `F${at + 1}` }));
    const run = runOf({ ...base, ledger: identify({ ...base.ledger, findings }, (text) => text) });
    expect(run.results?.length).toBe(5_000);
    expect(run.invocations?.[0]?.toolExecutionNotifications?.at(-1)?.message.text).toBe(
      '100 further findings: the report has them.',
    );
    const lengths = (run.results ?? []).map(({ message }) => message.text?.length ?? 0);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(4_096);
    const snippets = (run.results ?? []).map(({ locations }) => locations?.[0]?.physicalLocation?.region?.snippet);
    expect([snippets[0] !== undefined, snippets.at(-1), lengths.at(-1)]).toEqual([true, undefined, 400]);
  });

  it('writes a path as an address that is no other file, whatever stands in it', () => {
    const paths = [
      ...[
        'a b/c d.ts',
        'src/100%.ts',
        'src/%2e%2e/x.ts',
        'src/#1?.ts',
        'C:\\\\dir\\\\file.ts',
        'a:b/c.ts',
        'caf\\xe9.ts',
        'ü/日本.ts',
      ],
      ...["it's (new)!*~.ts", '-x', '"quoted".ts', 'a&b<c>.ts', '.github/x', 'con'],
    ];
    const [found] = criticalReport().ledger.findings;
    const findings = paths.map((path, at): LedgerFinding => {
      const of = found ?? nothing;
      return { ...of, id: `F${at + 1}`, anchor: of.anchor && { ...of.anchor, path }, finding: { ...of.finding, path } };
    });
    const report = { ...criticalReport(), ledger: { ...criticalReport().ledger, findings } };
    const uris = alertsOf({ ...report, ledger: identify(report.ledger, (text) => text) }).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '',
    );
    expect(uris.map((uri) => new URL(uri, 'file:///root/').pathname)).toEqual(uris.map((uri) => `/root/${uri}`));
    const bytes = (uri: string) => Buffer.from(unescape(uri), 'latin1');
    expect(uris.map(bytes)).toEqual(paths.map(pathBytes));
  });

  it('has a place for what is about an empty file, and lines that end as Windows ends them', () => {
    const regionOf = (lines: readonly string[]) =>
      alertsOf(
        withFirst(({ anchor }) => ({
          anchor: anchor && { ...anchor, startLine: 1, endLine: lines.length },
          excerpt: { startLine: 1, lines },
        })),
      )[0]?.locations?.[0]?.physicalLocation?.region;
    expect(regionOf([''])).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
    expect(regionOf(['one\r', 'two\r'])).toMatchObject({ endLine: 2, endColumn: 4, snippet: { text: 'one\ntwo' } });
  });

  it('has no marks of Markdown', () => {
    const marked = withFirst((found) => ({
      finding: { ...found.finding, title: 'No **limit** in `all()`', failure: 'Two:\n- *a*\n- b', body: '' },
    }));
    expect(alertsOf(marked)[0]?.message.text).toMatch(
      /^No limit in all\(\)\.\n\nTwo:\n\n- a\n- b\n\nF1 of the report/u,
    );
  });

  it('is valid for any text, and no text becomes a link', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anyCharacter, minLength: 1, maxLength: 60 }),
        fc.constantFrom('', '[a](https://x)'),
        (text, more) => {
          const source = reportSarif.render(hostileReport(`${more}${text}`));
          expect(source.isWellFormed()).toBe(true);
          const log: Log = JSON.parse(source);
          expect(schemaProblems(log)).toEqual([]);
          for (const { message, locations } of log.runs[0]?.results ?? []) {
            expect(message.text).not.toMatch(/\]\(|[^\P{Default_Ignorable_Code_Point}]/u);
            expect(locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^[\w.~!*'()/%-]+$/u);
          }
        },
      ),
      { numRuns: samples(300, 12) },
    );
  });
});
