import type { ChangedPath, Snapshot } from '../../git/snapshot.ts';
import type { NotReviewed } from '../../types.ts';
import { generatedFiles } from './generated.ts';
import { matchesGlob } from './glob.ts';
import { isLockFile } from './lock-files.ts';

/** Which paths are reviewed, in patterns. */
export interface Paths {
  /** Null: all. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly { readonly path: string; readonly reason: string }[];
}

/** A file, or what lies in a folder: who writes `src` for `src/**` does not ask for a review of nothing. */
function isNamed(path: string, pattern: string): boolean {
  return matchesGlob(path, pattern) || matchesGlob(path, `${pattern}/**`);
}

/** What is known not to be reviewed before git prints it. Nothing that the head says has a say in it. */
export async function setAside(
  paths: readonly ChangedPath[],
  base: Snapshot,
  { include, exclude }: Paths,
): Promise<ReadonlyMap<string, NotReviewed>> {
  const aside = new Map<string, NotReviewed>();
  for (const [path, how] of await generatedFiles(paths, base)) aside.set(path, { reason: 'generated', detail: how });
  for (const { path } of paths.filter(isLockFile))
    aside.set(path, { reason: 'lock-file', detail: 'by its exact name' });
  for (const { path } of paths) {
    const rule = exclude.find((one) => matchesGlob(path, one.path));
    const isIncluded = include === null || include.some((pattern) => isNamed(path, pattern));
    const detail = rule !== undefined ? rule.reason : isIncluded ? null : 'not among the paths to include';
    if (detail !== null) aside.set(path, { reason: 'configuration', detail });
  }
  return aside;
}
