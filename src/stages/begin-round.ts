import { gatherAsked, printFor } from '../begin/begin.ts';
import { extentOf, type RoundExtent } from '../begin/round-extent.ts';
import { type RoundScope, scopeRound } from '../begin/scope-round.ts';
import type { OpenedRepo } from '../git/fetch.ts';
import type { Repo } from '../git/snapshot.ts';
import type { WithPath } from '../lib/resolve-path.ts';
import { type BoundRound, bindRound } from '../publish/memory/bind-round.ts';
import { repeatOutcome } from '../publish/memory/repeat-outcome.ts';
import { settingsThatCount } from '../publish/memory/settings-that-count.ts';
import { configurationOf } from '../rounds/bindings.ts';
import type { Recalled } from '../rounds/recall.ts';
import type { GroundContext } from '../steps/ground/ground.ts';
import type { PrintedChange } from '../steps/print/print-change.ts';
import { type StartedSessions, startSessionOptions } from '../steps/sessions/session-options.ts';
import type { ChangeFacts, Ended } from '../types.ts';
import type { World } from '../worlds/world.ts';
import type { AnnouncedRound } from './announce-round.ts';
import type { Asked } from './ask.ts';
import { programWords } from './program-words.ts';

/** All that a round knows before a model is asked. Two runs of the same change and the same configuration know the same. */
export interface BegunRound extends RoundScope, RoundExtent {
  /** When the run began, in milliseconds of its clock. */
  readonly started: number;
  readonly facts: ChangeFacts;
  readonly recalled: Recalled;
  readonly bound: BoundRound | null;
  /** What the review is asked for, as memories and files of other jobs know it. */
  readonly configuration: string;
  readonly repo: Repo;
  readonly code: GroundContext;
  /** Files of the repository, at the head and at the merge base. */
  readonly paths: readonly WithPath[];
  readonly printed: PrintedChange;
  readonly sessions: StartedSessions;
}

/**
 * From the objects of a change to what reviewers are shown of it.
 * @returns how the run ended, where the outcome of the last round was repeated
 */
export async function beginRound(
  { facts, config: agreed, file, isFull, mayRepeat }: Asked,
  opened: OpenedRepo,
  {
    announced,
    world,
    started,
  }: { readonly announced: AnnouncedRound; readonly world: World; readonly started: number },
): Promise<BegunRound | Ended> {
  const { repo, mergeBase } = opened;
  const sessions = startSessionOptions(agreed, { ...world, preflight: announced.preflight }, started);
  repo.waitUntil(sessions.deadlines.review);
  const gathered = await gatherAsked(facts, opened, file);
  const recalled = await announced.recalling;
  const words = programWords();
  const { guidelines } = gathered;
  const configuration = configurationOf({ settings: settingsThatCount(agreed, file), guidelines, program: words });
  const asked = { ...gathered, previous: recalled.memory };
  const bound = await bindRound({
    dossier: asked,
    repo,
    asked: { config: agreed, file },
    program: words,
    seal: world.seal,
  });
  const code = { head: repo.at(gathered.change.headSha), base: repo.at(mergeBase), changes: gathered.changes };
  const extent = await extentOf(asked, { config: agreed, file, code, recalled, isFull });
  const { small, doubt, config } = extent;
  if (doubt !== null) world.log.line(doubt);
  const isSmall = small !== null;
  // Whoever was cancelled by now repeats nothing: the next run does.
  world.cancel.throwIfAborted();
  if (mayRepeat) {
    const round = { recalled, bound, dossier: asked, isSmall, base: code.base };
    const repeated = await repeatOutcome(round, announced, { config: agreed, world });
    if (repeated !== null) return repeated;
  }
  announced.begin();
  if (isSmall) world.events.tell({ kind: 'small', small, reviewers: extent.reviewers });
  const scoped = await scopeRound(
    asked,
    {
      round: recalled.round,
      configuration: facts.kind === 'pull-request' ? configuration : null,
      isFull,
      isSmall,
      file,
    },
    opened,
  );
  const { renamed } = scoped;
  return {
    ...{ started, facts, recalled, bound, configuration, repo, sessions, ...scoped, ...extent, config },
    code: { ...code, renamed },
    paths: [...(await code.head.list()), ...(await code.base.list())],
    printed: printFor(scoped.dossier, sessions, world),
  };
}
