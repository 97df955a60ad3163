import { posix } from 'node:path';
import type { Snapshot, TreeEntry } from '../git/snapshot.ts';
import { visible } from '../lib/visible.ts';
import type { ChangedFile, Guideline, Guidelines } from '../types.ts';

/** Names that are read in every folder, then what is read at one place only. */
const namesAnywhere = ['AGENTS.md', 'CLAUDE.md', 'GEMINI.md'];
const copilot = '.github/copilot-instructions.md';

/** Of all guidelines together, as they are printed. */
const mostBytes = 16_000;
const mostFiles = 20;
/** Links that lead to links. */
const mostSteps = 5;

interface Found {
  /** As the tree has it. */
  readonly entry: TreeEntry;
  /** The file that a link leads to; the entry itself where it is none. */
  readonly file: TreeEntry;
  readonly folder: string;
}

/**
 * What the repository asks of those who change these files, read at the commit that the change was made from: a change
 * cannot instruct its own reviewers. The nearest folder first; of what is the same text by link or copy, only one.
 * @param base the merge base
 */
export async function readGuidelines(
  base: Pick<Snapshot, 'list' | 'read'>,
  changes: readonly Pick<ChangedFile, 'path'>[],
): Promise<Guidelines> {
  const distances = distancesFrom(changes);
  const tree = new Map((await base.list()).map((entry) => [entry.path, entry]));
  const named = [...distances.keys()]
    .flatMap((folder) => namesAnywhere.map((name) => ({ folder, path: folder === '' ? name : `${folder}/${name}` })))
    .concat(distances.has('') ? [{ folder: '', path: copilot }] : []);
  const found: Found[] = [];
  for (const { folder, path } of named) {
    const entry = tree.get(path);
    const file = entry === undefined ? null : await fileBehind(entry, tree, base);
    if (entry !== undefined && file !== null) found.push({ entry, file, folder });
  }
  const nearest = found.toSorted(
    (left, right) =>
      (distances.get(left.folder) ?? 0) - (distances.get(right.folder) ?? 0) ||
      depth(right.folder) - depth(left.folder),
  );
  const texts = together(nearest);
  return {
    files: await cut(texts.slice(0, mostFiles), base),
    furtherFiles: Math.max(0, texts.length - mostFiles),
  };
}

/** Every folder above a changed file, and how many folders lie between it and the nearest of them. */
function distancesFrom(changes: readonly Pick<ChangedFile, 'path'>[]): ReadonlyMap<string, number> {
  const distances = new Map<string, number>();
  for (const { path } of changes) {
    const parts = path.split('/').slice(0, -1);
    for (let length = parts.length; length >= 0; length -= 1) {
      const folder = parts.slice(0, length).join('/');
      const distance = parts.length - length;
      distances.set(folder, Math.min(distance, distances.get(folder) ?? distance));
    }
  }
  return distances;
}

function depth(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}

/** Null for what is no file, and for a link that leads out of the repository, nowhere or round in a circle. */
async function fileBehind(
  entry: TreeEntry,
  tree: ReadonlyMap<string, TreeEntry>,
  base: Pick<Snapshot, 'read'>,
): Promise<TreeEntry | null> {
  let at: TreeEntry | undefined = entry;
  for (let step = 0; step < mostSteps && at?.mode === '120000'; step += 1) {
    const link = await base.read(at.path);
    const target = link.found ? (link.lines[0] ?? '') : '';
    at = posix.isAbsolute(target) ? undefined : tree.get(posix.join(posix.dirname(at.path), target));
  }
  return at?.mode.startsWith('100') ? at : null;
}

/** One for each text, at the nearest of its places. */
function together(found: readonly Found[]): readonly (Found & { readonly alsoAt: readonly string[] })[] {
  const byText = Map.groupBy(found, ({ file }) => file.oid);
  return [...byText.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, alsoAt: others.map(({ entry }) => entry.path) }],
  );
}

/** As many lines of each as there is room for, in their order. */
async function cut(
  found: readonly (Found & { readonly alsoAt: readonly string[] })[],
  base: Pick<Snapshot, 'read'>,
): Promise<readonly Guideline[]> {
  const guidelines: Guideline[] = [];
  let room = mostBytes;
  for (const { entry, file, folder, alsoAt } of found) {
    const content = await base.read(file.path);
    if (!content.found || content.lines.length === 0) continue;
    const lines: string[] = [];
    for (const line of content.lines) {
      room -= Buffer.byteLength(visible(line)) + 1;
      if (room < 0) break;
      lines.push(line);
    }
    guidelines.push({
      path: entry.path,
      folder,
      alsoAt: [...alsoAt],
      lines,
      leftOut: content.lines.length - lines.length,
    });
  }
  return guidelines;
}
