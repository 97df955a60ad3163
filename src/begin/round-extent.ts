import type { FileConfig } from '../config/file.ts';
import type { Config } from '../config/settle.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { findByCode } from '../rules/find-by-code.ts';
import type { SmallFacts } from '../steps/small/small-change.ts';
import type { Dossier, Reviewer, SmallChange } from '../types.ts';
import { reviewersFor } from './begin.ts';

/** Who reviews a change, by which policy, and who verifies. */
export interface RoundExtent {
  /** Null: the change is reviewed as any other. */
  readonly small: SmallChange | null;
  /** Why it is no small change, in a sentence; null: it is one, or nobody asked. */
  readonly doubt: string | null;
  /** As it was agreed on, but for the quorum of a small change. */
  readonly config: Config;
  /** Each pass as a reviewer of its own. */
  readonly reviewers: readonly Reviewer[];
  /** Who reviews a small change where the one has not reviewed all of it, one after the other; nobody for every other. */
  readonly standIns: readonly Reviewer[];
  /** All that are configured, in the same way. */
  readonly verifiers: readonly Reviewer[];
}

/**
 * Where the configuration file asks for it and code shows the change to be small: the first reviewer alone, once, at low effort, and the next one where that
 * fails. Else everybody. Verifications are as they always are.
 */
export async function extentOf(
  dossier: Dossier,
  {
    config,
    file,
    ...facts
  }: {
    readonly config: Config;
    readonly file: FileConfig;
    readonly code: { readonly head: Snapshot; readonly base: Snapshot };
    readonly recalled: SmallFacts['recalled'];
    readonly isFull: boolean;
  },
): Promise<RoundExtent> {
  const reviewers = reviewersFor(dossier, config);
  const whole = { small: null, doubt: null, config, reviewers, standIns: [], verifiers: reviewers };
  const [first, ...others] = config.reviewers.map(asOne);
  if (config.smallChanges === null || first === undefined || reviewers.length === 0) return whole;
  const { recogniseSmall } = await import('../steps/small/small-change.ts');
  const found = await recogniseSmall(factsOf(dossier, { config, file, under: config.smallChanges, ...facts }));
  if ('no' in found) return { ...whole, doubt: `This is no small change, and takes a full review: ${found.no}.` };
  const policy = { ...config.policy, minReviewers: 1 };
  return { ...whole, small: found.small, config: { ...config, policy }, reviewers: [first], standIns: others };
}

/** Once, at low effort. Of a model that nobody asks for an effort, nobody knows whether it takes one. */
function asOne(reviewer: Reviewer): Reviewer {
  return { ...reviewer, effort: reviewer.effort === null ? null : 'low', passes: 1 };
}

function factsOf(
  { change, changes, guidelines }: Dossier,
  {
    config: { configFile },
    file,
    code: { head, base },
    ...given
  }: Pick<SmallFacts, 'under' | 'recalled' | 'isFull'> & {
    readonly config: Config;
    readonly file: FileConfig;
    readonly code: { readonly head: Snapshot; readonly base: Snapshot };
  },
): SmallFacts {
  return {
    ...given,
    ...{ changes, guidelines, head, base, asked: file, isCrossed: change.isCrossed === true },
    findByCode: () => findByCode({ changes, head, base, configFile }),
  };
}
