import type { Turn } from './agent/provider.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import type { Log } from './lib/log.ts';
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

/** Tells the job log: a line for every turn, and for the end of every session. */
export function narrateTo(log: Pick<Log, 'line'>): Narrator {
  const calls = (turn: Turn) => turn.calls.map(({ name }) => name).join(', ') || turn.stop;
  return {
    reviewerTurn: ({ name }, turn, turns) => log.line(`${name}: turn ${turns}: ${calls(turn)}`),
    reviewerEnd(review) {
      const end =
        review.outcome === 'completed'
          ? `submitted ${review.submission.findings.length} finding(s)`
          : `failed: ${review.reason}: ${review.detail}`;
      log.line(`${review.reviewer.name}: ${end} after ${minutesAndSeconds(review.trace.durationMs)}`);
    },
    verificationStart: ({ verifier, claims }) => log.line(`${verifier.name}: verifies ${claims.length} claim(s)`),
    verificationTurn: ({ name }, turn, turns) => log.line(`${name}: verification turn ${turns}: ${calls(turn)}`),
    verificationEnd({ reviewer, failure }, rulings) {
      if (failure !== null) log.line(`${reviewer.name}: verification failed: ${failure.reason}: ${failure.detail}`);
      for (const { about, verdict } of rulings) log.line(`${reviewer.name}: ${about} ${verdict}`);
    },
  };
}
