import { estimateReview } from '../begin/estimate.ts';
import { requireQuorum } from '../begin/require-quorum.ts';
import { findByCode } from '../rules/find-by-code.ts';
import { type Examined, examine } from '../steps/examine.ts';
import { tools } from '../tools/index.ts';
import type { CodeFinding } from '../types.ts';
import type { World } from '../worlds/world.ts';
import type { BegunRound } from './begin-round.ts';

export interface ReviewedRound {
  readonly examined: Examined;
  readonly codeFindings: readonly CodeFinding[];
  /** Why a file that was asked for in another job has not come; left out, or null: none was missing. */
  readonly lack?: string | null;
}

/**
 * Asks the models: reviews, and as each of them ends what it found is grounded, joined and put to verifiers.
 * @throws {UserError} where models are missing, and the others are too few to count
 */
export async function reviewRound(
  { dossier, repo, sessions, reviewers, standIns, verifiers, config, printed, code }: BegunRound,
  { redact, events, log, clock }: World,
): Promise<ReviewedRound> {
  await requireQuorum([...reviewers, ...standIns], config.policy, sessions.barred);
  if (reviewers.length > 0) log.line(estimateReview({ dossier, printed, reviewers }, config, clock.now()).sentence);
  const examining = examine(
    { dossier, repo, tools, options: sessions },
    { reviewers, standIns, verifiers, policy: config.policy, printed, code, redact, tell: events.tell },
  );
  // While models have the change, for nothing that they say has a part in it; one of several slices needs the memory.
  const find = () => findByCode({ ...code, configFile: config.configFile });
  const early = printed.slices.length > 1 ? null : find();
  early?.catch(() => undefined);
  const examined = await examining;
  return { examined, codeFindings: await (early ?? find()) };
}
