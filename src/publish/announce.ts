import type { Config, Inputs } from '../config/settle.ts';
import { longestEndMs } from '../events/event.ts';
import { heartbeat } from '../events/heartbeat.ts';
import { changeLine, jobLog } from '../events/job-log.ts';
import { progressComment } from '../events/progress-comment.ts';
import type { DecidedStatus } from '../github/access.ts';
import { keptOf } from '../render/pages/last-report.ts';
import { renderWaitingPage } from '../render/pages/waiting-page.ts';
import { type ChangeFacts, passesOf } from '../types.ts';
import type { Destinations, World } from '../worlds/world.ts';
import { carries, type HeadStatus, headStatus } from './head-status.ts';
import { recallRounds } from './keep-rounds.ts';
import { destinationsOf } from './memory/destinations-of.ts';
import { waitsForSiblings } from './others/siblings.ts';
import { reviewersLine } from './reviewers-line.ts';
import type { Sending } from './sending.ts';
import { statusContext } from './status-context.ts';

/** What was announced: where a report goes, and the status that waits for it. */
export interface Announced extends Pick<Sending, 'to' | 'endProgress' | 'waitsFor'> {
  readonly status: Pick<HeadStatus, 'conclude' | 'last'>;
}

/** The same of a review. */
export interface AnnouncedReview extends Announced {
  readonly to: Announced['to'] & Pick<Destinations, 'hadStatus'>;
  /** Tells that it begins: from then on the comment shows how far it is. Told once, however often it is called. */
  readonly begin: () => void;
}

/**
 * Says in log and status that the change is under way, and lets log, status and comment hear what happens from now on. What
 * announces a report takes that back when the run is abandoned. The comment is left as it is until the review begins: a run
 * that turns out to have nothing to do, and is cancelled, leaves nothing there.
 * @param known our comment, where the run has looked for it already: a second look may fail, and would make a second comment
 * @param how.isContinued whether an earlier job of the same run may have announced it
 * @param how.began as `World.destinations` has it
 * @throws {UserError} when a status is demanded and the token may not set it
 */
export async function announce(
  facts: ChangeFacts,
  config: Config,
  world: World,
  known: Destinations['comment'] = null,
  { isContinued = false, began }: { readonly isContinued?: boolean; readonly began?: number | undefined } = {},
): Promise<AnnouncedReview> {
  const { events, log, redact, clock, runUrl } = world;
  const { name } = config;
  const reviewers = config.reviewers.flatMap(passesOf);
  const waitsFor = waitsForSiblings(facts, config, world);
  const { to, status, context } = await openStatus(facts, config, world, { waitsFor, known, began });
  const comment = config.comment ? to.comment : null;
  const progress = progressComment({
    ...{ comment, name, reviewers, runUrl, status: context, began },
    log,
    redact,
    clock,
  });
  events.listen(jobLog(log, { isTraced: world.isDebug }));
  events.listen(heartbeat({ log, clock, reviewers }));
  let hasBegun = false;
  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    events.tell({ kind: 'change', change: facts, reviewers });
  };
  events.listen((event) => {
    if (event.kind !== 'abandoned') return;
    // Whoever looks at the comment finds there why the run failed; after one that was cancelled nothing begins any more.
    if (event.isCancelled) hasBegun = true;
    else begin();
  });
  events.listen(progress.listen);
  events.listen((event) => {
    if (event.kind !== 'abandoned') return undefined;
    return status.abandon(event.what, clock.deadline(event.isCancelled ? longestEndMs.cancelled : longestEndMs.failed));
  });
  log.line(reviewersLine(config.reviewers, world.inputs));
  await status.pending('The review is running.', { isContinued });
  return { to, status, begin, endProgress: progress.stop, waitsFor };
}

/**
 * Says in log and status that something is decided anew, where nothing is reviewed: the comment shows no progress. The
 * status is taken back when the run is abandoned.
 * @throws {UserError} when a status is demanded and the token may not set it
 */
export async function announceDecision(
  what: keyof typeof carries,
  facts: ChangeFacts,
  config: Config,
  world: World,
): Promise<Announced> {
  const { events, log, clock } = world;
  const waitsFor = waitsForSiblings(facts, config, world);
  const { to, status } = await openStatus(facts, config, world, { waitsFor });
  events.listen((event) => {
    if (event.kind !== 'abandoned') return undefined;
    return status.abandon(event.what, clock.deadline(event.isCancelled ? longestEndMs.cancelled : longestEndMs.failed));
  });
  log.line(changeLine(facts));
  await status.pending(carries[what]);
  return { to, status, endProgress: async () => undefined, waitsFor };
}

