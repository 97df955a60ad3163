import { requireKeys } from '../config/require-keys.ts';
import type { StageInputs } from '../config/stage.ts';
import { mapStrings } from '../lib/redact.ts';
import { findByCode } from '../rules/find-by-code.ts';
import { examine } from '../steps/examine.ts';
import { asReviewed, judge } from '../steps/judge.ts';
import { ownShare } from '../steps/sessions/money.ts';
import { tools } from '../tools/index.ts';
import type { ConsolidatedFile } from '../types/stages/stage-files.ts';
import { type Ended, hasEnded } from '../types.ts';
import { keylessOf } from '../worlds/triggers/keyless.ts';
import type { World } from '../worlds/world.ts';
import { askPlanned } from './ask-planned.ts';
import { beginRound } from './begin-round.ts';
import { consolidateRound } from './consolidate-round.ts';
import { bindStage } from './handover/bind-stage.ts';
import { readLegs } from './handover/read-legs.ts';
import { directoryOf, readPlan, requirePlanned } from './handover/read-plan.ts';
import { writeStageFile } from './handover/stage-folder.ts';
import { legsFor } from './legs.ts';
import { overhear } from './overhear.ts';

/**
 * Reads what the jobs of the matrix wrote, has it verified by the vendors' keys, and writes what is to be published. It
 * makes the plan once more, by inputs and objects of its own.
 * @throws {UserError} for what the user must act on
 */
export async function consolidateStage(settled: StageInputs, from: World): Promise<Ended> {
  requireKeys(from.inputs, { keyless: keylessOf(await from.trigger()) });
  const plan = readPlan(settled, from);
  const world = { ...from, seed: plan.seed };
  const { events, redact, runner } = world;
  const directory = directoryOf(world);
  const asked = await askPlanned(plan, world);
  if (asked.problem !== null) throw asked.problem;
  const announced = overhear(asked, plan, world);
  await using opened = await world.openRepo(asked.facts);
  const begun = await beginRound(asked, opened, { announced, world, started: world.clock.now('the job begins') });
  if (hasEnded(begun)) throw new Error('a planned round is not repeated');
  requirePlanned(plan, begun, world);
  const bound = bindStage(begun, world);
  const { reviewers, standIns, verifiers, printed, config, dossier, repo, sessions, code } = begun;
  const legs = legsFor(reviewers, printed.slices, settled.maxLegs);
  const { reviews, hasWithheldText, lack } = readLegs(legs, begun, { directory, digests: settled.outputs, bound });
  for (const review of reviews) {
    events.tell({ kind: 'review-end', review });
    // Of one whose file was lost nobody knows what it took.
    sessions.setAside(review.trace.costUsd ?? ownShare(config.maxCostUsd ?? 0, { jobs: reviews.length }));
  }
  const examined = await examine(
    { dossier, repo, tools, options: sessions },
    { reviewers, standIns, verifiers, policy: config.policy, printed, code, redact, tell: events.tell, held: reviews },
  );
  const withheld = hasWithheldText || examined.hasWithheldText;
  const { report, judged, ours, quoted, latest } = await consolidateRound(
    { ...begun, started: plan.startedAt },
    {
      examined: { ...examined, hasWithheldText: withheld },
      codeFindings: await findByCode({ ...code, configFile: config.configFile }),
      lack,
    },
    { to: announced.to, world },
  );
  const { change, ...texts } = report;
  const file: ConsolidatedFile = {
    ...{
      schemaVersion: 1,
      kind: 'consolidated',
      bound,
      hasWithheldText: withheld,
      lack: redact(judged.lack ?? ''),
      latest,
    },
    ours: [...ours],
    quoted: Object.fromEntries(quoted),
    // Whoever publishes has no key of a vendor, and could withhold none; the change is what every job knows by itself.
    report: { ...mapStrings({ ...texts, ...judge(judged, asReviewed) }, redact), change },
  };
  runner.output('handover', writeStageFile(directory, 'consolidated.json', file));
  events.tell({ kind: 'reported' });
  return { outcome: 'incomplete', exitCode: 0 };
}
