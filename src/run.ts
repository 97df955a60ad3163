import { openRepo } from './git/fetch.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import { maskTokens } from './lib/mask-tokens.ts';
import { mapStrings } from './lib/redact.ts';
import { messageOf, UserError } from './lib/user-error.ts';
import { reviewerContext } from './prompts/reviewer.ts';
import { publish } from './publish/publish.ts';
import { identify } from './rounds/identity.ts';
import { compose } from './steps/compose/compose.ts';
import { gate, verdictOf } from './steps/decide/gate.ts';
import { examine } from './steps/examine.ts';
import { gather } from './steps/gather.ts';
import { cite } from './steps/ground/cite.ts';
import { placeLimitations } from './steps/ground/place-limitations.ts';
import { adjudicate } from './steps/ledger/adjudicate.ts';
import { coverageOf } from './steps/ledger/coverage.ts';
import { metricsOf } from './steps/ledger/metrics.ts';
import { printChange } from './steps/review/delivery.ts';
import { tools } from './tools/index.ts';
import type { GateOutcome, Report } from './types.ts';
import type { World } from './worlds/action.ts';

/** Reviews one pull request and publishes the report. @throws {UserError} for what the user must act on */
export async function run(world: World): Promise<GateOutcome> {
  const { config, github, log, narrator, progress, status } = world;
  const started = world.now();
  const pullRequest = await github.readPullRequest(world.target.number);
  refuseAnotherHead(world.target.headSha, pullRequest.headSha);
  log.line(`Pull request #${pullRequest.number} at ${pullRequest.headSha}, base ${pullRequest.baseRef}`);
  await status.pending(pullRequest.headSha);
  progress.start(pullRequest.headSha);

  await using opened = await openRepo({ ...world.remote, ...pullRequest, signal: world.cancel });
  const { repo, mergeBase } = opened;
  const dossier = await gather({ ...pullRequest, mergeBase }, repo);
  const code = { head: repo.at(pullRequest.headSha), base: repo.at(mergeBase), changes: dossier.changes };
  const { reviewers, policy } = config;
  const printed = printChange(dossier.changes, world.sessions.limits.changeCharacters);
  const assignment = { dossier, repo, context: reviewerContext(dossier, printed.text), tools, options: world.sessions };
  const { reviews, groups, rulings, sessions, editor, hasWithheldText } = await examine(assignment, {
    review: { reviewers, printed, onTurn: narrator.reviewerTurn, onEnd: narrator.reviewerEnd },
    verification: {
      policy,
      ground: code,
      onStart: narrator.verificationStart,
      onTurn: narrator.verificationTurn,
      onEnd: narrator.verificationEnd,
    },
    redact: world.redact,
  });
  progress.writing();
  const limitations = await placeLimitations(reviews, code);
  const mask = (text: string) => maskTokens(world.redact(text));
  const ledger = identify(await cite(adjudicate({ groups, rulings, reviews, policy, limitations }), code), mask);
  const coverage = coverageOf(dossier.changes, reviews, policy.minReviewers);
  const judged = { ledger, coverage, reviews, policy, hasWithheldText };
  const metrics = metricsOf(reviews, ledger, dossier.changes);
  const files: Report['changes'] = dossier.changes.map(({ path, status, content, additions, deletions }) => ({
    path,
    status,
    content,
    additions,
    deletions,
  }));
  const settled = gate({ ...judged, isHeadCurrent: true });
  const facts = { ...dossier, files, ledger, metrics, gate: settled, verdict: verdictOf(settled, ledger) };
  const [edited, threads] = await Promise.all([compose(facts, editor, world.sessions), readThreads(world)]);
  const isHeadCurrent = (await github.readHeadSha(pullRequest.number)) === pullRequest.headSha;
  const decision = gate({ ...judged, isHeadCurrent });

  const report: Report = {
    schemaVersion: 1,
    id: `${idTime(started)}-pr-${pullRequest.number}`,
    createdAt: new Date(world.now()).toISOString(),
    pullRequest: dossier.pullRequest,
    commits: dossier.commits,
    changes: files,
    reviews,
    sessions: [...sessions, ...edited.sessions],
    ledger,
    metrics,
    prose: isHeadCurrent ? edited.prose : null,
    threads,
    coverage,
    policy,
    gate: decision,
    verdict: verdictOf(decision, ledger),
    wallClockMs: world.now() - started,
    runUrl: world.runUrl,
    serverUrl: world.serverUrl,
  };
  await publish(mapStrings(report, mask), dossier.changes, world);
  log.line(`${decision.outcome}, ${report.verdict}, after ${minutesAndSeconds(report.wallClockMs)}`);
  return decision.outcome;
}

/** What people still discuss is worth showing, and its absence is no reason to lose a report. */
async function readThreads({ github, target, log }: World): Promise<Report['threads']> {
  try {
    return await github.readUnresolvedThreads(target.number);
  } catch (error) {
    log.warning(`The open discussions could not be read: ${messageOf(error)}`);
    return null;
  }
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
