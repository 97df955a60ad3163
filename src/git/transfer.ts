import { type Clock, patiently } from '../lib/clock.ts';
import { LateError, messageOf, UserError } from '../lib/user-error.ts';
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
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** Limit of one attempt. */
  readonly timeoutMs: number;
}

/** What to fetch. Commits are named by their SHAs, for a reference may lag behind the event that tells of it. */
export interface Wish {
  /** What the pull request brings. */
  readonly head: string;
  /** What it is compared with. */
  readonly bases: readonly string[];
  /** How many commits from each of them; null for all. */
  readonly depth: number | null;
  /** Commits and nothing that they hold. */
  readonly isBare: boolean;
}

/** Trees that fsck complains of although honest old histories have them. */
const fsckTolerance = ['zeroPaddedFilemode', 'missingSpaceBeforeDate', 'badTimezone', 'missingSpaceBeforeEmail'];

/**
 * Fetches objects into the store. The token travels in the environment of this one child: never in an argument, an
 * address or a file. What may pass, or may still come, is waited for.
 * @throws {UserError} when the server refuses, has not got the commits, or sends objects that git refuses
 */
export async function transfer(store: Store, remote: Remote, wish: Wish): Promise<void> {
  const { head, bases } = wish;
  const fromBase = bases.map((base, at) => `+${base}:refs/deep-review/base${at}`);
  const attempt = async () => {
    try {
      await fetchOnce(store, remote, wish, [`+${head}:refs/deep-review/head`, ...fromBase]);
    } catch (error) {
      if (error instanceof GitError) refuseHopeless(error, { ...remote, head });
      throw error;
    }
  };
  const isPassing = (error: unknown) => error instanceof GitError || error instanceof LateError;
  try {
    await patiently(attempt, { ...remote, isPassing });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UserError(`The pull request could not be fetched: ${messageOf(error)}`, 'Run the job again.');
  }
}

async function fetchOnce(
  store: Store,
  remote: Remote,
  { depth, isBare }: Wish,
  refspecs: readonly string[],
): Promise<void> {
  const fsck = ['fetch.fsckObjects=true', ...fsckTolerance.map((name) => `fetch.fsck.${name}=ignore`)];
  const command = [
    ...fsck.flatMap((setting) => ['-c', setting]),
    ...['-c', 'http.followRedirects=false', '-c', 'credential.helper='],
    ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc'],
    ...(isBare ? ['--filter=tree:0'] : []),
    ...(depth === null ? [] : [`--depth=${depth}`]),
    ...['--end-of-options', remote.remoteUrl, ...refspecs],
  ];
  await gitIn(store, command, { environment: environmentOf(remote), timeoutMs: remote.timeoutMs });
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

/** @throws {UserError} for what no repetition mends, and {LateError} for what may still come */
function refuseHopeless(error: GitError, { number, head }: Pick<Remote, 'number'> & Pick<Wish, 'head'>): void {
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
  const [, missing] = /(?:not our ref|unadvertised object) ([0-9a-f]{40})/i.exec(text) ?? [];
  if (missing === head)
    throw new LateError(
      `The server does not have ${head}, the head of pull request #${number}.`,
      'Run the job again. If the branch was pushed over in the meantime, the run for its new head reviews it.',
    );
  if (missing !== undefined)
    throw new LateError(
      `The server does not have ${missing}, the base commit of pull request #${number}.`,
      'Bring the pull request up to date with its base branch.',
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
