import { isDeepStrictEqual } from 'node:util';
import { requireKeys } from '../config/require-keys.ts';
import type { StageInputs } from '../config/stage.ts';
import { UserError } from '../lib/user-error.ts';
import { checkLedger } from '../steps/ledger/check-ledger.ts';
import { coverageByOne, coverageOf } from '../steps/ledger/coverage.ts';
import { ConsolidatedFile, type PlanFile } from '../types/stages/stage-files.ts';
import { type Ended, hasEnded } from '../types.ts';
import { keylessOf } from '../worlds/triggers/keyless.ts';
import type { World } from '../worlds/world.ts';
import { announceRound } from './announce-round.ts';
import { asIfWithKeys, askPlanned } from './ask-planned.ts';
import { type BegunRound, beginRound } from './begin-round.ts';
import type { ConsolidatedRound } from './consolidate-round.ts';
import { bindStage, foreignTo } from './handover/bind-stage.ts';
import { directoryOf, readPlan, requirePlanned } from './handover/read-plan.ts';
import { readStageFile } from './handover/stage-folder.ts';
import { publishRound } from './publish-round.ts';

/**
 * Decides anew from what was consolidated, looks at the head once more, and publishes. It has no key of a vendor, and is red
 * where any job before it gave nothing.
 * @throws {UserError} for what the user must act on; status and comment say it then
 */
export async function publishStage(settled: StageInputs, from: World): Promise<Ended> {
  const world = asIfWithKeys(from);
  const ended = /^ended:([01])$/.exec(settled.outputs.get('plan') ?? '');
  if (ended !== null) {
    world.log.line('There was nothing to review: the job that plans has said how this ends.');
    return { outcome: 'incomplete', exitCode: ended[1] === '0' ? 0 : 1 };
  }
  const [plan, problem] = planOrProblem(settled, world);
  const lacking = settled.wasCancelled ? cancelled() : problem;
  const asked = await askPlanned(plan, world, { comment: !settled.wasCancelled, lacking });
  const announced = await announceRound(asked, world, {
    ...{ showsProgress: false, isContinued: true, began: plan?.stampedAt },
  });
  // What announced itself takes the status back, which an earlier job has left as pending.
  if (settled.wasCancelled) throw cancelled();
  if (plan === null) throw problem;
  await requireSomebody(settled, from);
  const planned = { ...world, seed: plan.seed };
  await using opened = await world.openRepo(asked.facts);
  const begun = await beginRound(asked, opened, { announced, world: planned, started: plan.startedAt });
  if (hasEnded(begun)) throw new Error('a planned round is not repeated');
  requirePlanned(plan, begun, world);
  if (begun.recalled.isKept && world.seal === null) throw keyless();
  // What was opened is closed once all is said.
  return await publishRound(begun, readConsolidated(settled, begun, world), { announced, world });
}

/** Where nobody reviewed a change that GitHub gives no keys to, that is why. */
async function requireSomebody({ outputs }: StageInputs, { trigger, inputs }: World): Promise<void> {
  const hasReviewed = [...outputs].some(([name, value]) => name.startsWith('leg-') && value !== '');
  const keyless = hasReviewed ? null : keylessOf(await trigger());
  if (keyless !== null) requireKeys(inputs, { keyless });
}

function planOrProblem(settled: StageInputs, world: World): readonly [PlanFile, null] | readonly [null, unknown] {
  try {
    return [readPlan(settled, world), null];
  } catch (problem) {
    return [null, problem];
  }
}

/** The report as it was handed on, and all that the decision rests on by what this job knows itself. */
function readConsolidated({ outputs }: StageInputs, begun: BegunRound, world: World): ConsolidatedRound {
  const { dossier, config, recalled, reviewers, standIns, small } = begun;
  const { change, changes, delta = null } = dossier;
  const read = readStageFile(directoryOf(world), {
    ...{ name: 'consolidated.json', digest: outputs.get('consolidated'), schema: ConsolidatedFile },
  });
  if ('problem' in read) throw broken(read.problem);
  const { report: whole, hasWithheldText, lack, ours, quoted, latest, bound } = read.content;
  const foreign = foreignTo(bindStage(begun, world), bound);
  if (foreign !== null) throw broken(foreign);
  const { gate: _gate, verdict: _verdict, ...report } = whole;
  const { reviews, ledger } = report;
  const { policy, name: instance } = config;
  const isOfThese = isDeepStrictEqual(
    {
      change: report.change,
      policy: report.policy,
      small: report.small ?? null,
      instance: report.instance,
      by: reviews.map((one) => one.reviewer),
    },
    // Of those that may stand in, as many as had to.
    {
      change,
      policy,
      small,
      instance,
      by: [...reviewers, ...standIns].slice(0, Math.max(reviewers.length, reviews.length)),
    },
  );
  if (!isOfThese) throw broken('it is about another review');
  requireSound(read.content);
  const coverage =
    small === null ? coverageOf(changes, reviews, policy.minReviewers, delta) : coverageByOne(changes, reviews, delta);
  return {
    report: { ...report, coverage },
    judged: {
      ...{ change, changes, reviews, sessions: report.sessions, ledger, coverage, policy, hasWithheldText, delta },
      ...{ previous: latest.memory, isUnread: recalled.isUnread === true, lack: lack === '' ? null : lack },
    },
    ours: new Set(ours),
    quoted: new Map(Object.entries(quoted)),
    latest,
  };
}

/** Of what this round raised; what earlier ones left has no raw item here. */
function requireSound({ report: { ledger, reviews } }: ConsolidatedFile): void {
  const findings = ledger.findings.filter(({ sources }) => sources.length > 0);
  const ofCode = new Set(findings.flatMap(({ rule, sources }) => (rule === null ? [] : sources)));
  const byCode = ledger.dispositions.filter(({ id }) => ofCode.has(id));
  try {
    checkLedger({ ...ledger, findings }, reviews, byCode);
  } catch {
    throw broken('its ledger does not hold');
  }
}

/** A later run may be at work: what stands in the comment is its own. */
function cancelled(): UserError {
  return new UserError('The run was cancelled before the review was complete.', 'Start it again.');
}

function broken(why: string): UserError {
  return new UserError(
    `What the review came to does not hold: ${why}.`,
    'Look at the log of the job that consolidates, and re-run all jobs of the workflow.',
  );
}

function keyless(): UserError {
  return new UserError(
    'Earlier jobs of this run remember rounds, and this one has no key to seal a memory with.',
    'Give `state-key` to the jobs that plan, consolidate and publish, or to none of them.',
  );
}
