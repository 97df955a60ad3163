import { UserError } from '../../lib/user-error.ts';
import { requireBlobs, type Store } from '../objects.ts';
import { gitOnPaths } from '../on-paths.ts';
import { comparedTrees } from '../tree.ts';
import { hearPatches, type Patch } from './hear-patches.ts';
import { blobsOf, type RawEntry, rawEntries } from './raw-entries.ts';

const context = '--unified=8';

/** Attributes, external programs and configuration of any kind have no say in what the change is. */
const flags = [
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--text',
  '--full-index',
  '--submodule=short',
  '--ignore-submodules=none',
  '--diff-algorithm=histogram',
  '--no-indent-heuristic',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];
/** The limit is git's own, but independent of its version: work is the product of what was deleted and what was added. */
const pairing = ['--find-renames=50%', '-l1000'];
const noPairing = ['--no-renames'];

/** Of a call that compares two blobs as the patches of paths are made. */
export const blobFlags = [context, ...flags, ...noPairing];

const largestPatch = 32 * 1024 * 1024;
/** An argument list of a process has a limit. */
const mostPathBytes = 100_000;

/** Two commits of a store, and how many bytes of patch may still be printed of them. */
export interface Span {
  readonly store: Store;
  readonly from: string;
  readonly to: string;
  readonly left: { bytes: number };
}

export function spanOf(store: Store, from: string, to: string): Span {
  return { store, from, to, left: { bytes: largestPatch } };
}

/** What git printed for each path. A change of type is printed as a deletion and an addition. */
export type Patches = ReadonlyMap<string, readonly Patch[]>;

/** Every path that differs, with what git paired, once what they hold on both sides is here to be printed. */
export async function listPaired(span: Span): Promise<readonly RawEntry[]> {
  const { entries, isOrdered, mayPair } = await comparedTrees(span.store, span.from, span.to);
  await requireBlobs(span.store, isOrdered ? blobsOf(entries) : 'all');
  return isOrdered && !mayPair ? entries : list(span, pairing, []);
}

/** The patch of every path that differs, without pairs. @param entries all of them */
export function printAll(span: Span, entries: readonly RawEntry[]): Promise<Patches> {
  return print(span, noPairing, { paths: [], entries });
}

/** The same of some paths only. */
export async function printSome(span: Span, paths: readonly string[]): Promise<Patches> {
  const groups = grouped(paths.map((path) => [path]));
  const printed: Patches[] = [];
  for (const each of groups) printed.push(await print(span, noPairing, { paths: each }));
  return new Map(printed.flatMap((patches) => [...patches]));
}

/** The patches of pairs, by new path. Those that git pairs otherwise when it sees these paths alone are left out. */
export async function printPairs(span: Span, pairs: readonly RawEntry[]): Promise<Patches> {
  const groups = grouped(pairs.map(({ path, oldPath }) => [path, ...(oldPath === null ? [] : [oldPath])]));
  const wanted = new Map(pairs.map(({ path, oldPath }) => [path, oldPath]));
  const found = new Map<string, readonly Patch[]>();
  for (const paths of groups) {
    const entries = await list(span, pairing, paths);
    const printed = await print(span, pairing, { paths, entries });
    for (const { path, oldPath } of entries)
      if (oldPath !== null && wanted.get(path) === oldPath) found.set(path, printed.get(path) ?? []);
  }
  return found;
}

async function list({ store, from, to }: Span, how: readonly string[], paths: readonly string[]): Promise<RawEntry[]> {
  const args = ['diff', '--raw', '--no-abbrev', '-z', ...flags, ...how, from, to];
  const { stdout, isTruncated } = await gitOnPaths(store, args, paths, { needsBlobs: false });
  if (isTruncated) throw new Error('the list of changed paths does not end');
  return rawEntries(stdout);
}

async function print(
  span: Span,
  how: readonly string[],
  { paths, entries }: { readonly paths: readonly string[]; readonly entries?: readonly RawEntry[] },
): Promise<Patches> {
  const { store, from, to, left } = span;
  const args = ['diff', '--patch', context, ...flags, ...how, from, to];
  // A path also selects what lies in a folder of that name on the other side.
  const listed = entries ?? (await list(span, how, paths));
  const heard = hearPatches();
  const { hear } = heard;
  const { isTruncated } = await gitOnPaths(store, args, paths, { maxBytes: left.bytes, needsBlobs: false, hear });
  const { patches, bytes } = heard.end();
  left.bytes -= bytes;
  if (isTruncated || left.bytes <= 0) throw tooLarge();
  const printed = new Map<string, readonly Patch[]>();
  let next = 0;
  for (const { path, status } of listed) {
    const count = status === 'T' ? 2 : 1;
    printed.set(path, patches.slice(next, next + count));
    next += count;
  }
  if (next !== patches.length) throw new Error(`git printed ${patches.length} patches for ${next} changes`);
  return printed;
}

function tooLarge(): UserError {
  return new UserError(
    `The change is larger than ${largestPatch / 1024 / 1024} MiB as a patch: too large to review.`,
    'Split the pull request, or keep generated text out of it.',
  );
}

/** Paths that stand together stay together. */
function grouped(together: readonly (readonly string[])[]): string[][] {
  const groups: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const paths of together) {
    const size = paths.reduce((total, path) => total + Buffer.byteLength(path), 0);
    bytes += size;
    if (bytes > mostPathBytes) {
      groups.push([]);
      bytes = size;
    }
    groups.at(-1)?.push(...paths);
  }
  return groups;
}
