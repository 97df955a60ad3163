import { gatherAsked, printFor, reviewersFor, settleAll } from './begin/begin.ts';
import { scopeRound } from './begin/scope-round.ts';
import { hear } from './commands/hear.ts';
import { requireKeys } from './config/require-keys.ts';
import { settleInputs, settleStatus } from './config/settle.ts';
import { within } from './lib/clock.ts';
import { minutesAndSeconds } from './lib/duration.ts';
import { maskTokens } from './lib/mask-tokens.ts';
import { messageOf } from './lib/user-error.ts';
import { announce, announceWaiting } from './publish/announce.ts';
import { exitCode } from './publish/exit-code.ts';
import { holdRetargeted } from './publish/hold-retargeted.ts';
import { keepRounds, recallAgain, recallRounds } from './publish/keep-rounds.ts';
import { bindRound } from './publish/memory/bind-round.ts';
import { repeatOutcome } from './publish/memory/repeat-outcome.ts';
import { prepare } from './publish/prepare.ts';
import type { Known } from './publish/publication.ts';
import { publish } from './publish/publish.ts';
import { runQueue } from './queue/run-queue.ts';
import { program } from './render/data/program.ts';
import { roundsOf } from './rounds/recall.ts';
import { findByCode } from './rules/find-by-code.ts';
import { compose } from './steps/compose/compose.ts';
import { consolidate } from './steps/consolidate.ts';
import { examine } from './steps/examine.ts';
import { programTexts } from './steps/program-texts.ts';
import { startSessionOptions } from './steps/sessions/session-options.ts';
import { tools } from './tools/index.ts';
import type { Change, GateOutcome, Report, Surroundings } from './types.ts';
import { keylessOf } from './worlds/triggers/keyless.ts';
import { asksForReview, targetOf } from './worlds/triggers/target.ts';
import { waitingFor } from './worlds/waiting.ts';
import type { World } from './worlds/world.ts';

/** How a run ended. */
export interface Ended {
  readonly outcome: GateOutcome;
  /** 0 lets the merge pass. */
  readonly exitCode: 0 | 1;
}

/** What is decided of a change by itself. */
const asReviewed: Surroundings = { head: 'current', waitsFor: null };

