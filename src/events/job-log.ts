import { smallSentence, withEffort } from '../lib/change/small-sentence.ts';
import { minutesAndSeconds } from '../lib/duration.ts';
import type { Log } from '../lib/log.ts';
import { tokensInWords } from '../render/counted.ts';
import {
  type ChangeFacts,
  failuresOf,
  type RawReview,
  type ReviewFailure,
  type SessionRecord,
  toldFailure,
  whatHappened,
} from '../types.ts';
import type { Event, Listener, TurnFacts } from './event.ts';

const longestTrace = 2_000;

/**
 * Tells the job log: a line for every turn, a group for every review that ended, and a warning for one that failed.
 * @param options.isTraced whether what stood in each turn is told as well: for whoever looks for a fault
 */
export function jobLog(log: Log, { isTraced = false }: { readonly isTraced?: boolean } = {}): Listener {
  return (event) => {
    if (event.kind === 'review-end') {
      const { title, lines } = reviewGroup(event.review);
      log.group(title, lines);
      for (const failure of failuresOf(event.review)) log.warning(warningOf(event.review, failure));
    } else for (const line of linesOf(event)) log.line(line);
    if (
      isTraced &&
      (event.kind === 'review-turn' || event.kind === 'verification-turn' || event.kind === 'recheck-turn')
    )
      for (const line of traceOf(event)) log.line(line);
  };
}

/** What a model said and called, each in a line that is cut; the runner folds nothing of it away. */
function traceOf({ calls, detail }: TurnFacts): readonly string[] {
  if (detail === undefined) return [];
  const { text, inputs, usage } = detail;
  const cut = (line: string) => (line.length > longestTrace ? `${line.slice(0, longestTrace)}…` : line);
  return [
    `  tokens: ${tokensInWords(usage)}`,
    ...(text === '' ? [] : [`  said: ${JSON.stringify(cut(text))}`]),
    ...calls.map((name, at) => `  ${name} ${cut(JSON.stringify(inputs[at] ?? null))}`),
  ];
}

function linesOf(event: Event): readonly string[] {
  switch (event.kind) {
    case 'change':
      return [changeLine(event.change)];
    case 'small':
      return [smallSentence(event.small, event.reviewers)];
    case 'stand-in':
      return [
        `${event.before.name} has not reviewed all of this small change: ${withEffort(event.reviewer)} stands in.`,
      ];
    case 'review-turn':
      return [`${event.reviewer.name}: turn ${event.turns}: ${did(event)}`];
    case 'verification-start':
      return [`${event.verifier.name}: verifies ${event.claims.join(', ')}`];
    case 'verification-turn':
      return [`${event.verifier.name}: verification turn ${event.turns}: ${did(event)}`];
    case 'verification-end':
      return verificationLines(event);
    case 'recheck-start':
      return [`${event.reviewer.name}: looks again at ${event.findings.join(', ')}`];
    case 'recheck-turn':
      return [`${event.reviewer.name}: re-check turn ${event.turns}: ${did(event)}`];
    case 'recheck-end':
      return recheckLines(event);
    default:
      return [];
  }
}

/** Which change it is, at which head. */
export function changeLine(change: ChangeFacts): string {
  const name = change.kind === 'pull-request' ? `Pull request #${change.number}` : change.headRef;
  return `${name} at ${change.headSha}, base ${change.baseRef}`;
}

function did({ calls, stop }: TurnFacts): string {
  return calls.join(', ') || stop;
}

function verificationLines({ session, rulings }: Extract<Event, { kind: 'verification-end' }>): readonly string[] {
  const { name } = session.reviewer;
  return [
    ...failedLine('verification', session),
    ...rulings.map(
      ({ about, verdict, withdrawn }) =>
        `${name}: ${about} ${verdict}${withdrawn === null ? '' : ` (said ${withdrawn}, without a quotation that is there)`}`,
    ),
  ];
}

function recheckLines({ session, answers }: Extract<Event, { kind: 'recheck-end' }>): readonly string[] {
  const { name } = session.reviewer;
  return [
    ...failedLine('re-check', session),
    ...answers.map(
      ({ finding, now, withdrawn }) =>
        `${name}: ${finding} ${now}${withdrawn ? ' (said more, without a quotation that shows it)' : ''}`,
    ),
  ];
}

function failedLine(what: string, { reviewer, failure }: SessionRecord): readonly string[] {
  return failure === null ? [] : [`${reviewer.name}: ${what} failed: ${toldFailure(failure)}`];
}

function warningOf({ reviewer }: RawReview, { failure, where }: ReviewFailure): string {
  const failed = where === null ? 'failed' : `failed in ${where}`;
  return `Reviewer ${reviewer.name} ${failed} (${toldFailure(failure)}). ${failure.remedy}`;
}

/** What one reviewer did. */
function reviewGroup(review: RawReview): { readonly title: string; readonly lines: readonly string[] } {
  const { reviewer, trace } = review;
  const tools = Object.entries(trace.toolCalls).map(([name, count]) => `${name} ${count}`);
  const work = [
    `model ${trace.model ?? reviewer.model}${reviewer.effort === null ? '' : `, effort ${reviewer.effort}`}`,
    `${trace.turns} turn(s), ${trace.retries} repeated, ${trace.filesOpened.length} file(s) opened`,
    `tools: ${tools.join(', ') || 'none'}`,
    `tokens: ${tokensInWords(trace.usage)}`,
  ];
  const after = `after ${minutesAndSeconds(trace.durationMs)}`;
  if (review.outcome === 'failed')
    return {
      title: `${reviewer.name}: failed: ${review.reason} ${after}`,
      lines: [whatHappened(review), `what to do: ${review.remedy}`, ...work],
    };
  const { findings, unreadable } = review.submission;
  const raised = findings.map(
    ({ severity, title, path, startLine }) =>
      `${severity}: ${title} (${path}${startLine === null ? '' : `:${startLine}`})`,
  );
  const lost = unreadable.map(({ problem }) => `could not be read: ${problem}`);
  return {
    title: `${reviewer.name}: submitted ${findings.length} finding(s) ${after}`,
    lines: [...raised, ...lost, ...work],
  };
}
