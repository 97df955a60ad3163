import type { Log, Notification, Region, ReportingDescriptor, Result } from 'sarif';
import { pathAddress } from '../../lib/path-text.ts';
import { visible } from '../../lib/visible.ts';
import { rules } from '../../rules/index.ts';
import type { Kind, LedgerFinding, Report, Severity } from '../../types.ts';
import { citedLines, placeOf, severities } from '../../types.ts';
import { counted } from '../counted.ts';
import { clip } from '../escape.ts';
import type { Format } from '../format.ts';
import { repositoryUrl } from '../links.ts';
import { apart, open } from '../open.ts';
import { raisedBy } from '../sources.ts';
import { unrepeated } from '../texts/unrepeated.ts';

/** GitHub takes 25,000 findings of a run and shows 5,000. */
const mostFindings = 5_000;
const longestMessage = 4_096;

const levels = { critical: 'error', important: 'warning', suggestion: 'note' } as const satisfies Record<
  Severity,
  Result.level
>;

interface RuleWords {
  readonly name: string;
  readonly short: string;
  readonly full: string;
}

/** A rule for each kind of finding, and none for a single finding: an alert is known by its rule. */
const kinds = {
  regression: {
    name: 'Regression',
    short: 'The change breaks what worked',
    full: 'Something that worked before the change does not work, or is worse, after it.',
  },
  gap: {
    name: 'Gap',
    short: 'The change leaves a case out',
    full: 'What the change sets out to do is missing, or wrong, in a case that can happen.',
  },
  enhancement: {
    name: 'Enhancement',
    short: 'The change could be better',
    full: 'The change works, and there is a clearer, safer or cheaper way.',
  },
} as const satisfies Record<Kind, RuleWords>;

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
  const shown = atHead.slice(0, mostFindings);
  const { change, gate } = report;
  const ofCode = [...new Set(shown.flatMap(({ rule }) => rule ?? []))];
  const descriptors = [
    ...Object.entries(kinds).map(([kind, rule]) => descriptor(kind, rule)),
    ...ofCode.map((rule) => ({ ...descriptor(`code/${rule}`, ruleOfCode(rule)), ...pageOf(rule, report) })),
  ];
  const ruleIds = descriptors.map(({ id }) => id);
  const repositoryUri = repositoryUrl(change);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Deep Review', rules: descriptors },
        },
        automationDetails: { id: 'deep-review/' },
        columnKind: 'utf16CodeUnits',
        ...(repositoryUri === null
          ? {}
          : { versionControlProvenance: [{ repositoryUri, revisionId: change.headSha }] }),
        invocations: [
          {
            executionSuccessful: gate.outcome !== 'incomplete',
            toolExecutionNotifications: notifications(report, counting, atHead, shown),
          },
        ],
        results: shown.map((found) => alert(found, ruleIds)),
      },
    ],
  };
}

/** A rule for each rule of code, in use only where it found something. */
function ruleOfCode(rule: string): RuleWords {
  const known = rules.find(({ id }) => id === rule);
  return {
    name: rule.replaceAll(/(?:^|-)(.)/gu, (_, letter: string) => letter.toUpperCase()),
    short: known?.name ?? `Found by code: ${rule}`,
    full: `${known === undefined ? '' : `${known.risk} `}Code established this fact of the change by itself: no model raised it, and none has a say in it.`,
  };
}

/** The page of a rule, where it is known at which address this program's files lie. */
function pageOf(rule: string, { actionUrl }: Report): Pick<ReportingDescriptor, 'helpUri'> {
  return actionUrl === null || rules.every(({ id }) => id !== rule)
    ? {}
    : { helpUri: `${actionUrl}/docs/rules/${rule}.md` };
}

function ruleId({ rule, kind }: LedgerFinding): string {
  return rule === null ? `deep-review/${kind}` : `deep-review/code/${rule}`;
}

function descriptor(kind: string, { name, short, full }: RuleWords): ReportingDescriptor {
  return {
    id: `deep-review/${kind}`,
    name,
    shortDescription: { text: short },
    fullDescription: { text: full },
    help: { text: `${full} The report of the review has the reasons and the remedy.` },
  };
}

function alert(found: LedgerFinding, ruleIds: readonly string[]): Result {
  const { id, fingerprint, severity, standing, finding } = found;
  const { title, failure, body } = finding;
  const said = [unrepeated(failure, [title]), unrepeated(body, [title, failure])].filter((one) => one !== '');
  const paragraphs = [`${id}. ${title}`, ...said, `${raisedBy(found)}; ${standing}.`];
  const [content, nth = '1'] = fingerprint.split('-');
  return {
    ruleId: ruleId(found),
    ruleIndex: ruleIds.indexOf(ruleId(found)),
    level: levels[severity],
    message: { text: clip(paragraphs.map(plain).join('\n\n'), longestMessage) },
    locations: [
      { physicalLocation: { artifactLocation: { uri: pathAddress(placeOf(found).path) }, ...region(found) } },
    ],
    // The only one that GitHub looks at.
    partialFingerprints: { primaryLocationLineHash: `${content}:${nth}` },
    properties: { id, severity, standing, raisedBy: found.raisedBy.map(plain) },
  };
}

/** Plain text; in SARIF's own syntax a pair of brackets before a parenthesis would be a link. */
function plain(text: string): string {
  return visible(text.toWellFormed().replace(/\s+/gu, ' ').trim()).replaceAll('](', '] (');
}

/** Lines at the head; what code says of a whole file stands at its first. */
function hasPlace({ anchor, rule, finding }: LedgerFinding, { changes }: Report): boolean {
  if (anchor !== null || rule === null) return anchor?.side === 'new';
  return changes.some(({ path, status }) => path === finding.path && status !== 'deleted');
}

function region(found: LedgerFinding): { readonly region?: Region } {
  const { startLine, endLine } = placeOf(found);
  if (startLine === null) return { region: { startLine: 1 } };
  const last = citedLines(found)?.at(-1);
  const columns = last === undefined ? {} : { startColumn: 1, endColumn: last.length + 1 };
  return { region: { startLine, endLine: endLine ?? startLine, ...columns } };
}

function notifications(
  { gate }: Report,
  counting: readonly LedgerFinding[],
  atHead: readonly LedgerFinding[],
  shown: readonly LedgerFinding[],
): Notification[] {
  const left = counting.filter((found) => !atHead.includes(found));
  const cut = counting.length - left.length - shown.length;
  const named = left.slice(0, 100).map(({ id }) => id);
  return [
    ...(gate.outcome === 'incomplete'
      ? [notification('warning', `The review is incomplete: ${gate.reasons.join(' ')}`)]
      : []),
    ...(left.length === 0
      ? []
      : [
          notification(
            'note',
            `${counted(left.length, 'finding')} without lines at the head: ${named.join(', ')}. The report has them.`,
          ),
        ]),
    ...(cut === 0 ? [] : [notification('note', `${counted(cut, 'further finding')}: the report has them.`)]),
  ];
}

function notification(level: Notification.level, text: string): Notification {
  return { level, message: { text: clip(plain(text), longestMessage) } };
}
