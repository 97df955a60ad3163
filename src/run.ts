import { isDeepStrictEqual } from 'node:util';
import { openRepo } from './git/fetch.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import { mapStrings } from './lib/redact.ts';
import { UserError } from './lib/user-error.ts';
import { publish } from './publish.ts';
import { adjudicate } from './steps/adjudicate.ts';
import { cluster } from './steps/cluster.ts';
import { coverageOf } from './steps/coverage.ts';
import { cite } from './steps/excerpt.ts';
import { gate, verdictOf } from './steps/gate.ts';
import { gather } from './steps/gather.ts';
import { ground } from './steps/ground.ts';
import { review } from './steps/review.ts';
import { tools } from './tools/index.ts';
import type { GateOutcome, Report } from './types.ts';
import type { World } from './world.ts';

/** Reviews one pull request and publishes the report. @throws {UserError} for what the user must act on */
export async function run(world: World): Promise<GateOutcome> {
  const { config, github, log, status } = world;
  const started = world.now();
  const pullRequest = await github.readPullRequest(world.target.number);
  refuseAnotherHead(world.target.headSha, pullRequest.headSha);
  log.line(`Pull request #${pullRequest.number} at ${pullRequest.headSha}, base ${pullRequest.baseRef}`);
  await status.pending(pullRequest.headSha);

  await using opened = await openRepo({ ...world.remote, ...pullRequest, signal: world.cancel });
  const { repo, mergeBase } = opened;
  const dossier = await gather({ ...pullRequest, mergeBase }, repo);
  const raw = await review(dossier, repo, { ...world.sessions, tools, reviewers: config.reviewers });
  const reviews = mapStrings(raw, world.redact);
  const sides = { head: repo.at(pullRequest.headSha), base: repo.at(mergeBase) };
  const grounded = await ground(reviews, sides);
  const candidates = cluster(
    grounded,
    config.reviewers.map(({ name }) => name),
  );
  const ledger = adjudicate(await cite(candidates, sides), reviews);
  const coverage = coverageOf(dossier.changes, reviews, config.policy.minReviewers);
  const isHeadCurrent = (await github.readHeadSha(pullRequest.number)) === pullRequest.headSha;
  const decision = gate({
    ledger,
    coverage,
    reviews,
    policy: config.policy,
    isHeadCurrent,
    hasWithheldText: !isDeepStrictEqual(raw, reviews),
  });

  const report: Report = {
    schemaVersion: 1,
    id: `${idTime(started)}-pr-${pullRequest.number}`,
    createdAt: new Date(world.now()).toISOString(),
    pullRequest: dossier.pullRequest,
    commits: dossier.commits,
    changes: dossier.changes.map(({ hunks: _, ...file }) => file),
    reviews,
    ledger,
    coverage,
    policy: config.policy,
    gate: decision,
    verdict: verdictOf(decision, ledger),
    wallClockMs: world.now() - started,
    runUrl: world.runUrl,
    serverUrl: world.serverUrl,
  };
  await publish(mapStrings(report, world.redact), world);
  log.line(`${decision.outcome}, ${report.verdict}, after ${minutesAndSeconds(report.wallClockMs)}`);
  return decision.outcome;
}

/** A run is for one head: the one that the event, an input or a person named. */
function refuseAnotherHead(meant: string | null, actual: string): void {
  if (meant === null || meant === actual) return;
  throw new UserError(
    `The head of the pull request is ${actual}, and this run was started for the head ${meant}.`,
    'Look at the new head, then start the review for it.',
  );
}

/** `YYYYMMDD-HHMMSS` in UTC. */
function idTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}
