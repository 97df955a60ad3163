import type { StageInputs } from '../../config/stage.ts';
import { UserError } from '../../lib/user-error.ts';
import { PlanFile } from '../../types/stages/stage-files.ts';
import type { World } from '../../worlds/world.ts';
import type { BegunRound } from '../begin-round.ts';
import { bindStage, foreignTo } from './bind-stage.ts';
import { readStageFile } from './stage-folder.ts';

const again =
  'Look at the log of the job that plans. Where that has done its part, let this job need it and have its artifact in the folder. Then re-run all jobs.';

/** What the job that plans wrote. @throws {UserError} where that is not there as it wrote it */
export function readPlan({ outputs }: StageInputs, world: World): PlanFile {
  const digest = outputs.get('plan');
  const read = readStageFile(directoryOf(world), { name: 'plan.json', digest, schema: PlanFile });
  if ('problem' in read) throw new UserError(`The plan of this run does not hold: ${read.problem}.`, again);
  return read.content;
}

/** The folder of files that jobs hand to each other. */
export function directoryOf({ handover }: Pick<World, 'handover'>): string {
  if (handover !== null) return handover.directory;
  throw new UserError('`stage` is for jobs of a workflow, and this is none.', 'Leave it out.');
}

/** Holds the plan to what this very job makes of the change. @throws {UserError} where they differ */
export function requirePlanned(plan: PlanFile, begun: BegunRound, world: World): void {
  const foreign = foreignTo(bindStage(begun, world), plan.bound);
  if (foreign === null) return;
  throw new UserError(
    `The plan of this run does not hold: ${foreign}.`,
    'Give all jobs of the workflow the same inputs, and re-run all of them, not only those that failed.',
  );
}
