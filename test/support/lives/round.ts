import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gatherAsked, printFor, reviewersFor, settleAll } from '../../../src/begin/begin.ts';
import { scopeRound } from '../../../src/begin/scope-round.ts';
import { settleInputs } from '../../../src/config/settle.ts';
import { commentMarker, withState } from '../../../src/lib/marker.ts';
import { announce } from '../../../src/publish/announce.ts';
import { exitCode } from '../../../src/publish/exit-code.ts';
import { keepRounds, recallAgain, recallRounds } from '../../../src/publish/keep-rounds.ts';
import { bindRound } from '../../../src/publish/memory/bind-round.ts';
import { repeatOutcome } from '../../../src/publish/memory/repeat-outcome.ts';
import type { Known, Publication } from '../../../src/publish/publication.ts';
import { publish } from '../../../src/publish/publish.ts';
import { roundsOf } from '../../../src/rounds/recall.ts';
import { findByCode } from '../../../src/rules/find-by-code.ts';
import { run } from '../../../src/run.ts';
import { consolidate } from '../../../src/steps/consolidate.ts';
import { examine } from '../../../src/steps/examine.ts';
import { judge } from '../../../src/steps/judge.ts';
import { startPreflight } from '../../../src/steps/sessions/preflight.ts';
import { startSessionOptions } from '../../../src/steps/sessions/session-options.ts';
import { tools } from '../../../src/tools/index.ts';
import type { PullRequestFacts, Report, Surroundings } from '../../../src/types.ts';
import type { World } from '../../../src/worlds/world.ts';

/** How a round ended. */
export interface LivedRound {
  readonly exitCode: 0 | 1;
  /** Null: what an earlier round came to was repeated. */
  readonly report: Report | null;
}

/** A round that a comment asks for, whole: as `src/run.ts` tells it, with editor and pages. */
export async function askedRound(world: World, directory: string): Promise<LivedRound> {
  const path = join(directory, 'report.json');
  rmSync(path, { force: true });
  const { exitCode: ended } = await run(world);
  return { exitCode: ended, report: existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null };
}

/**
 * One round as `src/run.ts` tells it, by the same steps in the same order, without what thousands of them cannot pay for:
 * the editor, and the pages.
 */
export async function liveRound(world: World, facts: PullRequestFacts): Promise<LivedRound> {
  const started = world.clock.now();
  const inputs = settleInputs(world.inputs.read, world.inputs);
  const { file, config } = await settleAll(facts, inputs, world);
  const announced = await announce(facts, config, world);
  const { comment } = announced.to;
  const recalled = await recallRounds(facts, config, { to: announced.to, world });
  await using opened = await world.openRepo(facts);
  const { repo, mergeBase } = opened;
  const asked = { ...(await gatherAsked(facts, opened, file)), previous: recalled.memory };
  const bound = await bindRound({ dossier: asked, repo, asked: { config, file }, program: [], seal: world.seal });
  const sides = { head: repo.at(facts.headSha), base: repo.at(mergeBase), changes: asked.changes };
  const repeated = await repeatOutcome(
    { recalled, bound, dossier: asked, isSmall: false, base: sides.base },
    announced,
    {
      config,
      world,
    },
  );
  if (repeated !== null) return { ...repeated, report: null };
  announced.begin();
  const configuration = bound?.bound.configuration ?? null;
  const scoping = { round: recalled.round, configuration, isFull: false, isSmall: false, file };
  const { dossier, scope, renamed } = await scopeRound(asked, scoping, opened);
  const code = { ...sides, renamed };
  const { change, changes } = dossier;
  const options = startSessionOptions(
    config,
    { ...world, preflight: startPreflight(config.reviewers, world) },
    started,
  );
  const examined = await examine(
    { dossier, repo, tools, options },
    {
      ...{ reviewers: reviewersFor(dossier, config), policy: config.policy, code },
      ...{ printed: printFor(dossier, options, world), redact: world.redact, tell: world.events.tell },
    },
  );
  const latest = await recallAgain(recalled, facts, { name: config.name, comment, world });
  const { ledger, ours, quoted, coverage, metrics, judged } = await consolidate(examined, {
    ...{ dossier: { ...dossier, previous: latest.memory }, policy: config.policy, code, mask: world.redact },
    codeFindings: await findByCode({ ...code, configFile: config.configFile }),
    isUnread: recalled.isUnread === true,
  });
  const remember = keepRounds(latest, { bound, ours, quoted }, world);
  const reportFor = (known: Surroundings): Report => ({
    ...{ schemaVersion: 1, id: world.run, createdAt: new Date(world.clock.now()).toISOString() },
    ...{
      instance: config.name,
      change,
      prices: options.prices,
      rounds: { ...roundsOf(latest, ledger), ...(scope === null ? {} : { scope }) },
      commits: dossier.commits,
      reviews: examined.reviews,
    },
    changes: changes.map(({ oldMode: _old, newMode: _new, hunks: _, ...rest }) => rest),
    ...{ sessions: examined.sessions, ledger, metrics, prose: null, threads: null, coverage, policy: config.policy },
    ...{ ...judge(judged, known), wallClockMs: 1, actionUrl: null, runUrl: null },
  });
  const known = await publish((asked) => publicationOf(reportFor(asked), asked, remember), {
    ...{ ...announced, world, change, directory: '' },
  });
  return { exitCode: exitCode(judge(judged, known).gate, config.policy), report: reportFor(known) };
}

/** What is sent where; the page says no more than whose it is. */
function publicationOf(report: Report, { head }: Known, remember: ReturnType<typeof keepRounds>): Publication {
  const { verdict, gate, policy, instance, id } = report;
  const page = `${commentMarker(instance)}\n# Deep Review: ${verdict}\n\nReport of run ${id}.\n`;
  const line = head === 'current' || head === 'unknown' ? (remember?.(report) ?? null) : null;
  return {
    verdict,
    log: { to: 'the log', value: null },
    ...{ files: [], inlineComments: null, inlineFates: null, annotations: null, outputs: [], warnings: [] },
    summary: { to: 'the job summary', value: page },
    comment: { to: 'the comment', value: line === null ? page : withState(page, line) },
    status: { state: exitCode(gate, policy) === 0 ? 'success' : 'failure', description: gate.reasons[0] ?? '' },
  };
}
