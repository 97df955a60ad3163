import type { Stage, StageInputs } from '../config/stage.ts';
import type { Ended } from '../types.ts';
import type { World } from '../worlds/world.ts';
import { consolidateStage } from './consolidate-stage.ts';
import { planStage } from './plan-stage.ts';
import { publishStage } from './publish-stage.ts';
import { reviewStage } from './review-stage.ts';

const byStage: Readonly<Record<Exclude<Stage, 'all'>, (settled: StageInputs, world: World) => Promise<Ended>>> = {
  plan: planStage,
  review: reviewStage,
  consolidate: consolidateStage,
  publish: publishStage,
};

/** One part of a review, as a job of its own: the same steps, of which files take the place of some. */
export function runStage(stage: Exclude<Stage, 'all'>, settled: StageInputs, world: World): Promise<Ended> {
  return byStage[stage](settled, world);
}
