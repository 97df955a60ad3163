import pRetry from 'p-retry';
import { messageOf, UserError } from '../lib/user-error.ts';
import { gitIn, type Store } from './objects.ts';
import { GitError } from './process.ts';

/** Where objects come from, and with what right. */
export interface Remote {
  /** `https://server/owner/name`; plain http for this machine only. */
  readonly remoteUrl: string;
  readonly token: string | null;
  readonly number: number;
  /** Proxy and certificate variables, for the fetch child alone. */
  readonly transport: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Limit of one attempt. */
  readonly timeoutMs: number;
  /** Before the second attempt, and half of the pause before the third; 500 unless given. */
  readonly pauseMs?: number;
}

const attempts = 3;

/** Trees that fsck complains of although honest old histories have them. */
const fsckTolerance = ['zeroPaddedFilemode', 'missingSpaceBeforeDate', 'badTimezone', 'missingSpaceBeforeEmail'];

/**
 * Fetches refspecs into the store. The token travels in the environment of this one child: never in an argument, an
 * address or a file. What may be a passing failure is tried again.
 * @param options of `git fetch`, such as `--depth=3`
 * @throws {UserError} when the server refuses, or after the last attempt
 */
export async function transfer(
  store: Store,
  remote: Remote,
  options: readonly string[],
  refspecs: readonly string[],
): Promise<void> {
  const fsck = ['fetch.fsckObjects=true', ...fsckTolerance.map((name) => `fetch.fsck.${name}=ignore`)];
  const command = [
    ...fsck.flatMap((setting) => ['-c', setting]),
    ...['-c', 'http.followRedirects=false', '-c', 'credential.helper='],
    ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc'],
    ...options,
    ...['--end-of-options', remote.remoteUrl, ...refspecs],
  ];
  const environment = environmentOf(remote);
  const { number, timeoutMs, pauseMs = 500, signal } = remote;
  const attempt = async () => {
    try {
      await gitIn(store, command, { environment, timeoutMs });
    } catch (error) {
      if (error instanceof GitError) refuseHopeless(error, number);
      throw error;
    }
  };
  try {
    await pRetry(attempt, {
      retries: attempts - 1,
      minTimeout: pauseMs,
      signal,
      shouldRetry: ({ error }) => error instanceof GitError,
    });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UserError(`The pull request could not be fetched: ${messageOf(error)}`, 'Run the job again.');
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

function refuseHopeless(error: GitError, number: number): void {
  const text = error.message;
  // Status codes are matched with their words: an object id can hold the same digits.
  if (/Authentication failed|could not read Username|returned error: 40[13]\b/i.test(text))
    throw new UserError(
      'The token may not read the repository.',
      'Give the job `permissions: contents: read`, or a `github-token` that can read it.',
    );
  if (/returned error: 404\b|repository '[^']*' not found|Repository not found/i.test(text))
    throw new UserError(
      'The server shows no such repository to this token.',
      'Give the job `permissions: contents: read`, or a `github-token` that can read it.',
    );
  if (/couldn't find remote ref|not our ref|unadvertised object/i.test(text))
    throw new UserError(
      `The server has no head for pull request #${number}, or its base commit is gone.`,
      'Check the number, then push to the pull request again.',
    );
  if (/fsck|badTree|hasDot|hasDotdot|hasDotgit|fullPathname|duplicateEntries/i.test(text))
    throw new UserError(
      `The pull request holds objects that git refuses: ${text}`,
      'Look at the commits by hand: such trees do not come from ordinary use of git.',
    );
  if (/transport '[^']*' not allowed/i.test(text))
    throw new UserError(
      'The repository is not served over https.',
      'Set `GITHUB_SERVER_URL` to an https address: the token is sent over nothing else.',
    );
}
