import type { ChangedFile, Hunk, NotReviewed } from '../types.ts';
import { decodedHunks } from './decoded-hunks.ts';
import { parseHunks } from './hunks.ts';
import { type Store, sizesOf } from './objects.ts';
import { actsInItsPlace } from './patches/acts-by-itself.ts';
import type { Patch } from './patches/hear-patches.ts';
import { blobFlags, listPaired, printAll, printPairs, printSome, spanOf } from './patches/print-patches.ts';
import { absent, isSameBlob, type RawEntry, unpaired } from './patches/raw-entries.ts';
import { blobStarts } from './reading/blob-starts.ts';
import type { ChangedPath, SetAside } from './snapshot.ts';
import { listTree } from './tree.ts';

/** Blobs above this size are looked at before git prints them as text: most of them are pictures and archives. */
const largestUnseen = 1024 * 1024;
/** All blobs are, where together they are larger than this: a hundred pictures are no patch that is too large. */
const mostUnseen = 8 * 1024 * 1024;
const unseenStart = 64 * 1024;

/**
 * What differs between two commits, path by path, whatever their number. A file that stands under another path is paired
 * with what it was: `moved` when not a letter of it changed, else `renamed`. A pair that acts in its new place is shown
 * whole (decision 80).
 * @param requireBounded refuses a commit with more entries than we read, before git does anything in memory
 * @throws {UserError} when there is more than can be reviewed; no part of a change is left out in silence
 */
export async function diffCommits(
  store: Store,
  from: string,
  to: string,
  setAside?: SetAside,
  requireBounded: (sha: string) => Promise<unknown> = (sha) => listTree(store, sha),
): Promise<readonly ChangedFile[]> {
  await Promise.all([requireBounded(from), requireBounded(to)]);
  const span = spanOf(store, from, to);
  const listed = await listPaired(span);
  const whole = listed.flatMap(shownWhole);
  const aside = (await setAside?.(whole.flatMap(unpaired))) ?? new Map<string, NotReviewed>();
  const unread = (await setAside?.(whole.flatMap(asItStood))) ?? new Map<string, NotReviewed>();
  const known = whole.flatMap((entry) => {
    // Nobody was ever shown what comes out of a place where nothing is reviewed.
    if (!aside.has(entry.path)) return unread.has(oldPathOf(entry)) ? [{ ...entry, oldOid: null }] : [entry];
    // What goes to where nobody reviews it is gone from where it was.
    return isPair(entry) && isPrinted(entry) ? unpaired(entry) : [entry];
  });
  const asked = known.filter((entry) => isPrinted(entry) && !aside.has(entry.path));
  const binary = await largeBinaries(store, asked);
  const pairs = asked.filter((entry) => isPair(entry) && !binary.has(entry));
  const paired = await printPairs(span, pairs);
  const lost = new Set(pairs.filter(({ path }) => !paired.has(path)));
  const entries = known.flatMap((entry) => (lost.has(entry) ? unpaired(entry) : [entry]));
  const rest = entries.filter(
    (entry) =>
      isPrinted(entry) &&
      !aside.has(entry.path) &&
      !binary.has(entry) &&
      !isNewInPlace(entry) &&
      !(isPair(entry) && paired.has(entry.path)),
  );
  const paths = rest.map(({ path }) => path);
  const isAll = rest.length === listed.length && listed.every(({ oldPath }) => oldPath === null);
  const printed = isAll ? await printAll(span, rest) : await printSome(span, paths);
  const patchesOf = (entry: RawEntry) =>
    binary.has(entry) ? undefined : (isPair(entry) ? paired : printed).get(entry.path);
  const isOdd = (entry: RawEntry) =>
    isPrinted(entry) && !aside.has(entry.path) && kindOf(entry) === 'text' && isNoText(entry, patchesOf(entry));
  const odd = new Set(entries.filter(isOdd));
  const decoded = await decodedHunks(store, [...odd], blobFlags);
  return entries.map((entry) => {
    if (!isPrinted(entry)) return changedFile(entry, []);
    const reason = aside.get(entry.path);
    if (reason !== undefined) return changedFile(entry, [], { notReviewed: reason });
    if (odd.has(entry)) return changedFile(entry, decoded.get(entry) ?? null);
    return changedFile(
      entry,
      (patchesOf(entry) ?? []).flatMap(({ text }) => parseHunks(text)),
    );
  });
}

