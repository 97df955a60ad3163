import type { FileConfig } from '../../config/file.ts';
import type { Config } from '../../config/settle.ts';
import type { Repo } from '../../git/snapshot.ts';
import { configurationOf, patchIdOf } from '../../rounds/bindings.ts';
import { fileChanges } from '../../rounds/file-changes.ts';
import type { BaseRound, Bindings, Dossier } from '../../types.ts';
import type { World } from '../../worlds/world.ts';
import { askedOf, settingsThatCount } from './settings-that-count.ts';

/** What a round belongs to, and what it found at its head. */
export interface BoundRound {
  readonly bound: Bindings;
  /** Contents of the files at the head, by path. */
  readonly blobs: ReadonlyMap<string, string>;
  /** The changed files, as another round can know them again. */
  readonly files: BaseRound['files'];
}

/** What a memory of this round would belong to. Null where none can be: for no pull request, or without a seal. */
export async function bindRound({
  dossier: { change, changes, guidelines },
  repo,
  asked: { config, file },
  program,
  seal,
}: {
  readonly dossier: Pick<Dossier, 'change' | 'changes' | 'guidelines'>;
  readonly repo: Repo;
  readonly asked: { readonly config: Config; readonly file: FileConfig };
  /** Its version, and what it tells models. */
  readonly program: readonly string[];
  readonly seal: World['seal'];
}): Promise<BoundRound | null> {
  if (seal === null || change.kind !== 'pull-request') return null;
  const entries = await repo.at(change.headSha).list();
  const blobs = new Map(entries.map(({ path, oid }) => [path, oid]));
  const { baseRef, mergeBase, headSha } = change;
  const bound: Bindings = {
    repository: seal.repository,
    pull: change.number,
    instance: config.name,
    ...{ baseRef, mergeBase, headSha },
    patchId: patchIdOf(changes, blobs),
    configuration: configurationOf({ settings: settingsThatCount(config, file), guidelines, program }),
    asked: askedOf({ config, file }, program),
    commitCount: change.commitCount,
  };
  return { bound, blobs, files: fileChanges(changes, blobs) };
}
