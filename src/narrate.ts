import type { Turn } from './agent/provider.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import type { Log } from './lib/log.ts';
import type { Progress } from './progress.ts';
import type { PlannedSession } from './steps/plan-verification.ts';
import type { RawReview, Reviewer, Ruling, SessionRecord } from './types.ts';

/** What is told of a run while it goes on. */
export interface Narrator {
  reviewerTurn(reviewer: Reviewer, turn: Turn, turns: number, filesOpened: number): void;
  reviewerEnd(review: RawReview): void;
  verificationStart(session: PlannedSession): void;
  verificationTurn(verifier: Reviewer, turn: Turn, turns: number): void;
  verificationEnd(session: SessionRecord, rulings: readonly Ruling[]): void;
}

/** Tells the job log (a line for every turn, a group for every review that ended) and the progress in the comment. */
export function narrateTo(
  log: Pick<Log, 'line' | 'group'>,
  progress: Pick<Progress, 'reviewerTurn' | 'reviewerEnd' | 'verification'>,
): Narrator {
  const calls = (turn: Turn) => turn.calls.map(({ name }) => name).join(', ') || turn.stop;
  let claims = 0;
  let settled = 0;
  return {
    reviewerTurn({ name }, turn, turns, filesOpened) {
      log.line(`${name}: turn ${turns}: ${calls(turn)}`);
      progress.reviewerTurn(name, { turns, filesOpened });
    },
    reviewerEnd(review) {
      const { title, lines } = reviewerGroup(review);
      log.group(title, lines);
      progress.reviewerEnd(review);
    },
    verificationStart({ verifier, claims: given }) {
      claims += given.length;
      log.line(`${verifier.name}: verifies ${given.map(({ id }) => id).join(', ')}`);
      progress.verification({ claims, settled });
    },
    verificationTurn: ({ name }, turn, turns) => log.line(`${name}: verification turn ${turns}: ${calls(turn)}`),
    verificationEnd({ reviewer, failure }, rulings) {
      settled += rulings.length;
      if (failure !== null) log.line(`${reviewer.name}: verification failed: ${failure.reason}: ${failure.detail}`);
      for (const { about, verdict, withdrawn } of rulings)
        log.line(`${reviewer.name}: ${about} ${verdict}${withdrawn === null ? '' : ` (said ${withdrawn}, without a quotation that is there)`}`);
      progress.verification({ claims, settled });
    },
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
