import { isDeepStrictEqual } from 'node:util';
import { requireKeys } from '../config/require-keys.ts';
import type { StageInputs } from '../config/stage.ts';
import { mapStrings } from '../lib/redact.ts';
import { UserError } from '../lib/user-error.ts';
import { deskFor } from '../steps/examine.ts';
import type { HeldSlice } from '../steps/review/hold-slice.ts';
import { holdSlices, reviewOf } from '../steps/review/review.ts';
import { startLead } from '../steps/sessions/lead.ts';
import { othersShare } from '../steps/sessions/money.ts';
import { tools } from '../tools/index.ts';
import type { HeldPart, LegFile } from '../types/stages/stage-files.ts';
import { type Ended, hasEnded } from '../types.ts';
import { keylessOf } from '../worlds/triggers/keyless.ts';
import type { World } from '../worlds/world.ts';
import { asIfWithKeys, askPlanned } from './ask-planned.ts';
import { type BegunRound, beginRound } from './begin-round.ts';
import { bindStage } from './handover/bind-stage.ts';
import { directoryOf, readPlan, requirePlanned } from './handover/read-plan.ts';
import { legFileName, writeStageFile } from './handover/stage-folder.ts';
import { type Leg, legsFor } from './legs.ts';
import { overhear } from './overhear.ts';

/**
 * Holds the sessions of one job of the matrix, with the key of one vendor, and writes what they came to. That a reviewer
 * fails is a part of it.
 * @throws {UserError} for what the user must act on
 */
export async function reviewStage(settled: StageInputs, from: World): Promise<Ended> {
  requireKeys(from.inputs, { keyless: keylessOf(await from.trigger()) });
  const plan = readPlan(settled, from);
  const world = { ...asIfWithKeys(from), seed: plan.seed };
  const { events, clock, runner } = world;
  const started = clock.now();
  const asked = await askPlanned(plan, world);
  if (asked.problem !== null) throw asked.problem;
  const announced = overhear(asked, plan, world);
  await using opened = await world.openRepo(asked.facts);
  const begun = await beginRound(asked, opened, { announced, world, started });
  if (hasEnded(begun)) throw new Error('a planned round is not repeated');
  requirePlanned(plan, begun, world);
  const legs = legsFor(begun.reviewers, begun.printed.slices, settled.maxLegs);
  const leg = legs.find((each) => each.leg === settled.leg);
  if (leg === undefined)
    throw new UserError(
      `Input \`leg\` is ${settled.leg ?? 'empty'}, and no job of this review has that number.`,
      'Set `leg: ${{ matrix.leg }}`, with the output `matrix` of the job that plans as the matrix.',
    );
  requireKey(leg, from);
  begun.sessions.setAside(othersShare(asked.config.maxCostUsd ?? 0, { jobs: legs.length }));
  const digest = writeStageFile(directoryOf(world), legFileName(leg.leg), await reviewed(leg, begun, world));
  runner.output('handover', digest);
  events.tell({ kind: 'reported' });
  return { outcome: 'incomplete', exitCode: 0 };
}

/** What a session said goes to others: secrets of this job are withheld before it is written. */
async function reviewed(leg: Leg, begun: BegunRound, world: World): Promise<LegFile> {
  const { dossier, repo, sessions, reviewers, printed, code } = begun;
  const { events, redact } = world;
  const { reviewer } = leg;
  const { assignment, ...desk } = deskFor(
    // Who verifies does so in another job, and by then the cache is as it is.
    { dossier, repo, tools, options: sessions, lead: startLead(sessions.clock) },
    code,
  );
  const { tell } = events;
  repo.goOnWithout();
  const { held, time } = await holdSlices(reviewer, leg.slices, assignment, {
    ...{ reviewers, printed, tell, ...desk },
  });
  tell({ kind: 'review-end', review: mapStrings(reviewOf(reviewer, held, { printed, time }), redact) });
  const raw = held.map(partOf);
  const parts = mapStrings(raw, redact);
  return {
    ...{ schemaVersion: 1, kind: 'review', bound: bindStage(begun, world), leg: leg.leg, reviewer, time },
    ...{ hasWithheldText: !isDeepStrictEqual(raw, parts), lack: redact(repo.lack() ?? ''), parts },
  };
}

function partOf({ slice, end, shown }: HeldSlice): HeldPart {
  const places = end.outcome === 'failed' ? [] : [...shown].map((page) => slice.rest.indexOf(page));
  return { part: slice.part, shown: places, end };
}

function requireKey({ reviewer }: Leg, { inputs: { vendors, withKey } }: World): void {
  if (withKey.has(reviewer.provider)) return;
  const input = vendors.find(({ name }) => name === reviewer.provider)?.keyInput ?? '';
  throw new UserError(
    `The job reviews as ${reviewer.name}, and there is no key for ${reviewer.provider}.`,
    `Set \`${input}\` in it; the matrix says for each job which \`provider\` it needs.`,
  );
}
