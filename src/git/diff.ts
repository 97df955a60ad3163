import { pathText } from '../lib/path-text.ts';
import { UserError } from '../lib/user-error.ts';
import type { ChangedFile, Hunk, NotReviewed } from '../types.ts';
import { blobStarts } from './blob-starts.ts';
import { decodeLines } from './decode.ts';
import { decodedHunks, type Sides } from './decoded-hunks.ts';
import { parseHunks } from './hunks.ts';
import { gitIn, recordsOf, type Store, sizesOf } from './objects.ts';
import { gitOnPaths } from './on-paths.ts';
import type { ChangedPath, SetAside } from './snapshot.ts';
import { requireBoundedTree } from './tree.ts';

const contextLines = 8;
const absent = '000000';

/** Attributes, external programs and configuration of any kind have no say in what the change is. */
const flags = [
  `--unified=${contextLines}`,
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--text',
  '--no-renames',
  '--full-index',
  '--submodule=short',
  '--ignore-submodules=none',
  '--diff-algorithm=histogram',
  '--no-indent-heuristic',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];

/** Blobs above this size are looked at before git prints them as text: most of them are pictures and archives. */
const largestUnseen = 1024 * 1024;
const unseenStart = 64 * 1024;
const largestPatch = 32 * 1024 * 1024;
/** An argument list of a process has a limit. */
const mostPathBytes = 100_000;

interface RawEntry extends ChangedPath, Sides {
  readonly status: string;
}

/**
 * What differs between two commits, path by path: one list and one patch, whatever their number.
 * @throws {UserError} when there is more than can be reviewed; no part of a change is left out in silence
 */
export async function diffCommits(
  store: Store,
  from: string,
  to: string,
  setAside?: SetAside,
): Promise<readonly ChangedFile[]> {
  await Promise.all([requireBoundedTree(store, from), requireBoundedTree(store, to)]);
  const raw = await gitIn(store, ['diff', '--raw', '--no-abbrev', '-z', ...flags.slice(1), from, to, '--']);
  if (raw.isTruncated) throw new Error('the list of changed paths does not end');
  const entries = rawEntries(raw.stdout);
  const aside = (await setAside?.(entries)) ?? new Map<string, NotReviewed>();
  const asked = entries.filter(({ path }) => !aside.has(path));
  const binary = await largeBinaries(store, asked);
  const unprinted = withoutPairs(entries, (entry) => aside.has(entry.path) || binary.has(entry));
  const printed = entries.filter((entry) => !unprinted.has(entry));
  const groups = unprinted.size === 0 ? [[]] : pathGroups(printed);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for (const paths of groups) {
    const { stdout, isTruncated } = await gitOnPaths(store, ['diff', '--patch', ...flags, from, to], paths, {
      maxBytes: largestPatch,
    });
    bytes += stdout.length;
    if (isTruncated || bytes > largestPatch) throw tooLarge();
    chunks.push(...splitPatch(stdout));
  }
  let next = 0;
  const patches = new Map<RawEntry, readonly Buffer[]>();
  for (const entry of printed) {
    // A change of type is printed as a deletion and an addition.
    const count = entry.status === 'T' ? 2 : 1;
    patches.set(entry, chunks.slice(next, next + count));
    next += count;
  }
  if (next !== chunks.length) throw new Error(`git printed ${chunks.length} patches for ${next} changes`);
  const odd = new Set(asked.filter((entry) => kindOf(entry) === 'text' && isNoText(entry, patches.get(entry))));
  const decoded = await decodedHunks(store, [...odd], flags);
  return entries.map((entry) => {
    const reason = aside.get(entry.path);
    if (reason !== undefined) return changedFile(entry, [], { notReviewed: reason });
    if (odd.has(entry)) return changedFile(entry, decoded.get(entry) ?? null);
    return changedFile(
      entry,
      (patches.get(entry) ?? []).flatMap((patch) => parseHunks(decodeLines(patch))),
    );
  });
}

