import type { Turn } from '../agent/provider.ts';
import { minutesAndSeconds } from '../lib/duration.ts';
import type { Log } from '../lib/log.ts';
import type { PlannedSession } from '../steps/verify/plan.ts';
import type { RawReview, Reviewer, Ruling, SessionRecord } from '../types.ts';

/** What is told of a run while it goes on. */
export interface Narrator {
  reviewerTurn(reviewer: Reviewer, turn: Turn, turns: number, filesOpened: number): void;
  reviewerEnd(review: RawReview): void;
  verificationStart(session: PlannedSession): void;
  verificationTurn(verifier: Reviewer, turn: Turn, turns: number): void;
  verificationEnd(session: SessionRecord, rulings: readonly Ruling[]): void;
}

/** Tells the job log: a line for every turn, a group for every review that ended. */
export function narrateTo(log: Pick<Log, 'line' | 'group'>): Narrator {
  const calls = (turn: Turn) => turn.calls.map(({ name }) => name).join(', ') || turn.stop;
  return {
    reviewerTurn: ({ name }, turn, turns) => log.line(`${name}: turn ${turns}: ${calls(turn)}`),
    reviewerEnd(review) {
      const { title, lines } = reviewerGroup(review);
      log.group(title, lines);
    },
    verificationStart: ({ verifier, claims }) =>
      log.line(`${verifier.name}: verifies ${claims.map(({ id }) => id).join(', ')}`),
    verificationTurn: ({ name }, turn, turns) => log.line(`${name}: verification turn ${turns}: ${calls(turn)}`),
    verificationEnd({ reviewer, failure }, rulings) {
      if (failure !== null) log.line(`${reviewer.name}: verification failed: ${failure.reason}: ${failure.detail}`);
      for (const { about, verdict, withdrawn } of rulings)
        log.line(
          `${reviewer.name}: ${about} ${verdict}${withdrawn === null ? '' : ` (said ${withdrawn}, without a quotation that is there)`}`,
        );
    },
  };
}

/** Tells all of them, in their order. */
export function tellAll(narrators: readonly Narrator[]): Narrator {
  const each = (tell: (narrator: Narrator) => void) => void narrators.forEach(tell);
  return {
    reviewerTurn: (...told) => each((narrator) => narrator.reviewerTurn(...told)),
    reviewerEnd: (...told) => each((narrator) => narrator.reviewerEnd(...told)),
    verificationStart: (...told) => each((narrator) => narrator.verificationStart(...told)),
    verificationTurn: (...told) => each((narrator) => narrator.verificationTurn(...told)),
    verificationEnd: (...told) => each((narrator) => narrator.verificationEnd(...told)),
  };
}

/** What one reviewer did, for the log. */
function reviewerGroup(review: RawReview): { readonly title: string; readonly lines: readonly string[] } {
  const { reviewer, trace } = review;
  const tools = Object.entries(trace.toolCalls).map(([name, count]) => `${name} ${count}`);
  const did = [
    `model ${trace.model ?? reviewer.model}, effort ${reviewer.effort}`,
    `${trace.turns} turn(s), ${trace.retries} repeated, ${trace.filesOpened.length} file(s) opened`,
    `tools: ${tools.join(', ') || 'none'}`,
    `tokens: ${trace.usage.input + trace.usage.cacheWrite} in, ${trace.usage.cached} cached, ${trace.usage.output} out`,
  ];
  const after = `after ${minutesAndSeconds(trace.durationMs)}`;
  if (review.outcome === 'failed')
    return { title: `${reviewer.name}: failed: ${review.reason} ${after}`, lines: [review.detail, ...did] };
  const { findings } = review.submission;
  const raised = findings.map(({ severity, title, path, startLine }) => `${severity}: ${title} (${path}:${startLine})`);
  return { title: `${reviewer.name}: submitted ${findings.length} finding(s) ${after}`, lines: [...raised, ...did] };
}
