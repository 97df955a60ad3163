import { settle } from './config/settle.ts';
import { jobLog } from './events/job-log.ts';
import { progressComment } from './events/progress-comment.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import { maskTokens } from './lib/mask-tokens.ts';
import { mapStrings } from './lib/redact.ts';
import { messageOf, UserError } from './lib/user-error.ts';
import { reviewerContext } from './prompts/reviewer.ts';
import { exitCode } from './publish/exit-code.ts';
import { headStatus } from './publish/head-status.ts';
import { publicationOf } from './publish/publication.ts';
import { publish } from './publish/publish.ts';
import { withholdSecrets } from './publish/withhold-secrets.ts';
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
import { startSessionOptions } from './steps/sessions/session-options.ts';
import { tools } from './tools/index.ts';
import type { Change, GateOutcome, Report } from './types.ts';
import { type Target, targetOf } from './worlds/trigger.ts';
import type { World } from './worlds/world.ts';

/** How a run ended. */
export interface Ended {
  readonly outcome: GateOutcome;
  /** 0 lets the merge pass. */
  readonly exitCode: 0 | 1;
}

/** Reviews one change and publishes the report. @throws {UserError} for what the user must act on */
export async function run(world: World): Promise<Ended> {
  const { source, events, log, clock, runUrl, redact } = world;
  const started = clock.now();
  const config = settle(world.inputs.read, world.inputs);
  const { reviewers, policy, name } = config;
  const sessions = startSessionOptions(config, world);
  const target = targetOf(world.trigger, config);
  const facts = await source.readChange(target);
  refuseAnotherHead(target, facts.headSha);

  const to = world.destinations({ change: facts, name });
  const isDemanded = config.status === 'true';
  const set = config.status === 'false' ? null : to.status;
  const status = headStatus({ set, isDemanded, name, runUrl, log, redact });
  const comment = config.comment ? to.comment : null;
  const progress = progressComment({ comment, name, reviewers, runUrl, log, redact, clock });
  events.listen(jobLog(log));
  events.listen(progress.listen);
  events.listen((event) => (event.kind === 'abandoned' ? status.abandon(event.what) : undefined));
  await status.pending();
  events.tell({ kind: 'change', change: facts });

  await using opened = await world.openRepo(facts);
  const { repo, mergeBase } = opened;
  const dossier = await gather({ ...facts, mergeBase }, repo);
  const { change, changes, commits } = dossier;
  const code = { head: repo.at(change.headSha), base: repo.at(mergeBase), changes };
  const printed = printChange(changes, { budget: sessions.limits.changeCharacters, seed: world.seed });
  const assignment = { dossier, repo, context: reviewerContext(dossier, printed.text), tools, options: sessions };
  const examined = await examine(assignment, {
    reviewers,
    policy,
    printed,
    code,
    redact,
    tell: events.tell,
  });
  const { reviews, groups, rulings } = examined;

  events.tell({ kind: 'writing' });
  const limitations = await placeLimitations(reviews, code);
  const mask = (text: string) => maskTokens(redact(text));
  const ledger = identify(await cite(adjudicate({ groups, rulings, reviews, policy, limitations }), code), mask);
  const coverage = coverageOf(changes, reviews, policy.minReviewers);
  const metrics = metricsOf(reviews, ledger, changes);
  const judged = { ledger, coverage, reviews, policy, hasWithheldText: examined.hasWithheldText };
  const settled = gate({ ...judged, isHeadCurrent: true });
  const told = { ...dossier, ledger, metrics, gate: settled, verdict: verdictOf(settled, ledger) };
  const [edited, threads] = await Promise.all([compose(told, examined.editor, sessions), readThreads(change, world)]);
  const isHeadCurrent = (await source.readHeadSha(change)) === change.headSha;
  const decision = gate({ ...judged, isHeadCurrent });

  const report: Report = {
    schemaVersion: 1,
    id: reportId(started, change),
    createdAt: new Date(clock.now()).toISOString(),
    change,
    commits,
    changes: changes.map(({ path, status, content, additions, deletions }) => ({
      ...{ path, status, content, additions, deletions },
    })),
    reviews,
    sessions: [...examined.sessions, ...edited.sessions],
    ledger,
    metrics,
    prose: isHeadCurrent ? edited.prose : null,
    threads,
    coverage,
    policy,
    gate: decision,
    verdict: verdictOf(decision, ledger),
    wallClockMs: clock.now() - started,
    runUrl,
  };
  const directory = config.reportDirectory ?? world.reportDirectory;
  const { headSha } = change;
  const publication = withholdSecrets(publicationOf(mapStrings(report, mask), changes, config), redact, name);
  await publish(publication, { world, to, headSha, directory, status, endProgress: progress.stop });
  log.line(`${decision.outcome}, ${report.verdict}, after ${minutesAndSeconds(report.wallClockMs)}`);
  return { outcome: decision.outcome, exitCode: exitCode(decision.outcome, policy) };
}

/** What people still discuss is worth showing, and its absence is no reason to lose a report. */
async function readThreads(change: Change, { source, log }: World): Promise<Report['threads']> {
  try {
    return await source.readThreads(change);
  } catch (error) {
    log.warning(`The open discussions could not be read: ${messageOf(error)}`);
    return null;
  }
}

/** A run is for one head: the one that the event, an input or a person named. */
function refuseAnotherHead(target: Target, actual: string): void {
  const meant = target.kind === 'pull-request' ? target.headSha : null;
  if (meant === null || meant === actual) return;
  throw new UserError(
    `The head of the pull request is ${actual}, and this run was started for the head ${meant}.`,
    'Look at the new head, then start the review for it.',
  );
}

/** `YYYYMMDD-HHMMSS` in UTC, and what was reviewed. */
function reportId(milliseconds: number, change: Change): string {
  const time = new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${time}-${change.kind === 'pull-request' ? `pr-${change.number}` : change.headSha.slice(0, 12)}`;
}
