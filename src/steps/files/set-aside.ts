import type { ChangedPath, Snapshot } from '../../git/snapshot.ts';
import type { NotReviewed } from '../../types.ts';
import { generatedFiles } from './generated.ts';
import { isLockFile } from './lock-files.ts';

/** What is known not to be reviewed before git prints it. Nothing that the head says has a say in it. */
export async function setAside(
  paths: readonly ChangedPath[],
  base: Snapshot,
): Promise<ReadonlyMap<string, NotReviewed>> {
  const aside = new Map<string, NotReviewed>();
  for (const [path, how] of await generatedFiles(paths, base)) aside.set(path, { reason: 'generated', detail: how });
  for (const { path } of paths.filter(isLockFile))
    aside.set(path, { reason: 'lock-file', detail: 'by its exact name' });
  return aside;
}
