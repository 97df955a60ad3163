import { posix } from 'node:path';
import type { Snapshot, TreeEntry } from '../git/snapshot.ts';
import { visible } from '../lib/visible.ts';
import type { ChangedFile, Guideline, Guidelines } from '../types.ts';
import { matchesGlob } from './files/glob.ts';

/** A guideline of the configuration file. */
export interface AskedGuideline {
  /** Of the file that has the text. */
  readonly path: string;
  readonly text: string;
  /** Patterns; empty: for the whole repository. */
  readonly paths: readonly string[];
}

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
 * Before them stands what the configuration asks of these files.
 * @param base the merge base
 */
export async function readGuidelines(
  base: Pick<Snapshot, 'list' | 'read'>,
  changes: readonly Pick<ChangedFile, 'path' | 'oldPath'>[],
  asked: readonly AskedGuideline[] = [],
): Promise<Guidelines> {
  const room = { bytes: mostBytes };
  const configured = asked.flatMap((one) => configuredGuideline(one, changes, room) ?? []);
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
    files: [...configured, ...(await cut(texts.slice(0, mostFiles), base, room))],
    furtherFiles: Math.max(0, texts.length - mostFiles),
  };
}

/** Null where no changed file fits. */
function configuredGuideline(
  { path, text, paths }: AskedGuideline,
  changes: readonly Pick<ChangedFile, 'path' | 'oldPath'>[],
  room: Room,
): Guideline | null {
  const fits = (name: string | undefined) => name !== undefined && paths.some((pattern) => matchesGlob(name, pattern));
  const files = changes.filter((file) => fits(file.path) || fits(file.oldPath)).map((file) => file.path);
  if (paths.length > 0 && files.length === 0) return null;
  const all = linesOf(text);
  const lines = within(all, room);
  const configured = { patterns: [...paths], files };
  return { path, folder: '', alsoAt: [], lines: [...lines], leftOut: all.length - lines.length, configured };
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
  room: Room,
): Promise<readonly Guideline[]> {
  const guidelines: Guideline[] = [];
  for (const { entry, file, folder, alsoAt } of found) {
    const content = await base.read(file.path);
    if (!content.found || content.lines.length === 0) continue;
    const lines = within(content.lines, room);
    guidelines.push({
      path: entry.path,
      folder,
      alsoAt: [...alsoAt],
      lines: [...lines],
      leftOut: content.lines.length - lines.length,
    });
  }
  return guidelines;
}

/** What is left for guidelines, in bytes. */
interface Room {
  bytes: number;
}

/** The first lines, as many as there is room for. */
function within(lines: readonly string[], room: Room): readonly string[] {
  const past = lines.findIndex((line) => {
    room.bytes -= Buffer.byteLength(visible(line)) + 1;
    return room.bytes < 0;
  });
  return past < 0 ? lines : lines.slice(0, past);
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}
