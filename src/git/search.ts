import { messageOf } from '../lib/user-error.ts';
import { gitIn, type Store } from './objects.ts';
import type { SearchMatch, Snapshot } from './repo.ts';

const timeLimitMs = 10_000;
const mostBytes = 8 * 1024 * 1024;

/**
 * Searches the tree of one commit. POSIX extended expressions are not offered: git's engine for them takes gigabytes
 * on a hostile pattern, PCRE gives up by itself (threats.md, probes 16 and 17).
 */
export async function searchTree(store: Store, sha: string, query: Parameters<Snapshot['search']>[0]) {
  const { pattern, syntax, ignoreCase, under, limit, signal } = query;
  const args = [
    ...['grep', '-a', '-n', '-z', '--no-color', '--no-textconv', '--full-name'],
    ...(syntax === 'perl' ? ['-P'] : ['-F']),
    ...(ignoreCase ? ['-i'] : []),
    ...['-e', pattern, sha, '--', ...(under === null ? [] : [under])],
  ];
  try {
    const { stdout, isTruncated } = await gitIn(store, args, {
      expected: [0, 1],
      timeoutMs: timeLimitMs,
      maxBytes: mostBytes,
      signal,
    });
    const matches = parseMatches(stdout.toString('utf8'), sha);
    return { matches: matches.slice(0, limit), isTruncated: isTruncated || matches.length > limit };
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(`The search failed: ${messageOf(error)}`);
  }
}

/** Records are `sha:path NUL line NUL text LF`. */
function parseMatches(text: string, sha: string): SearchMatch[] {
  return text.split('\n').flatMap((record) => {
    const [place = '', line = '', ...rest] = record.split('\0');
    if (!place.startsWith(`${sha}:`) || !/^\d+$/.test(line)) return [];
    return [{ path: place.slice(sha.length + 1), line: Number(line), text: rest.join('\0') }];
  });
}