/** What acts in its new place as something that is new there: without the blob it was, or without the pair that it edits. */
function shownWhole(entry: RawEntry): readonly RawEntry[] {
  if (!actsInItsPlace(entry)) return [entry];
  return isSameBlob(entry) ? [{ ...entry, oldOid: null }] : unpaired(entry);
}

/**
 * The old side of what has another place now, or became a program: it may have been set aside for its place alone, or
 * for what it was as long as nothing executed it.
 */
function asItStood(entry: RawEntry): readonly ChangedPath[] {
  const { path, oldPath, oldMode, newMode } = entry;
  if (isPair(entry)) return [{ path: oldPathOf(entry), oldMode: absent, newMode: oldMode }];
  const isFile = [oldMode, newMode].every((mode) => mode.startsWith('100'));
  return oldPath === null && isFile && oldMode !== newMode ? [{ path, oldMode, newMode: oldMode }] : [];
}

function oldPathOf({ path, oldPath }: RawEntry): string {
  return oldPath ?? path;
}

/** All of it is shown as new, though it stood at this path. */
function isNewInPlace({ oldPath, oldMode, oldOid }: RawEntry): boolean {
  return oldPath === null && oldOid === null && oldMode !== absent;
}

/** Something of it has to be shown, unless it was moved. */
function isPrinted(entry: RawEntry): boolean {
  return entry.oldPath === null || !isSameBlob(entry);
}

/** Edited on the way to another path. */
function isPair({ oldPath, oldOid }: RawEntry): boolean {
  return oldPath !== null && oldOid !== null;
}

/** Whether a file may be no text, by its patch: UTF-16 has a NUL wherever a line ends, and without content nobody knows. */
function isNoText(entry: RawEntry, patches: readonly Patch[] | undefined): boolean {
  return patches === undefined || isSameBlob(entry) || patches.some(({ holdsNul }) => holdsNul);
}

/** Large files whose first part shows that they are binary: printing them as text would only fill memory. */
async function largeBinaries(store: Store, entries: readonly RawEntry[]): Promise<ReadonlySet<RawEntry>> {
  const isFile = ({ oldMode, newMode }: RawEntry) => [oldMode, newMode].every((mode) => /^(10|00)/.test(mode));
  const files = entries.filter(isFile);
  const oidsOf = ({ oldOid, newOid }: RawEntry) => [oldOid, newOid].filter((oid) => oid !== null);
  const sizes = await sizesOf(store, [...new Set(files.flatMap(oidsOf))]);
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const least = all > mostUnseen ? 0 : largestUnseen;
  const large = [...sizes].flatMap(([oid, size]) => (size > least ? [{ oid, size }] : []));
  const starts = await blobStarts(store, large, unseenStart);
  return new Set(files.filter((entry) => oidsOf(entry).some((oid) => starts.get(oid)?.includes(0))));
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'deleted',
  T: 'type-changed',
  R: 'renamed',
};

function kindOf({ oldMode, newMode }: RawEntry): 'submodule' | 'symlink' | 'text' {
  const mode = newMode === absent ? oldMode : newMode;
  return mode === '160000' ? 'submodule' : mode === '120000' ? 'symlink' : 'text';
}

/** @param hunks null when the file is binary */
function changedFile(
  entry: RawEntry,
  hunks: readonly Hunk[] | null,
  { notReviewed = null }: { readonly notReviewed?: NotReviewed | null } = {},
): ChangedFile {
  const { path, status, oldMode, newMode, oldPath } = entry;
  const count = (of: 'added' | 'deleted') =>
    (hunks ?? []).reduce((total, { lines }) => total + lines.filter((line) => line.kind === of).length, 0);
  return {
    path,
    ...(oldPath === null ? {} : { oldPath }),
    status: isPrinted(entry) ? (statuses[status] ?? 'modified') : 'moved',
    oldMode,
    newMode,
    content: hunks === null ? 'binary' : kindOf(entry),
    notReviewed,
    additions: count('added'),
    deletions: count('deleted'),
    hunks: hunks ?? [],
  };
}
