import { settleAll } from '../begin/begin.ts';
import { settleInputs } from '../config/settle.ts';
import { UserError } from '../lib/user-error.ts';
import { nothingRecalled } from '../rounds/recall.ts';
import type { PlanFile } from '../types/stages/stage-files.ts';
import type { ChangeFacts } from '../types.ts';
import { type Target, targetOf } from '../worlds/triggers/target.ts';
import type { World } from '../worlds/world.ts';
import type { Asked } from './ask.ts';

/**
 * What a job is to review of which another one has made the plan: the same change, by inputs and configuration file as this job
 * reads them.
 * @param plan null: there is none that holds, and the job can only say so
 * @param options.comment false: whatever happens, the comment is left as it is
 * @param options.lacking why there is no plan. Of an event that by itself asks for no review it is thrown: whoever writes a comment
 *   would else have a status changed
 * @throws {UserError} for what the user must act on
 */
export async function askPlanned(
  plan: PlanFile | null,
  world: World,
  { comment = true, lacking = null }: { readonly comment?: boolean; readonly lacking?: unknown } = {},
): Promise<Asked> {
  const inputs = settleInputs(world.inputs.read, world.inputs);
  const trigger = await world.trigger();
  if (plan === null && (trigger.kind === 'comment' || trigger.kind === 'merge-group')) throw lacking;
  const target = targetOf(trigger, inputs);
  if (plan !== null && !isOf(target, plan.facts))
    throw new UserError(
      'The plan of this run is for another change than this job was started for.',
      'Give all jobs of the workflow the same inputs.',
    );
  const facts: ChangeFacts = plan?.facts ?? (await world.source.readChange(target));
  const settled = await settleAll(facts, inputs, world);
  const isNamed = inputs.reviewers !== null || settled.file.reviewers !== null;
  return {
    ...{ ...settled, config: { ...settled.config, comment: settled.config.comment && comment } },
    ...{ problem: settled.problem ?? unnamed({ isNamed }) },
    ...{ facts, isNamed, mayRepeat: false, isFull: plan?.isFull === true, recalled: plan?.recalled ?? nothingRecalled },
  };
}

function isOf(target: Target, facts: PlanFile['facts']): boolean {
  if (target.kind === 'pull-request' && facts.kind === 'pull-request')
    return target.number === facts.number && facts.headSha.startsWith(target.headSha ?? '');
  if (target.kind !== 'range' || facts.kind !== 'range') return false;
  // Branches move between the jobs; what they are called does not.
  return target.headRef === facts.headRef && [target.baseRef, target.otherwise].includes(facts.baseRef);
}

/** Jobs have other keys each: who reviews must not follow from them. */
export function unnamed({ isNamed }: Pick<Asked, 'isNamed'>): UserError | null {
  if (isNamed) return null;
  return new UserError(
    'Nobody is named who reviews, and the jobs of this workflow have different keys.',
    'Name the reviewers in the input `reviewers` of all jobs, or in the configuration file.',
  );
}

/** The same world, for a job that asks no model or only one: whoever is named can be chosen, with a key or without. */
export function asIfWithKeys(world: World): World {
  const { vendors } = world.inputs;
  return {
    ...world,
    inputs: { ...world.inputs, withKey: new Set(vendors.map(({ name }) => name)), isElsewhere: true },
  };
}