async function openStatus(
  facts: ChangeFacts,
  config: Config | Inputs,
  world: World,
  {
    waitsFor = null,
    known = null,
    began,
  }: {
    readonly waitsFor?: Sending['waitsFor'] | null;
    readonly known?: Destinations['comment'];
    readonly began?: number | undefined;
  } = {},
) {
  const { log, redact, runUrl } = world;
  const isWanted = config.status !== 'false';
  const name = isWanted ? await statusContext(facts, config, world) : config.name;
  const made = destinationsOf(world, { change: facts, name: config.name, context: name, began });
  const to = known === null ? made : { ...made, comment: known };
  const set = isWanted ? to.status : null;
  const status = headStatus({
    set,
    last: to.lastStatus,
    isDemanded: config.status === 'true',
    name,
    runUrl,
    log,
    redact,
    waitsFor,
  });
  return { to, status, context: set === null ? null : name };
}

/**
 * Says why a change is not reviewed yet, in log, status and job summary. What the comment holds stays, unless a killed run
 * left it as running; and what was decided of this very head stays in its status.
 * @returns whether the job passes: where the status keeps the gate shut, or where it says that the head has passed
 * @throws {UserError} when a status is demanded and the token may not set it
 */
export async function announceWaiting(why: string, facts: ChangeFacts, config: Inputs, world: World): Promise<boolean> {
  const { runner, log, clock } = world;
  const { to, status, context } = await openStatus(facts, config, world);
  // Of a status that may be red, and is not shown, the job says nothing green.
  const last = context === null ? null : await lastOn(to, clock).catch(() => 'unknown' as const);
  const stands = last === null || last === 'unknown' ? null : await standing(last, facts, { config, to, world });
  const isPending = stands === null && (await status.pending(`Waiting: ${why}`));
  log.line(changeLine(facts));
  log.line(`Waiting: ${why}`);
  runner.output('outcome', 'incomplete');
  runner.output('verdict', 'No verdict');
  runner.output('reason', `Waiting: ${why}`);
  const passes = stands === null ? isPending && last !== 'unknown' : stands === 'success';
  await runner.summary(renderWaitingPage({ why, isPending, stands, passes }));
  await healLeft(why, facts, { config, to, world });
  return passes;
}

/** Most that is waited for what stands on the head, in milliseconds. */
const longestLook = 10_000;

async function lastOn({ lastStatus }: Pick<Destinations, 'lastStatus'>, clock: World['clock']) {
  return (await lastStatus?.(clock.deadline(longestLook))) ?? null;
}

/** Another pull request may have the same head: a success has to be this one's own, as its memory tells. */
async function standing(
  { state, run }: DecidedStatus,
  facts: ChangeFacts,
  { config, to, world }: { readonly config: Inputs; readonly to: Sending['to']; readonly world: World },
): Promise<DecidedStatus['state'] | null> {
  if (state === 'failure') return state;
  const { memory, isItsPage } = await recallRounds(facts, config, { to: { ...to, hadStatus: null }, world });
  if (memory === null || isItsPage !== true) return null;
  const { headSha, baseRef } = memory.bound;
  const isItsOwn = headSha === facts.headSha && baseRef === facts.baseRef && run === memory.run.split('-')[0];
  return isItsOwn ? state : null;
}

/** What a killed run left as running would stand there until the change is reviewed. */
async function healLeft(
  why: string,
  facts: ChangeFacts,
  { config, to, world }: { readonly config: Inputs; readonly to: Sending['to']; readonly world: World },
): Promise<void> {
  const comment = config.comment ? to.comment : null;
  const left = await comment?.earlier().catch(() => null);
  if (!left || !keptOf(left.body, config).isRunning) return;
  const progress = progressComment({ ...world, comment, name: config.name, reviewers: [], status: null });
  void progress.listen({ kind: 'change', change: facts });
  const remedy = 'The review begins by itself once the pull request need not wait.';
  await progress.listen({ kind: 'abandoned', what: `Waiting: ${why}`, remedy, isCancelled: false });
}
