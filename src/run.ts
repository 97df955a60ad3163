import { isDeepStrictEqual } from 'node:util';
import { openRepo } from './git/fetch.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import { mapStrings } from './lib/redact.ts';
import { UserError } from './lib/user-error.ts';
import { reviewerContext } from './prompts/reviewer.ts';
import { publish } from './publish.ts';
import { adjudicate } from './steps/adjudicate.ts';
import { cluster } from './steps/cluster.ts';
import { coverageOf } from './steps/coverage.ts';
import { printChange } from './steps/delivery.ts';
import { cite } from './steps/excerpt.ts';
import { gate, verdictOf } from './steps/gate.ts';
import { gather } from './steps/gather.ts';
import { placeLimitations } from './steps/limitations.ts';
import { metricsOf } from './steps/metrics.ts';
import { refine } from './steps/refine.ts';
import { review } from './steps/review.ts';
import { startVerification } from './steps/verify.ts';
import { tools } from './tools/index.ts';
import type { GateOutcome, Report } from './types.ts';
import type { World } from './world.ts';

/** Reviews one pull request and publishes the report. @throws {UserError} for what the user must act on */
export async function run(world: World): Promise<GateOutcome> {
  const { config, github, log, narrator, status } = world;
  const started = world.now();
  const pullRequest = await github.readPullRequest(world.target.number);
  refuseAnotherHead(world.target.headSha, pullRequest.headSha);
  log.line(`Pull request #${pullRequest.number} at ${pullRequest.headSha}, base ${pullRequest.baseRef}`);
  await status.pending(pullRequest.headSha);

  await using opened = await openRepo({ ...world.remote, ...pullRequest, signal: world.cancel });
  const { repo, mergeBase } = opened;
  const dossier = await gather({ ...pullRequest, mergeBase }, repo);
  const code = { head: repo.at(pullRequest.headSha), base: repo.at(mergeBase), changes: dossier.changes };
  const { reviewers, policy } = config;
  const printed = printChange(dossier.changes, world.sessions.limits.changeCharacters);
  const assignment = { dossier, repo, context: reviewerContext(dossier, printed.text), tools, options: world.sessions };
  const verification = startVerification(assignment, {
    reviewers,
    policy,
    printed,
    ground: code,
    onStart: narrator.verificationStart,
    onTurn: narrator.verificationTurn,
    onEnd: narrator.verificationEnd,
  });
  const raw = await review(assignment, {
    reviewers,
    printed,
    onTurn: narrator.reviewerTurn,
    onEnd(ended) {
      narrator.reviewerEnd(ended);
      verification.add(mapStrings(ended, world.redact));
    },
  });
  const reviews = mapStrings(raw, world.redact);
  const order = reviewers.map(({ name }) => name);
  const refined = refine(
    cluster(await verification.grounded(), order),
    reviews.find(({ outcome }) => outcome === 'completed')?.reviewer ?? null,
    world.sessions,
  );
  const [{ rulings, sessions }, { groups, sessions: others }] = await Promise.all([verification.settled(), refined]);
  const limitations = await placeLimitations(reviews, code);
  const ledger = await cite(adjudicate({ groups, rulings, reviews, policy, limitations }), code);
  const coverage = coverageOf(dossier.changes, reviews, policy.minReviewers);
  const isHeadCurrent = (await github.readHeadSha(pullRequest.number)) === pullRequest.headSha;
  const hasWithheldText =
    !isDeepStrictEqual(raw, reviews) || !isDeepStrictEqual(rulings, mapStrings(rulings, world.redact));
  const decision = gate({ ledger, coverage, reviews, policy, isHeadCurrent, hasWithheldText });

  const report: Report = {
    schemaVersion: 1,
    id: `${idTime(started)}-pr-${pullRequest.number}`,
    createdAt: new Date(world.now()).toISOString(),
    pullRequest: dossier.pullRequest,
    commits: dossier.commits,
    changes: dossier.changes.map(({ hunks: _, ...file }) => file),
    reviews,
    sessions: [...sessions, ...others],
    ledger,
    metrics: metricsOf(reviews, ledger, dossier.changes),
    prose: null,
    coverage,
    policy,
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
