import type { Log, Notification, Result } from 'sarif';
import type { LedgerFinding, Report } from '../../types.ts';
import { placeOf, severities } from '../../types.ts';
import { counted } from '../counted.ts';
import type { Format } from '../format.ts';
import { repositoryUrl } from '../links.ts';
import { apart, open } from '../open.ts';
import { plainPhrase } from '../prose/plain.ts';
import { program, repositoryOf } from './program.ts';
import { alert, brief, guidOf, message, plain, sourceRoot, withoutSnippets } from './sarif-alert.ts';
import { ruleIdOf, sarifRules } from './sarif-rules.ts';

/** GitHub takes 25,000 findings of a run and shows 5,000. */
const mostFindings = 5_000;
/**
 * GitHub takes 10 MB, packed by gzip, which makes nothing much longer than it is: what stays below that unpacked is taken
 * whatever its texts are. Code, then explanations, come along as long as they leave room for the alerts behind them.
 */
const mostBytes = { withCode: 2_000_000, explained: 4_000_000, all: 9_000_000 };
const mostNamed = 100;

/**
 * The findings that count, as SARIF 2.1.0 for code scanning, within the limits that GitHub documents. What has no lines
 * at the head (deleted code, quotations that are not there) can be no alert: a notification of the run names it.
 */
export const reportSarif: Format = {
  fileName: 'report.sarif',
  output: 'report-sarif',
  render: (report) => `${JSON.stringify(log(report), null, 2)}\n`,
};

function log(report: Report): Log {
  const counting = [...severities.flatMap((severity) => open(report, severity)), ...apart(report, 'fact')];
  const atHead = counting.filter((found) => hasPlace(found, report));
  const { change, gate, actionUrl, instance, id, createdAt, wallClockMs } = report;
  const rules = sarifRules(
    atHead.slice(0, mostFindings).flatMap(({ rule }) => rule ?? []),
    actionUrl,
  );
  const repositoryUri = repositoryUrl(change);
  const reportUri = `${repositoryUri ?? 'local'}#${instance}/${id}`;
  const ruleIds = rules.map((rule) => rule.id);
  const results = withinLimits(atHead, (found) => alert(found, reportUri, ruleIds));
  const provenance = { revisionId: change.headSha, branch: change.headRef, mappedTo: { uriBaseId: sourceRoot } };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: program.name,
            fullName: `${program.name} ${program.version}`,
            version: program.version,
            semanticVersion: program.version,
            ...(actionUrl === null ? {} : { informationUri: repositoryOf(actionUrl) }),
            rules,
          },
        },
        // GitHub takes what stands before the last slash for the category: another instance closes none of these alerts.
        automationDetails: { id: `${instance}/${id}`, guid: guidOf(reportUri) },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [sourceRoot]: { description: { text: 'The root of the repository.' } } },
        ...(repositoryUri === null ? {} : { versionControlProvenance: [{ repositoryUri, ...provenance }] }),
        invocations: [
          {
            executionSuccessful: gate.outcome !== 'incomplete',
            startTimeUtc: new Date(Date.parse(createdAt) - wallClockMs).toISOString(),
            endTimeUtc: createdAt,
            toolExecutionNotifications: notifications(report, {
              withoutLines: counting.filter((found) => !atHead.includes(found)),
              cut: atHead.length - results.length,
            }),
          },
        ],
        results,
      },
    ],
  };
}

/** The severest come first. What there is no room for is left out: code, explanations, and alerts last. */
function withinLimits(found: readonly LedgerFinding[], make: (found: LedgerFinding) => Result): Result[] {
  const results: Result[] = [];
  let bytes = 0;
  for (const each of found.slice(0, mostFindings)) {
    const whole = make(each);
    const fitting = forms.find(({ form, most }) => bytes < most && bytes + bytesOf(form(whole)) <= most)?.form(whole);
    if (fitting === undefined) break;
    bytes += bytesOf(fitting);
    results.push(fitting);
  }
  return results;
}

const forms = [
  { form: (whole: Result) => whole, most: mostBytes.withCode },
  { form: withoutSnippets, most: mostBytes.explained },
  { form: brief, most: mostBytes.all },
];

/** Without the white space of the file, of which gzip leaves next to nothing. */
function bytesOf(result: Result): number {
  return Buffer.byteLength(JSON.stringify(result));
}

/** Lines at the head; what code says of a whole file stands at its first. */
function hasPlace({ anchor, rule, finding }: LedgerFinding, { changes }: Report): boolean {
  if (anchor !== null || rule === null) return anchor?.side === 'new';
  return changes.some(({ path, status }) => path === finding.path && status !== 'deleted');
}

type Notice = 'incomplete' | 'no-lines' | 'left-out';

function notifications(
  { gate }: Report,
  { withoutLines, cut }: { readonly withoutLines: readonly LedgerFinding[]; readonly cut: number },
): Notification[] {
  const more = withoutLines.length - mostNamed;
  return [
    ...(gate.outcome === 'incomplete'
      ? [notification('incomplete', 'error', `The review is incomplete: ${gate.reasons.join(' ')}`)]
      : []),
    ...withoutLines.slice(0, mostNamed).map((found) => ({
      ...notification('no-lines', 'note', inWords(found)),
      associatedRule: { id: ruleIdOf(found) },
    })),
    ...(more <= 0
      ? []
      : [notification('no-lines', 'note', `${counted(more, 'further finding')} without lines at the head.`)]),
    ...(cut === 0
      ? []
      : [notification('left-out', 'note', `${counted(cut, 'further finding')}: the report has them.`)]),
  ];
}

/** `F2 (critical): No limit. It has no lines at the head: src/a.ts, line 7 before the change.` */
function inWords(found: LedgerFinding): string {
  const { path, startLine, side } = placeOf(found);
  const line = startLine === null ? '' : `, line ${startLine}`;
  const where = `${path}${line}${side === 'old' ? ' before the change' : ''}`;
  return `${found.id} (${found.severity}): ${plainPhrase(found.finding.title)} It has no lines at the head: ${where}.`;
}

function notification(id: Notice, level: Notification.level, text: string): Notification {
  return { descriptor: { id }, level, message: { text: message(plain(text)) } };
}
