import type { SetAside } from '../../git/snapshot.ts';
import { isLockFile } from './lock-files.ts';

/** What is known not to be reviewed before git prints it. Nothing that the head says has a say in it. */
export const setAside: SetAside = async (paths) =>
  new Map(
    paths
      .filter(isLockFile)
      .map(({ path }) => [path, { reason: 'lock-file', detail: 'a lock file by its exact name' }]),
  );
