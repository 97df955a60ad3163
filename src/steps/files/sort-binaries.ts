import type { FileStart, Repo } from '../../git/snapshot.ts';
import type { Change, ChangedFile, NotReviewed } from '../../types.ts';
import { binaryKind, telling } from './binary-kind.ts';

/** Says of every binary file of a change what it is: no reviewer is shown one, and most are harmless. */
export async function sortBinaries(
  changes: readonly ChangedFile[],
  repo: Repo,
  { headSha }: Pick<Change, 'headSha'>,
): Promise<readonly ChangedFile[]> {
  const paths = changes.filter(isBinary).map(({ path }) => path);
  const starts = await repo.at(headSha).firstBytes(paths, telling);
  return Promise.all(
    changes.map(async (file) =>
      isBinary(file) ? { ...file, notReviewed: await notReviewed(file, starts.get(file.path)) } : file,
    ),
  );
}

function isBinary({ content, notReviewed }: ChangedFile): boolean {
  return content === 'binary' && notReviewed === null;
}

async function notReviewed({ path, newMode }: ChangedFile, file: FileStart | undefined): Promise<NotReviewed> {
  if (file === undefined) return { reason: 'deleted-binary', detail: 'a binary file that the change deletes' };
  const { isInert, type } = await binaryKind(path, file);
  const kind = type ?? 'a binary of a kind that nobody knows';
  const isProgram = newMode === '100755';
  if (isInert && !isProgram) return { reason: 'inert-binary', detail: kind };
  return { reason: 'unreadable', detail: `${kind}${isProgram ? ', executable' : ''}, ${file.size} bytes` };
}
