import type { Clock } from '../../lib/clock.ts';
import { gitIn, type Store } from '../objects.ts';
import { GitError } from '../process.ts';

/** Where objects come from, and with what right. */
export interface Remote {
  /** `https://server/owner/name`; plain http for this machine only. */
  readonly remoteUrl: string;
  readonly token: string | null;
  /** Of the pull request; null: what is fetched is a range of commits. */
  readonly number: number | null;
  /** Whether it is worth to leave for later what a review does not begin with. */
  readonly isLarge: boolean;
  /** Proxy and certificate variables, for the fetch child alone. */
  readonly transport: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** Limit of one attempt. */
  readonly timeoutMs: number;
}

/** What one fetch asks for. */
export interface Exchange {
  /** What is wanted, each with the reference that is to hold it. */
  readonly refspecs?: readonly string[];
  /** Objects that are wanted by their ids alone. */
  readonly oids?: readonly string[];
  /** How many commits from each; null for all. */
  readonly depth: number | null;
  /** What comes with the commits. */
  readonly holding: 'nothing' | 'trees' | 'everything';
  /** Whether git checks the objects; beside a filter, it tolerates then nothing of what it does otherwise. */
  readonly isChecked: boolean;
  /** Whether nothing that is here already stands for what it refers to. */
  readonly isAnew?: boolean;
}

const filters: Readonly<Record<Exchange['holding'], readonly string[]>> = {
  nothing: ['--filter=tree:0'],
  trees: ['--filter=blob:none'],
  everything: [],
};

/**
 * What fsck has against commits and trees that GitHub serves: odd identities, dates and headers of old importers, which
 * nothing here relies on. The rest stays an error, above all what hides in the names of trees and in `.gitmodules`.
 */
const fsckTolerance = [
  ...['badDate', 'badDateOverflow', 'badEmail', 'badName', 'badTimezone', 'missingEmail', 'missingNameBeforeEmail'],
  ...['missingSpaceBeforeDate', 'missingSpaceBeforeEmail', 'zeroPaddedDate', 'nulInCommit'],
  ...['missingAuthor', 'multipleAuthors', 'missingCommitter', 'zeroPaddedFilemode'],
].map((name) => `fetch.fsck.${name}=ignore`);

/**
 * One fetch into the store, tried once. The token travels in the environment of this one child: never in an argument, an
 * address or a file. @throws {GitError}
 */
export async function fetchOnce(store: Store, remote: Remote, exchange: Exchange): Promise<void> {
  const { refspecs = [], oids = [], depth, holding, isChecked, isAnew = false } = exchange;
  const settings = [
    `fetch.fsckObjects=${isChecked}`,
    // Git 2.39 hears of no tolerance beside a filter, and what is checked in two steps has to be held to the same.
    ...(isChecked && holding === 'everything' ? fsckTolerance : []),
    ...(isAnew ? ['fetch.negotiationAlgorithm=noop'] : []),
    // A pack is moved as it is.
    ...['fetch.unpackLimit=1', 'http.followRedirects=false', 'credential.helper='],
  ];
  const command = [
    ...settings.flatMap((setting) => ['-c', setting]),
    ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc'],
    ...filters[holding],
    ...(depth === null ? [] : [`--depth=${depth}`]),
    ...(oids.length === 0 ? [] : ['--stdin']),
    ...['--end-of-options', remote.remoteUrl, ...refspecs],
  ];
  const { timeoutMs, signal } = remote;
  const input = oids.map((oid) => `${oid}\n`).join('');
  await gitIn(store, command, { environment: environmentOf(remote), input, timeoutMs, signal, needsBlobs: false });
}

/**
 * The same for whoever has another way: whatever goes wrong is for an ordinary fetch to explain.
 * @returns false when not all that is wanted came
 */
export function isFetched(store: Store, remote: Remote, exchange: Exchange): Promise<boolean> {
  return unlessGitFails(async () => {
    await fetchOnce(store, remote, exchange);
    return true;
  });
}

/** What an attempt comes to; false where git fails at it. */
export async function unlessGitFails(attempt: () => Promise<boolean>): Promise<boolean> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

function environmentOf({ remoteUrl, token, transport }: Remote): Record<string, string> {
  const url = new URL(remoteUrl);
  const isLocal = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return {
    ...transport,
    GIT_ALLOW_PROTOCOL: isLocal ? 'http' : 'https',
    ...(token === null
      ? {}
      : {
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: `http.${url.origin}/.extraheader`,
          GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
        }),
  };
}
