import { isUtf8 } from 'node:buffer';
import { pathText } from '../lib/path-text.ts';
import { messageOf } from '../lib/user-error.ts';
import { visible } from '../lib/visible.ts';
import { decodeLines } from './decode.ts';
import type { Store } from './objects.ts';
import { gitOnPaths } from './on-paths.ts';
import { GitError } from './process.ts';
import type { SearchAnswer, SearchMatch, Snapshot, TreeEntry } from './snapshot.ts';
import type { Utf16Texts } from './utf16-texts.ts';

const timeLimitMs = 5_000;
const mostBytes = 8 * 1024 * 1024;
/** So many times as many lines as are wanted are enough: of some files, what git finds first is left out again. */
const spare = 10;
/** Folders that are named to whoever has to search less. */
const mostFolders = 8;

interface SearchedTree {
  readonly entries: readonly TreeEntry[];
  readonly utf16: Utf16Texts;
  /** Of git, in milliseconds. */
  readonly limitMs?: number;
}

/**
 * Searches the tree of one commit. POSIX extended expressions are not offered: git's engine for them takes gigabytes
 * on a hostile pattern, PCRE gives up by itself.
 * @throws {Error} with git's own words; only exit code 1 without a complaint is an empty answer
 */
export async function searchTree(
  store: Store,
  sha: string,
  query: Parameters<Snapshot['search']>[0],
  { entries, utf16: { paths, isComplete }, limitMs = timeLimitMs }: SearchedTree,
): Promise<SearchAnswer> {
  const { pattern, syntax, ignoreCase, under, limit, signal } = query;
  // Git takes every line of a pattern for a pattern of its own, and an empty one matches everything.
  if (/[\n\0]/.test(pattern)) throw new Error('The search failed: a pattern is one line of text.');
  const isUnder = (path: string) => under === null || path === under || path.startsWith(`${under}/`);
  const decoded = new Map(
    [...paths].map(([oid, all]) => [oid, all.filter(isUnder)] as const).filter(([, all]) => all.length > 0),
  );
  const args = [
    ...['grep', '-a', '-n', '-z', '--column', '--no-color', '--no-textconv', '--full-name'],
    ...(syntax === 'perl' ? ['-P'] : ['-F']),
    ...(ignoreCase ? ['-i'] : []),
    ...['-e', pattern, sha, ...decoded.keys()],
  ];
  try {
    const { stdout, complaint, isTruncated } = await gitOnPaths(store, args, under === null ? [] : [under], {
      expected: [0, 1],
      timeoutMs: limitMs,
      maxBytes: mostBytes,
      isEnough: linesOver(spare * limit),
      signal,
    });
    // A file that cannot be read is passed over with exit code 0 or 1.
    if (/^(error|fatal):/m.test(complaint)) throw new Error(complaint.trim());
    const inUtf16 = new Set([...decoded.values()].flat());
    const matches = parseMatches(stdout, sha, decoded)
      // What git finds in the bytes of such a file has other lines than its text.
      .filter(({ path, isDecoded }) => isDecoded || !inUtf16.has(path))
      .map(({ isDecoded, ...match }) => match);
    return {
      matches: matches.slice(0, limit),
      isTruncated: isTruncated || matches.length > limit,
      leftOut: isComplete ? null : 'files in UTF-16',
    };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof GitError && error.isTimeout) throw new Error(tooSlow(under, entries, limitMs));
    throw new Error(`The search failed: ${messageOf(error)}`);
  }
}

/** Whether more lines than so many have come, of the pieces that it is shown one after the other. */
function linesOver(most: number): (piece: Buffer) => boolean {
  let lines = 0;
  return (piece) => {
    for (let at = piece.indexOf(0x0a); at >= 0; at = piece.indexOf(0x0a, at + 1)) lines += 1;
    return lines > most;
  };
}

/** What can be searched in time: parts of where nothing was found in time, the largest first. */
function tooSlow(under: string | null, entries: readonly TreeEntry[], limitMs: number): string {
  const start = under === null ? '' : `${under}/`;
  const inside = entries.filter(({ path }) => path.startsWith(start));
  const folders = new Map<string, number>();
  for (const { path } of inside) {
    const end = path.indexOf('/', start.length);
    if (end >= 0) folders.set(path.slice(0, end), (folders.get(path.slice(0, end)) ?? 0) + 1);
  }
  const largest = [...folders].toSorted(([, left], [, right]) => right - left).slice(0, mostFolders);
  const named = largest.map(([folder, files]) => `${visible(folder)} (${files} file${files === 1 ? '' : 's'})`);
  const where = named.length === 0 ? '' : `, such as ${named.join(', ')}`;
  return `The search of ${inside.length} files did not end within ${limitMs / 1000} s. Search under a folder${where}; with syntax fixed; or for a text that begins with letters.`;
}

interface FoundMatch extends SearchMatch {
  readonly isDecoded: boolean;
}

/**
 * Records are `sha:path NUL line NUL column NUL text LF`, or `blob NUL …`; a path may hold an LF, a text may hold a NUL.
 * @param decoded paths by blob
 */
function parseMatches(output: Buffer, sha: string, decoded: ReadonlyMap<string, readonly string[]>): FoundMatch[] {
  const matches: FoundMatch[] = [];
  for (let at = 0; at < output.length; ) {
    const pathEnd = output.indexOf(0, at);
    const lineEnd = output.indexOf(0, pathEnd + 1);
    const columnEnd = output.indexOf(0, lineEnd + 1);
    const end = output.indexOf(0x0a, columnEnd + 1);
    // A record without an end was cut by the limit of bytes.
    if (pathEnd < 0 || lineEnd < 0 || columnEnd < 0 || end < 0) break;
    const text = output.subarray(columnEnd + 1, end);
    const bytesBefore = Number(output.toString('latin1', lineEnd + 1, columnEnd)) - 1;
    const found = {
      line: Number(output.toString('latin1', pathEnd + 1, lineEnd)),
      column: (isUtf8(text) ? text.toString('utf8', 0, bytesBefore).length : bytesBefore) + 1,
      text: decodeLines(text),
    };
    const alike = decoded.get(output.toString('latin1', at, pathEnd));
    if (alike === undefined)
      matches.push({ path: pathText(output.subarray(at + sha.length + 1, pathEnd)), ...found, isDecoded: false });
    else matches.push(...alike.map((path) => ({ path, ...found, isDecoded: true })));
    at = end + 1;
  }
  return matches;
}