/** Reviews one change and publishes the report. @throws {UserError} for what the user must act on */
export async function run(world: World): Promise<Ended> {
  const { source, events, log, clock, redact } = world;
  const mask = (text: string) => maskTokens(redact(text));
  const started = clock.now();
  const trigger = await world.trigger();
  await holdRetargeted(trigger, settleStatus(world.inputs.read), world);
  if (trigger.kind === 'merge-group') return runQueue(trigger, world);
  if (trigger.kind !== 'other' && trigger.kind !== 'comment')
    requireKeys(world.inputs, { keyless: keylessOf(trigger) });
  const inputs = settleInputs(world.inputs.read, world.inputs);
  const heard = trigger.kind === 'comment' ? await hear(trigger, inputs, world) : null;
  if (heard !== null && heard.ended !== null) return heard.ended;
  const target = targetOf(trigger, inputs);
  const facts = heard?.facts ?? (await source.readChange(target));
  // Whoever asks for a review gets one.
  const waiting = heard === null ? waitingFor(facts, target, inputs) : null;
  if (waiting !== null)
    return { outcome: 'incomplete', exitCode: (await announceWaiting(waiting, facts, inputs, world)) ? 0 : 1 };
  const { file, config, told, problem } = heard?.settled ?? (await settleAll(facts, inputs, world));
  const announced = await announce(facts, config, world);
  // What announced itself takes it back: a status says that the file does not hold.
  if (problem !== null) throw problem;
  for (const sentence of told) log.line(sentence);
  const recalling =
    heard === null ? recallRounds(facts, config, { to: announced.to, world }) : Promise.resolve(heard.recalled);
  const { policy } = config;
  const mayRepeat = !asksForReview(trigger);
  // What may turn out to be nothing new shows no progress until that is known.
  void recalling.then(({ memory }) => (mayRepeat && memory !== null ? undefined : announced.begin()));
  const sessions = startSessionOptions(config, world, started);

  await using opened = await world.openRepo(facts);
  const { repo, mergeBase } = opened;
  const gathered = await gatherAsked(facts, opened, file);
  const recalled = await recalling;
  const words = [program.version, ...programTexts(tools)];
  const asked = { ...gathered, previous: recalled.memory };
  const bound = await bindRound({ dossier: asked, repo, asked: { config, file }, program: words, seal: world.seal });
  const code = { head: repo.at(gathered.change.headSha), base: repo.at(mergeBase), changes: gathered.changes };
  if (mayRepeat) {
    const round = { recalled, bound, dossier: asked, base: code.base };
    const repeated = await repeatOutcome(round, announced, { config, world });
    if (repeated !== null) return repeated;
  }
  announced.begin();
  const { dossier, scope, since } = await scopeRound(
    asked,
    { round: recalled.round, configuration: bound?.bound.configuration ?? null, isFull: heard?.isFull === true, file },
    opened,
  );
  const { change, changes, commits } = dossier;
  const reviewers = reviewersFor(dossier, config);
  const paths = [...(await code.head.list()), ...(await code.base.list())];
  const printed = printFor(dossier, sessions, world);
  const examining = examine(
    { dossier, repo, tools, options: sessions },
    { reviewers, policy, printed, code, redact, tell: events.tell },
  );
  // While models have the change, for nothing that they say has a part in it; one of several slices needs the memory.
  const find = () => findByCode({ ...code, configFile: config.configFile });
  const early = printed.slices.length > 1 ? null : find();
  early?.catch(() => undefined);
  const examined = await examining;
  const codeFindings = early ?? find();

  events.tell({ kind: 'writing' });
  const discussions = startThreads(change, world);
  const latest = await recallAgain(recalled, facts, { name: config.name, comment: announced.to.comment, world });
  const { ledger, ours, coverage, metrics, judge } = await consolidate(examined, {
    ...{ dossier: { ...dossier, previous: latest.memory }, policy, code, codeFindings, since, mask },
    isUnread: recalled.isUnread === true,
  });
  const edited = await compose({ ...dossier, ledger, metrics, ...judge(asReviewed) }, examined.editor, sessions);
  const threads = await discussions.soon();
  const wallClockMs = clock.now() - started;
  const reportFor = (known: Surroundings): Report => ({
    schemaVersion: 1,
    id: reportId(started, change),
    createdAt: new Date(started + wallClockMs).toISOString(),
    instance: config.name,
    change,
    rounds: { ...roundsOf(latest, ledger), ...(scope === null ? {} : { scope }) },
    commits,
    changes: changes.map(({ oldMode: _old, newMode: _new, hunks: _, ...file }) => file),
    reviews: examined.reviews,
    sessions: [...examined.sessions, ...edited.sessions],
    ledger,
    metrics,
    prose: known.head === 'current' && known.waitsFor === null ? edited.prose : null,
    threads,
    coverage,
    policy,
    ...judge(known),
    wallClockMs,
    actionUrl: world.actionUrl,
    runUrl: world.runUrl,
  });
  const prepared = prepare({ changes, paths, wanted: config, mask, redact });
  const remember = keepRounds(latest, { bound, ours }, world);
  const publicationFor = ({ lacking, ...known }: Known) => {
    const isKept = known.head === 'current' || known.head === 'unknown';
    return prepared(reportFor(known), lacking, { remember: isKept ? remember : null, earlier: latest.memory });
  };

  const directory = config.reportDirectory ?? world.reportDirectory;
  const known = await publish(publicationFor, { ...announced, world, change, directory });
  const { gate, verdict } = judge(known);
  const ended = { outcome: gate.outcome, exitCode: exitCode(gate, policy) };
  events.tell({ kind: 'concluded', exitCode: ended.exitCode });
  log.line(`${gate.outcome}, ${verdict}, after ${minutesAndSeconds(wallClockMs)}`);
  return ended;
}

/** Limit of reading discussions, and of waiting for them once the report could be written, in milliseconds. */
const threadLimits = { whole: 20_000, rest: 1_000 };

/** What people still discuss is worth showing, and its absence is no reason to lose a report, or to wait for it. */
function startThreads(
  change: Change,
  { source, log, clock }: World,
): { readonly soon: () => Promise<Report['threads']> } {
  const reading = source.readThreads(change, clock.deadline(threadLimits.whole));
  reading.catch(() => undefined);
  return {
    async soon() {
      try {
        return await within(clock.deadline(threadLimits.rest), 'GitHub did not answer in time', reading);
      } catch (error) {
        log.warning(`The open discussions could not be read: ${messageOf(error)}`);
        return null;
      }
    },
  };
}

/** `YYYYMMDD-HHMMSS` in UTC, and what was reviewed. */
function reportId(milliseconds: number, change: Change): string {
  const time = new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${time}-${change.kind === 'pull-request' ? `pr-${change.number}` : change.headSha.slice(0, 12)}`;
}
