import { estimateReview } from '../begin/estimate.ts';
import type { StageInputs } from '../config/stage.ts';
import { counted } from '../render/counted.ts';
import type { PlanFile } from '../types/stages/stage-files.ts';
import { type Ended, hasEnded } from '../types.ts';
import type { World } from '../worlds/world.ts';
import { type AnnouncedRound, announceRound } from './announce-round.ts';
import { ask } from './ask.ts';
import { asIfWithKeys, unnamed } from './ask-planned.ts';
import { beginRound } from './begin-round.ts';
import { bindStage } from './handover/bind-stage.ts';
import { directoryOf } from './handover/read-plan.ts';
import { writeStageFile } from './handover/stage-folder.ts';
import { type Leg, legsFor } from './legs.ts';

/**
 * Says that the change is under review, and into how many jobs its size makes that review: `matrix` for them, and `handover`
 * for all that follow. Where there is nothing to review, everything ends here, and `handover` says how.
 * @throws {UserError} for what the user must act on
 */
export async function planStage({ maxLegs }: StageInputs, from: World): Promise<Ended> {
  const world = asIfWithKeys(from);
  const { clock, runner, log, seed } = world;
  const startedAt = clock.now();
  const ended = (how: Ended) => {
    runner.output('handover', `ended:${how.exitCode}`);
    return how;
  };
  const asked = await ask(world);
  if (hasEnded(asked)) return ended(asked);
  const { facts, isFull } = asked;
  const problem = asked.problem ?? unnamed(asked);
  const announced = await announceRound({ ...asked, problem }, world, { showsProgress: false });
  await using opened = await world.openRepo(facts);
  const begun = await beginRound(asked, opened, { announced, world, started: startedAt });
  if (hasEnded(begun)) return ended(begun);
  if (facts.kind === 'local-branch') throw new Error('a local branch in a workflow');
  const legs = legsFor(begun.reviewers, begun.printed.slices, maxLegs);
  const plan: PlanFile = {
    ...{ schemaVersion: 1, kind: 'plan', bound: bindStage(begun, world), startedAt, seed, facts, isFull },
    ...{ recalled: begun.recalled, stampedAt: await stampOver(announced, startedAt) },
  };
  runner.output('handover', writeStageFile(directoryOf(world), 'plan.json', plan));
  if (legs.length === 0) {
    log.line('No file differs: the matrix is empty, and the jobs after this one ask no reviewer.');
    return { outcome: 'incomplete', exitCode: 0 };
  }
  runner.output('matrix', JSON.stringify({ include: legs.map(entryOf) }));
  log.line(estimateReview(begun, asked.config, clock.now()).sentence);
  const [jobs, sessions] = [counted(legs.length, 'job'), counted(begun.printed.slices.length, 'session')];
  log.line(`The review is split over ${jobs}: ${sessions} a reviewer.`);
  return { outcome: 'incomplete', exitCode: 0 };
}

/** The time that the page of this run is stamped with: what stands there already is no newer run's, whatever its clock said. */
async function stampOver({ to: { comment } }: AnnouncedRound, startedAt: number): Promise<number> {
  const stood = await comment?.earlier().catch(() => null);
  return Math.max(startedAt, (stood?.startedAt ?? 0) + 1);
}

/** What the workflow can tell a job of the matrix by: above all, which key it needs. */
function entryOf({ leg, reviewer: { name, provider }, slices }: Leg) {
  const [first, last] = [slices[0]?.part ?? 1, slices.at(-1)?.part ?? 1];
  return { leg, reviewer: name, provider, parts: first === last ? `${first}` : `${first}-${last}` };
}
