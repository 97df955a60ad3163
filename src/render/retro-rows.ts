import type { PhrasingContent } from 'mdast';
import { minutesAndSeconds } from '../lib/duration.ts';
import type { Report, ReviewerMetrics, Severity, SeverityCount, Tally } from '../types.ts';
import { isOpen, readPass, severities } from '../types.ts';
import { counted, figure, tokensInWords } from './counted.ts';
import { codeSpan } from './escape.ts';
import { joined, text, upTo } from './nodes.ts';

/** A row of the table and what it says of one reviewer. */
export interface Row {
  readonly name: string;
  readonly value: (metrics: ReviewerMetrics, report: Report) => PhrasingContent[];
}

/** Stands in the table where there were rounds before. */
export const actedOnRow = 'Acted on, all rounds';

/** The rows of the table, in its order. Every one is a fold over the metrics or the ledger. */
export const rows: readonly Row[] = [
  { name: 'Duration', value: (metrics) => [text(duration(metrics))] },
  { name: 'Critical', value: ({ severities: of }) => [text(raised(of.critical, 'critical'))] },
  { name: 'Important', value: ({ severities: of }) => [text(raised(of.important, 'important'))] },
  { name: 'Suggestion', value: ({ severities: of }) => [text(raised(of.suggestion, 'suggestion'))] },
  { name: 'Design observations', value: ({ concerns, strengths }) => [text(`${concerns}C + ${strengths}S`)] },
  { name: 'False positives', value: (metrics) => [text(falsePositives(metrics))] },
  { name: 'Unique insights', value: ({ uniqueInsights }) => counting(uniqueInsights) },
  { name: 'Files reviewed', value: ({ filesReviewed, filesChanged }) => [text(`${filesReviewed}/${filesChanged}`)] },
  { name: 'Coverage misses', value: ({ coverageMisses }) => counting(coverageMisses) },
  { name: 'Tool calls', value: toolCalls },
  { name: 'Totals', value: (metrics, report) => [text(totals(metrics, report))] },
  { name: 'Downgraded', value: ({ downgraded }) => [text(figure(downgraded))] },
  { name: 'Dropped', value: ({ dropped }) => [text(figure(dropped))] },
  { name: actedOnRow, value: ({ reviewer }, report) => [text(actedOn(tallyOf(reviewer, report)))] },
  { name: 'Tokens', value: (metrics) => [text(tokens(metrics))] },
];

function tallyOf(name: string, { rounds: { tallies = [] } }: Report): Tally | undefined {
  const { reviewer } = readPass({ name });
  return tallies.find((tally) => tally.reviewer === reviewer);
}

/** `3 of 7`, `3 of 7 (1 declined, 2 refuted)`. */
export function actedOn(tally: Tally | undefined): string {
  const { raised, actedOn: acted, declined, refuted } = tally ?? { raised: 0, actedOn: 0, declined: 0, refuted: 0 };
  const others = [
    ...(declined === 0 ? [] : [`${figure(declined)} declined`]),
    ...(refuted === 0 ? [] : [`${figure(refuted)} refuted`]),
  ];
  return `${figure(acted)} of ${figure(raised)}${others.length === 0 ? '' : ` (${others.join(', ')})`}`;
}

export function duration({ durationMs, retries }: ReviewerMetrics): string {
  return minutesAndSeconds(durationMs) + (retries === 0 ? '' : ` (${counted(retries, 'turn')} repeated)`);
}

const ranks: readonly string[] = [...severities, 'concern'];

/** `2`, `1 (demoted to suggestion)`, `4 (1 refuted, 2 demoted to suggestion)`. */
function raised({ raised: count, became }: SeverityCount, severity: Severity): string {
  const changes = became
    .filter(({ to, count: some }) => to !== severity && some > 0)
    .map(({ to, count: some }) => `${count === 1 ? '' : `${some} `}${change(severity, to)}`);
  return figure(count) + (changes.length === 0 ? '' : ` (${changes.join(', ')})`);
}

function change(from: Severity, to: SeverityCount['became'][number]['to']): string {
  if (to === 'refuted') return 'refuted';
  if (to === 'ungrounded') return 'not grounded';
  if (to === 'concern') return 'demoted to design obs';
  return `${ranks.indexOf(to) < ranks.indexOf(from) ? 'promoted' : 'demoted'} to ${to}`;
}

/** A false positive is a refuted claim, or a right one with a remedy that does not work. */
function falsePositives({ falsePositives: { refuted, ineffectiveFixes } }: ReviewerMetrics): string {
  const all = new Set([...refuted, ...ineffectiveFixes]).size;
  const kinds = [
    ...(refuted.length === 0 ? [] : [`${refuted.length === all ? '' : `${refuted.length} `}refuted`]),
    ...(ineffectiveFixes.length === 0
      ? []
      : [`${ineffectiveFixes.length === all ? '' : `${ineffectiveFixes.length} `}ineffective fix`]),
  ];
  return figure(all) + (kinds.length === 0 ? '' : ` (${kinds.join(', ')})`);
}

/** `9 (read_file 6, search 3)`; the name of a tool is what a model called. */
export function toolCalls({ toolCalls: calls }: ReviewerMetrics): PhrasingContent[] {
  const all = Object.values(calls).reduce((sum, count) => sum + count, 0);
  const each = Object.entries(calls).map(([name, count]) => [codeSpan(name, 60), text(` ${figure(count)}`)]);
  return [text(figure(all)), ...inBrackets(each)];
}

/** Open findings that have a source of this reviewer, at the severity that they ended with. */
function totals({ reviewer }: ReviewerMetrics, { ledger: { findings } }: Report): string {
  const own = findings.filter((found) => isOpen(found) && found.raisedBy.includes(reviewer));
  const count = (severity: Severity) => own.filter((found) => found.severity === severity).length;
  return `${count('critical')}C ${count('important')}I ${count('suggestion')}S`;
}

function tokens({ usage }: ReviewerMetrics): string {
  return tokensInWords(usage);
}

const mostNames = 8;

/** `2 (F1, F4)`, `12 (F1, F2, … and 10 more)`. */
export function counting(names: readonly string[]): PhrasingContent[] {
  return [text(figure(names.length)), ...inBrackets(namesOf(names))];
}

function inBrackets(parts: readonly PhrasingContent[][]): PhrasingContent[] {
  return parts.length === 0 ? [] : [text(' ('), ...joined(upTo(parts, mostNames), text(', ')), text(')')];
}

/** Names of findings as text, paths and whatever else comes from outside as code. */
export function named(names: readonly string[]): PhrasingContent[] {
  return joined(upTo(namesOf(names), mostNames), text(', '));
}

function namesOf(names: readonly string[]): PhrasingContent[][] {
  return names.map((name) => [/^F\d+$/u.test(name) ? text(name) : codeSpan(name, 200)]);
}
