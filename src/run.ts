import { settle } from './config/settle.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import { maskTokens } from './lib/mask-tokens.ts';
import { mapStrings } from './lib/redact.ts';
import { messageOf } from './lib/user-error.ts';
import { reviewerContext } from './prompts/reviewer.ts';
import { announce, announceWaiting } from './publish/announce.ts';
import { exitCode } from './publish/exit-code.ts';
import { publicationOf } from './publish/publication.ts';
import { publish } from './publish/publish.ts';
import { withholdSecrets } from './publish/withhold-secrets.ts';
import { compose } from './steps/compose/compose.ts';
import { consolidate } from './steps/consolidate.ts';
import { examine } from './steps/examine.ts';
import { gather } from './steps/gather.ts';
import { printChange } from './steps/review/delivery.ts';
import { startSessionOptions } from './steps/sessions/session-options.ts';
import { tools } from './tools/index.ts';
import { type Change, type GateOutcome, passesOf, type Report } from './types.ts';
import { targetOf } from './worlds/trigger.ts';
import { waitingFor } from './worlds/waiting.ts';
import type { World } from './worlds/world.ts';

/** How a run ended. */
export interface Ended {
  readonly outcome: GateOutcome;
  /** 0 lets the merge pass. */
  readonly exitCode: 0 | 1;
}

/** Reviews one change and publishes the report. @throws {UserError} for what the user must act on */
export async function run(world: World): Promise<Ended> {
  const { source, events, log, clock, redact } = world;
  const mask = (text: string) => maskTokens(redact(text));
  const started = clock.now();
  const config = settle(world.inputs.read, world.inputs);
  const { policy } = config;
  const sessions = startSessionOptions(config, world);
  const target = targetOf(await world.trigger(), config);
  const facts = await source.readChange(target);
  const waiting = waitingFor(facts, target, config);
  if (waiting !== null)
    return { outcome: 'incomplete', exitCode: (await announceWaiting(waiting, facts, config, world)) ? 0 : 1 };
  const announced = await announce(facts, config, world);

  await using opened = await world.openRepo(facts);
  const { repo, mergeBase } = opened;
  const dossier = await gather({ ...facts, mergeBase }, repo);
  const { change, changes, commits } = dossier;
  // Nobody is asked about nothing.
  const reviewers = changes.length === 0 ? [] : config.reviewers.flatMap(passesOf);
  const code = { head: repo.at(change.headSha), base: repo.at(mergeBase), changes };
  const printed = printChange(changes, { budget: sessions.limits.changeCharacters, seed: world.seed });
  const context = reviewerContext(dossier, printed.text);
  const examined = await examine(
    { dossier, repo, context, tools, options: sessions },
    { reviewers, policy, printed, code, redact, tell: events.tell },
  );

  events.tell({ kind: 'writing' });
  const { ledger, coverage, metrics, judge } = await consolidate(examined, { dossier, policy, code, mask });
  const [edited, threads] = await Promise.all([
    compose({ ...dossier, ledger, metrics, ...judge(true) }, examined.editor, sessions),
    readThreads(change, world),
  ]);
  const isHeadCurrent = (await source.readHeadSha(change)) === change.headSha;
  const judged = judge(isHeadCurrent);
  const report: Report = {
    schemaVersion: 1,
    id: reportId(started, change),
    createdAt: new Date(clock.now()).toISOString(),
    change,
    commits,
    changes: changes.map(({ path, status, content, notReviewed, additions, deletions }) => ({
      ...{ path, status, content, notReviewed, additions, deletions },
    })),
    reviews: examined.reviews,
    sessions: [...examined.sessions, ...edited.sessions],
    ledger,
    metrics,
    prose: isHeadCurrent ? edited.prose : null,
    threads,
    coverage,
    policy,
    ...judged,
    wallClockMs: clock.now() - started,
    runUrl: world.runUrl,
  };

  const publication = publicationOf(mapStrings(report, mask), changes, config);
  await publish(withholdSecrets(publication, redact, config.name), {
    ...announced,
    world,
    headSha: change.headSha,
    directory: config.reportDirectory ?? world.reportDirectory,
  });
  log.line(`${judged.gate.outcome}, ${judged.verdict}, after ${minutesAndSeconds(report.wallClockMs)}`);
  return { outcome: judged.gate.outcome, exitCode: exitCode(judged.gate, policy) };
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

/** `YYYYMMDD-HHMMSS` in UTC, and what was reviewed. */
function reportId(milliseconds: number, change: Change): string {
  const time = new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${time}-${change.kind === 'pull-request' ? `pr-${change.number}` : change.headSha.slice(0, 12)}`;
}
