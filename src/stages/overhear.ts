import { heartbeat } from '../events/heartbeat.ts';
import { jobLog } from '../events/job-log.ts';
import { destinationsOf } from '../publish/memory/destinations-of.ts';
import { startPreflight } from '../steps/sessions/preflight.ts';
import type { PlanFile } from '../types/stages/stage-files.ts';
import { passesOf } from '../types.ts';
import type { World } from '../worlds/world.ts';
import type { AnnouncedRound } from './announce-round.ts';
import type { Asked } from './ask.ts';

/**
 * Lets the log hear what happens in a job that may write nothing to GitHub: what it leaves are files for later jobs, and the
 * status that an earlier job set stays as it is.
 */
export function overhear({ facts, config, told }: Asked, { recalled }: PlanFile, world: World): AnnouncedRound {
  const { events, log, clock } = world;
  const reviewers = config.reviewers.flatMap(passesOf);
  events.listen(jobLog(log, { isTraced: world.isDebug }));
  events.listen(heartbeat({ log, clock, reviewers }));
  for (const sentence of told) log.line(sentence);
  return {
    to: destinationsOf(world, { change: facts, name: config.name, context: config.name }),
    status: { conclude: async () => undefined, last: async () => null },
    begin: () => events.tell({ kind: 'change', change: facts, reviewers }),
    endProgress: async () => undefined,
    waitsFor: async () => null,
    recalling: Promise.resolve(recalled),
    preflight: startPreflight(config.reviewers, world),
  };
}
