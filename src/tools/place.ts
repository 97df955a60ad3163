import { z } from 'zod';
import { type ToolContext, ToolError } from '../agent/tool.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { foldersOf, pathProblem, resolvePath, type WithPath } from '../lib/resolve-path.ts';
import { visible } from '../lib/visible.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import { type ChangedFile, pathOn } from '../types.ts';

/** Which side a tool looks at, as the system prompt tells. No revision of a model's making ever reaches git. */
export const revision = z.enum(['head', 'base']);

type Side = z.infer<typeof revision>;

export function snapshotOf(context: Pick<ToolContext, 'head' | 'base'>, which: Side): Snapshot {
  return which === 'head' ? context.head : context.base;
}

/**
 * The entry of the listing that is meant, whether or not it exists on the given side.
 * @throws {ToolError} that says what else could be meant, when it is not one
 */
export async function meantPath(context: Pick<ToolContext, 'head' | 'base'>, which: Side, written: string) {
  const entries = await snapshotOf(context, which).list();
  const meant = resolvePath(written, entries, await snapshotOf(context, which === 'head' ? 'base' : 'head').list());
  if ('path' in meant) return meant;
  if (meant.problem === 'ambiguous') throw new ToolError(pathProblem(written, meant));
  const folder = resolvePath(withoutTrailing(written, '/'), foldersOf(entries));
  const hint =
    meant.choices.length > 0
      ? `Near: ${meant.choices.map(visible).join(', ')}.`
      : 'path' in folder
        ? 'It is a folder: use list_files.'
        : 'Use list_files or search to find it.';
  throw new ToolError(`There is no such path in this commit: ${visible(written)}. ${hint}`);
}

/** The entry of the listing that is meant. @throws {ToolError} as `meantPath` does, and where it is on the other side only */
export async function requirePath(context: Pick<ToolContext, 'head' | 'base'>, which: Side, written: string) {
  const { path, isElsewhere } = await meantPath(context, which, written);
  if (!isElsewhere) return path;
  const other = which === 'head' ? 'base' : 'head';
  throw new ToolError(`There is no such path in this commit: ${visible(path)}. It exists at the ${other} only.`);
}

/** The changed file that is meant; undefined when there is none. @throws {ToolError} when it can be several */
export function changedFile(written: string, changes: readonly ChangedFile[]): ChangedFile | undefined {
  const meant = resolvePath(written, changes, oldPathsOf(changes));
  if ('path' in meant) return changes.find((file) => pathOn(file, meant.isElsewhere ? 'old' : 'new') === meant.path);
  if (meant.problem === 'ambiguous') throw new ToolError(pathProblem(written, meant));
  return undefined;
}

const oldPaths = new WeakMap<readonly ChangedFile[], readonly WithPath[]>();

/** The names that renamed files had, made once for each list. */
function oldPathsOf(changes: readonly ChangedFile[]): readonly WithPath[] {
  const known = oldPaths.get(changes) ?? changes.flatMap(({ oldPath: path }) => (path === undefined ? [] : [{ path }]));
  oldPaths.set(changes, known);
  return known;
}

/** A row that names the file where it was not named as it is listed. */
export function otherName(written: string, path: string): string[] {
  return written === path || written === visible(path) ? [] : [`[this is ${visible(path)}]`];
}

/** The folder, or with `files` also the file, that is meant; null for the root. @throws {ToolError} when it is not one */
export async function requirePlace(snapshot: Snapshot, written: string, { files }: { readonly files: boolean }) {
  const place = withoutTrailing(written, '/');
  if (place === '' || place === '.') return null;
  const entries = await snapshot.list();
  const meant = resolvePath(place, foldersOf(entries), files ? entries : []);
  if ('path' in meant) return meant.path;
  if (meant.problem === 'ambiguous') throw new ToolError(pathProblem(place, meant));
  throw new ToolError(`There is no such ${files ? 'file or ' : ''}folder: ${visible(place)}.`);
}
