import { minutesAndSeconds } from '../lib/duration.ts';
import type { RawReview, Report, SessionRecord, Trace } from '../types.ts';
import { openStandings, severities } from '../types.ts';

/*
 * Plain text for the job log. Names and words of others may stand in it: the log makes every line safe.
 */

/** A part of the job log that can be folded up. */
export interface LogGroup {
  readonly title: string;
  readonly lines: readonly string[];
}

/** What one reviewer did and submitted, for the log, when its session has ended. */
export function reviewLog(review: RawReview): LogGroup {
  const { reviewer, trace } = review;
  const lines = sessionLines(trace);
  if (review.outcome === 'failed')
    return { title: `${reviewer.name}: failed: ${review.reason}`, lines: [oneLine(review.detail), ...lines] };
  const { findings } = review.submission;
  const found = findings.map(
    ({ severity, path, startLine, title }, index) =>
      `F${index + 1} ${severity.padEnd(10)} ${oneLine(path)}:${startLine} ${oneLine(title)}`,
  );
  const delivered = review.delivery.filter(
    ({ changedLines, deliveredLines }) => deliveredLines === changedLines,
  ).length;
  return {
    title: `${reviewer.name}: ${findings.length} finding(s) in ${minutesAndSeconds(trace.durationMs)}`,
    lines: [...found, `${delivered} of ${review.delivery.length} changed files delivered in full`, ...lines],
  };
}

function sessionLines({ model, turns, retries, toolCalls, filesOpened, usage }: Trace): string[] {
  const calls = Object.entries(toolCalls).map(([name, count]) => `${name} ${count}`);
  const input = usage.input + usage.cacheWrite;
  return [
    `model ${model ?? 'unknown: no answer named it'}, ${turns} turn(s), ${retries} retried`,
    `tool calls: ${calls.join(', ') || 'none'}; files opened: ${filesOpened.length}`,
    `tokens: ${input} in, ${usage.cached} cached, ${usage.output} out`,
  ];
}

/** The end of the job log: one row for each session, and what came of it all. */
export function logTable(report: Report): string[] {
  const { reviews, sessions, ledger, gate, verdict } = report;
  const rows = [
    ['session', 'who', 'end', 'time', 'turns', 'tools', 'tokens in', 'cached', 'out'],
    ...reviews.map((review) => row('review', review.reviewer.name, endOf(review), review.trace)),
    ...sessions.map(({ purpose, reviewer, failure, trace }) =>
      row(purpose, reviewer.name, failure === null ? 'done' : `failed: ${failure.reason}`, trace),
    ),
  ];
  const open = ledger.findings.filter(({ standing }) => openStandings.includes(standing));
  const counts = severities.map(
    (severity) => `${open.filter((found) => found.severity === severity).length} ${severity}`,
  );
  return [
    ...aligned(rows),
    '',
    `${counts.join(', ')}; ${ledger.findings.length - open.length} finding(s) not open`,
    `${gate.outcome}: ${verdict}`,
    ...gate.reasons.map((reason) => `- ${oneLine(reason)}`),
  ];
}

function endOf(review: RawReview): string {
  if (review.outcome === 'failed') return `failed: ${review.reason}`;
  return `${review.submission.findings.length} finding(s)`;
}

function row(purpose: SessionRecord['purpose'] | 'review', name: string, end: string, trace: Trace): string[] {
  const { durationMs, turns, toolCalls, usage } = trace;
  const calls = Object.values(toolCalls).reduce((sum, count) => sum + count, 0);
  const numbers = [turns, calls, usage.input + usage.cacheWrite, usage.cached, usage.output].map(String);
  return [purpose, oneLine(name), end, minutesAndSeconds(durationMs), ...numbers];
}

/** The first three columns are words, the others are numbers. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0));
  const pad = (cell: string, column: number) =>
    column < 3 ? cell.padEnd(width(column)) : cell.padStart(width(column));
  return rows.map((cells) => cells.map(pad).join('  ').trimEnd());
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
