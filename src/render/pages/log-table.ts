import { minutesAndSeconds } from '../../lib/duration.ts';
import {
  allInput,
  failuresOf,
  isOpen,
  isUnsettled,
  type RawReview,
  type Report,
  type SessionRecord,
  severities,
  type Trace,
  uncachedInput,
  writtenInput,
} from '../../types.ts';
import { share } from '../counted.ts';
import { amount, costSentences } from '../texts/costs.ts';

/*
 * Plain text for the job log. Names and words of others may stand in it: the log makes every line safe.
 */

/** The end of the job log: one row for each session, and what came of it all. */
export function logTable(report: Report): string[] {
  const { reviews, sessions, ledger, gate, verdict } = report;
  const rows = [
    ['session', 'who', 'end', 'time', 'turns', 'tools', 'tokens in', 'written', 'cached', 'share', 'out', 'cost'],
    ...reviews.map((review) => row('review', review.reviewer.name, endOf(review), review.trace)),
    ...sessions.map(({ purpose, reviewer, failure, trace }) =>
      row(purpose, reviewer.name, failure === null ? 'done' : `failed: ${failure.reason}`, trace),
    ),
  ];
  const open = ledger.findings.filter(isOpen);
  const counts = severities.map(
    (severity) => `${open.filter((found) => found.severity === severity).length} ${severity}`,
  );
  return [
    ...aligned(rows),
    '',
    oneLine(costSentences(report)),
    `open: ${counts.join(', ')}; ${open.filter(isUnsettled).length} of them unproven; ${ledger.findings.length - open.length} that do not count`,
    `${gate.outcome}: ${verdict}`,
    ...gate.reasons.map((reason) => `- ${oneLine(reason)}`),
  ];
}

function endOf(review: RawReview): string {
  if (review.outcome === 'failed') return `failed: ${review.reason}`;
  const failures = failuresOf(review).map(({ failure, where }) => `, ${failure.reason} in ${where}`);
  return `${review.submission.findings.length} finding(s)${failures.join('')}`;
}

function row(purpose: SessionRecord['purpose'] | 'review', name: string, end: string, trace: Trace): string[] {
  const { durationMs, turns, toolCalls, usage } = trace;
  const calls = Object.values(toolCalls).reduce((sum, count) => sum + count, 0);
  const tokens = [
    uncachedInput(usage),
    writtenInput(usage),
    usage.cached,
    share(usage.cached, allInput(usage)),
    usage.output,
  ];
  return [
    purpose,
    oneLine(name),
    end,
    minutesAndSeconds(durationMs),
    ...[turns, calls, ...tokens].map(String),
    amount(trace.costUsd),
  ];
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
