import type { Config } from '../config/settle.ts';
import type { Repo } from '../git/snapshot.ts';
import { holdsSecret } from '../lib/holds-secret.ts';
import { messageOf } from '../lib/user-error.ts';
import { type Configuration, configurationOf, patchIdOf } from '../rounds/bindings.ts';
import { fileChanges } from '../rounds/file-changes.ts';
import { fitMemory } from '../rounds/fit-memory.ts';
import { nothingRecalled, type Recalled, recall, unreadable } from '../rounds/recall.ts';
import { remember } from '../rounds/remember.ts';
import { type Bindings, type ChangeFacts, type Dossier, Memory, type Report } from '../types.ts';
import type { Destinations, World } from '../worlds/world.ts';

/** What the comment remembers of earlier rounds. Never throws: a run without it is a first round, and says so. */
export async function recallRounds(
  facts: ChangeFacts,
  config: Pick<Config, 'name' | 'comment'>,
  { comment, world }: { readonly comment: Destinations['comment']; readonly world: Pick<World, 'seal' | 'log'> },
): Promise<Recalled> {
  if (facts.kind !== 'pull-request' || comment === null || !config.comment) return nothingRecalled;
  try {
    const earlier = await comment.earlier();
    return recall(earlier?.body ?? null, world.seal, { pull: facts.number, instance: config.name });
  } catch (error) {
    world.log.warning(`What the comment remembers could not be read: ${messageOf(error)}`);
    return unreadable;
  }
}

/**
 * How this round is remembered: a function that makes the last line of the comment from the report. Null where nothing is
 * kept.
 */
export async function keepRounds(
  { isKept, memory: previous }: Recalled,
  {
    dossier: { change, changes, guidelines },
    repo,
    configuration,
    instance,
    ours,
    world: { seal, run, redact },
  }: {
    readonly dossier: Dossier;
    readonly repo: Repo;
    readonly configuration: Omit<Configuration, 'guidelines'>;
    readonly instance: string;
    /** Ids of findings whose code the change itself brought, as code tells. */
    readonly ours: ReadonlySet<string>;
    readonly world: Pick<World, 'seal' | 'run' | 'redact'>;
  },
): Promise<((report: Report) => string | null) | null> {
  if (!isKept || seal === null || change.kind !== 'pull-request') return null;
  const entries = await repo.at(change.headSha).list();
  const blobs = new Map(entries.map(({ path, oid }) => [path, oid]));
  const { baseRef, mergeBase, headSha } = change;
  const bound: Bindings = {
    repository: seal.repository,
    pull: change.number,
    instance,
    baseRef,
    mergeBase,
    headSha,
    patchId: patchIdOf(changes, blobs),
    configuration: configurationOf({ ...configuration, guidelines }),
  };
  const files = fileChanges(changes, blobs);
  return (report) => {
    const memory = remember(report, { bound, previous, run, blobs, files, ours });
    // What could not be read again would lose everything: what stands there stays in its place.
    const isSound = Memory.safeParse(memory).success;
    return isSound && !holdsSecret(JSON.stringify(memory), redact) ? fitMemory(memory, seal) : null;
  };
}
