import type { Config } from '../config/settle.ts';
import { jobLog } from '../events/job-log.ts';
import { progressComment } from '../events/progress-comment.ts';
import { type ChangeFacts, passesOf } from '../types.ts';
import type { World } from '../worlds/world.ts';
import { headStatus } from './head-status.ts';
import type { Sending } from './publish.ts';
import { statusContext } from './status-context.ts';

/**
 * Says that the change is under review, in log, status and comment, and lets them hear what happens from now on. What
 * announces a report takes that back when the run is abandoned.
 * @throws {UserError} when a status is demanded and the token may not set it
 */
export async function announce(
  facts: ChangeFacts,
  config: Config,
  world: World,
): Promise<Pick<Sending, 'to' | 'status' | 'endProgress'>> {
  const { events, log, redact, clock, runUrl } = world;
  const { name } = config;
  const reviewers = config.reviewers.flatMap(passesOf);
  const context = config.status === 'false' ? name : await statusContext(facts, config, world);
  const to = world.destinations({ change: facts, name, context });
  const set = config.status === 'false' ? null : to.status;
  const status = headStatus({ set, isDemanded: config.status === 'true', name: context, runUrl, log, redact });
  const comment = config.comment ? to.comment : null;
  const progress = progressComment({ comment, name, reviewers, runUrl, log, redact, clock });
  events.listen(jobLog(log));
  events.listen(progress.listen);
  events.listen((event) => (event.kind === 'abandoned' ? status.abandon(event.what) : undefined));
  await status.pending();
  events.tell({ kind: 'change', change: facts });
  return { to, status, endProgress: progress.stop };
}