/** Whether a file may be no text, by its patch: UTF-16 has a NUL wherever a line ends, and without content nobody knows. */
function isNoText({ oldOid, newOid }: RawEntry, patches: readonly Buffer[] | undefined): boolean {
  return patches === undefined || oldOid === newOid || patches.some((patch) => patch.includes(0));
}

function tooLarge(): UserError {
  return new UserError(
    `The change is larger than ${largestPatch / 1024 / 1024} MiB as a patch: too large to review.`,
    'Split the pull request, or keep generated text out of it.',
  );
}

/** Large files whose first part shows that they are binary: printing them as text would only fill memory. */
async function largeBinaries(store: Store, entries: readonly RawEntry[]): Promise<ReadonlySet<RawEntry>> {
  const isFile = ({ oldMode, newMode }: RawEntry) => [oldMode, newMode].every((mode) => /^(10|00)/.test(mode));
  const files = entries.filter(isFile);
  const oidsOf = ({ oldOid, newOid }: RawEntry) => [oldOid, newOid].filter((oid) => oid !== null);
  const sizes = await sizesOf(store, [...new Set(files.flatMap(oidsOf))]);
  const large = [...sizes].flatMap(([oid, size]) => (size > largestUnseen ? [{ oid, size }] : []));
  const starts = await blobStarts(store, large, unseenStart);
  return new Set(files.filter((entry) => oidsOf(entry).some((oid) => starts.get(oid)?.includes(0))));
}

/** A path also selects what lies in a folder of that name on the other side: such a pair is printed after all. */
function withoutPairs(entries: readonly RawEntry[], isChosen: (entry: RawEntry) => boolean): ReadonlySet<RawEntry> {
  const paths = new Set(entries.map(({ path }) => path));
  const isPair = ({ path }: RawEntry) => {
    const parts = path.split('/');
    return parts.some((_, at) => at > 0 && paths.has(parts.slice(0, at).join('/')));
  };
  return new Set(entries.filter((entry) => isChosen(entry) && !isPair(entry)));
}

function pathGroups(entries: readonly RawEntry[]): string[][] {
  const groups: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const { path } of entries) {
    bytes += Buffer.byteLength(path);
    if (bytes > mostPathBytes) {
      groups.push([]);
      bytes = Buffer.byteLength(path);
    }
    groups.at(-1)?.push(path);
  }
  return groups;
}

function rawEntries(bytes: Buffer): RawEntry[] {
  const fields = recordsOf(bytes);
  const entries: RawEntry[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const [oldMode = '', newMode = '', oldOid = '', newOid = '', status = ''] = (fields[at]?.toString('latin1') ?? '')
      .slice(1)
      .split(' ');
    const [old, now] = [oldOid, newOid].map((oid) => (/^0+$/.test(oid) ? null : oid));
    entries.push({
      oldMode,
      newMode,
      oldOid: old ?? null,
      newOid: now ?? null,
      status,
      path: pathText(fields[at + 1] ?? Buffer.of()),
    });
  }
  return entries;
}

/** Content lines start with a sign, so a line that starts with the heading is one. */
function splitPatch(patch: Buffer): Buffer[] {
  const heading = Buffer.from('diff --git ');
  const starts: number[] = [];
  for (let at = patch.indexOf(heading); at >= 0; at = patch.indexOf(heading, at + 1))
    if (at === 0 || patch[at - 1] === 0x0a) starts.push(at);
  return starts.map((start, index) => patch.subarray(start, starts[index + 1] ?? patch.length));
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = { A: 'added', D: 'deleted', T: 'type-changed' };

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
  const { path, status, oldMode, newMode } = entry;
  const count = (of: 'added' | 'deleted') =>
    (hunks ?? []).reduce((total, { lines }) => total + lines.filter((line) => line.kind === of).length, 0);
  return {
    path,
    status: statuses[status] ?? 'modified',
    oldMode,
    newMode,
    content: hunks === null ? 'binary' : kindOf(entry),
    notReviewed,
    additions: count('added'),
    deletions: count('deleted'),
    hunks: hunks ?? [],
  };
}
