import { pathText } from '../lib/path-text.ts';
import { UserError } from '../lib/user-error.ts';
import type { ChangedFile, NotReviewed } from '../types.ts';
import { parseHunks } from './hunks.ts';
import { decodeText, gitIn, looksBinary, recordsOf, type Store, sizesOf } from './objects.ts';
import { gitOnPaths } from './on-paths.ts';
import type { ChangedPath, SetAside } from './snapshot.ts';
import { requireBoundedTree } from './tree.ts';

const contextLines = 8;
const absent = '000000';

/** Attributes, external programs and configuration of any kind have no say in what the change is. */
const flags = [
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
const largestPatch = 32 * 1024 * 1024;
/** An argument list of a process has a limit. */
const mostPathBytes = 100_000;

interface RawEntry extends ChangedPath {
  readonly oids: readonly string[];
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
  const raw = await gitIn(store, ['diff', '--raw', '--no-abbrev', '-z', ...flags, from, to, '--']);
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
    const { stdout, isTruncated } = await gitOnPaths(
      store,
      ['diff', '--patch', `--unified=${contextLines}`, ...flags, from, to],
      paths,
      { maxBytes: largestPatch },
    );
    bytes += stdout.length;
    if (isTruncated || bytes > largestPatch) throw tooLarge();
    chunks.push(...splitPatch(stdout));
  }
  let next = 0;
  const files = entries.map((entry) => {
    // A change of type is printed as a deletion and an addition.
    const count = unprinted.has(entry) ? 0 : entry.status === 'T' ? 2 : 1;
    const own = chunks.slice(next, next + count);
    next += count;
    const reason = aside.get(entry.path);
    return reason === undefined ? changedFile(entry, count === 0 ? null : own) : withoutHunks(entry, reason);
  });
  if (next !== chunks.length) throw new Error(`git printed ${chunks.length} patches for ${next} changes`);
  return files;
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
  const sizes = await sizesOf(store, [...new Set(files.flatMap(({ oids }) => oids))]);
  const found = new Set<RawEntry>();
  for (const entry of files)
    for (const oid of entry.oids)
      if ((sizes.get(oid) ?? 0) > largestUnseen && (await looksBinary(store, oid))) found.add(entry);
  return found;
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
    const oids = [oldOid, newOid].filter((oid) => !/^0+$/.test(oid));
    entries.push({ oldMode, newMode, oids, status, path: pathText(fields[at + 1] ?? Buffer.of()) });
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

function withoutHunks(entry: RawEntry, notReviewed: NotReviewed): ChangedFile {
  const { path, status, oldMode, newMode } = entry;
  return {
    ...{ path, status: statuses[status] ?? 'modified', oldMode, newMode, content: kindOf(entry) },
    ...{ notReviewed, additions: 0, deletions: 0, hunks: [] },
  };
}

/** @param chunks what git printed for the path; null when it was not asked to, because the file is binary */
function changedFile(entry: RawEntry, chunks: readonly Buffer[] | null): ChangedFile {
  const { path, status, oldMode, newMode } = entry;
  const texts = chunks?.map(decodeText) ?? [null];
  const kind = kindOf(entry);
  const isBinary = kind === 'text' && texts.includes(null);
  const hunks = isBinary ? [] : texts.flatMap((text) => parseHunks(text ?? ''));
  const count = (of: 'added' | 'deleted') =>
    hunks.reduce((total, { lines }) => total + lines.filter((line) => line.kind === of).length, 0);
  return {
    path,
    status: statuses[status] ?? 'modified',
    oldMode,
    newMode,
    content: isBinary ? 'binary' : kind,
    notReviewed: null,
    additions: count('added'),
    deletions: count('deleted'),
    hunks,
  };
}
