import { type SettledAll, settleAll } from '../begin/begin.ts';
import type { Heard } from '../commands/hear.ts';
import { requireKeys } from '../config/require-keys.ts';
import { type Inputs, settleInputs, settleStatus } from '../config/settle.ts';
import { announceWaiting } from '../publish/announce.ts';
import { holdRetargeted } from '../publish/hold-retargeted.ts';
import type { Recalled } from '../rounds/recall.ts';
import type { ChangeFacts, Ended } from '../types.ts';
import type { CommentTrigger } from '../worlds/triggers/comment.ts';
import { keylessOf } from '../worlds/triggers/keyless.ts';
import { asksForReview, type Target, targetOf } from '../worlds/triggers/target.ts';
import { waitingFor } from '../worlds/waiting.ts';
import type { Destinations, World } from '../worlds/world.ts';
import { programWords } from './program-words.ts';

/** What is to be reviewed, and how. */
export interface Asked extends SettledAll {
  readonly facts: ChangeFacts;
  /** What earlier rounds left, where that is known already; null: it is still to be recalled. */
  readonly recalled: Recalled | null;
  /** Our comment, where the run has looked for it already. */
  readonly comment?: Destinations['comment'];
  /** Whether somebody named the reviewers; else they follow from the keys of this job. */
  readonly isNamed: boolean;
  /** Whether a person asked for all of the change. */
  readonly isFull: boolean;
  /** Whether an outcome may be repeated: whoever asks for a review gets one. */
  readonly mayRepeat: boolean;
}

/**
 * From what started a run to what it is to review: trigger, inputs, change, configuration file.
 * @returns how the run ended, where there is nothing to review
 * @throws {UserError} for what the user must act on
 */
export async function ask(world: World): Promise<Asked | Ended> {
  const trigger = await world.trigger();
  await holdRetargeted(trigger, settleStatus(world.inputs.read), world);
  if (trigger.kind === 'merge-group') return (await import('../queue/run-queue.ts')).runQueue(trigger, world);
  if (trigger.kind !== 'other' && trigger.kind !== 'comment')
    requireKeys(world.inputs, { keyless: keylessOf(trigger) });
  const inputs = settleInputs(world.inputs.read, world.inputs);
  const heard = trigger.kind === 'comment' ? await hearComment(trigger, inputs, world) : null;
  if (heard !== null && heard.ended !== null) return heard.ended;
  const target = targetOf(trigger, inputs);
  if (heard === null && !seemsToWait(target, inputs)) world.expect?.(target);
  const facts = heard?.facts ?? (await world.source.readChange(target));
  // Whoever asks for a review gets one.
  const waiting = heard === null ? waitingFor(facts, target, inputs) : null;
  if (waiting !== null)
    return { outcome: 'incomplete', exitCode: (await announceWaiting(waiting, facts, inputs, world)) ? 0 : 1 };
  const settled = heard?.settled ?? (await settleAll(facts, inputs, world));
  return {
    ...{ ...settled, facts, mayRepeat: !asksForReview(trigger) },
    isNamed: inputs.reviewers !== null || settled.file.reviewers !== null,
    ...{ recalled: heard?.recalled ?? null, comment: heard?.comment ?? null },
    isFull: heard?.isFull === true,
  };
}

/** Loaded for a comment alone. */
async function hearComment(comment: CommentTrigger, inputs: Inputs, world: World): Promise<Heard> {
  const { hear } = await import('../commands/hear.ts');
  return hear(comment, { inputs, program: programWords() }, world);
}

/** As far as the event tells. */
function seemsToWait(target: Target, inputs: Inputs): boolean {
  if (target.kind !== 'pull-request' || target.seen === null) return false;
  return waitingFor({ kind: 'pull-request', ...target.seen }, target, inputs) !== null;
}
