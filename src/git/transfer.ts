import { patiently } from '../lib/clock.ts';
import { LateError, messageOf, UserError } from '../lib/user-error.ts';
import { type Exchange, fetchOnce, isFetched, type Remote } from './arrival/fetch-once.ts';
import type { Store } from './objects.ts';
import { GitError } from './process.ts';

/** What to fetch. Commits are named by their SHAs, for a reference may lag behind the event that tells of it. */
export interface Wish {
  /** What the pull request brings. */
  readonly head: string;
  /** What it is compared with. */
  readonly bases: readonly string[];
  /** How many commits from each of them; null for all. */
  readonly depth: number | null;
  readonly holding: Exchange['holding'];
}

/**
 * Fetches objects into the store. The token travels in the environment of this one child: never in an argument, an
 * address or a file. What may pass, or may still come, is waited for.
 * @throws {UserError} when the server refuses, has not got the commits, or sends objects that git refuses
 */
export async function transfer(store: Store, remote: Remote, wish: Wish): Promise<void> {
  const { head, bases } = wish;
  const fromBase = bases.map((base, at) => `+${base}:refs/deep-review/base${at}`);
  // Of commits without blobs their parents are read, and of trees it is compared what differs.
  const isChecked = wish.holding === 'everything';
  const fetch = (refspecs: readonly string[]) => fetchOnce(store, remote, { ...wish, refspecs, isChecked });
  const attempt = async () => {
    try {
      await fetch([`+${head}:refs/deep-review/head`, ...fromBase]);
    } catch (error) {
      // A refusal quotes names that the author of the change chose: they must not pass for the server's words.
      if (error instanceof GitError && !isRefusal(error)) refuseHopeless(error, { ...remote, head });
      throw error;
    }
  };
  const isPassing = (error: unknown) => error instanceof GitError || error instanceof LateError;
  try {
    await patiently(attempt, { ...remote, isPassing: (error) => isPassing(error) && !isRefusal(error) });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (isRefusal(error)) throw await refusedObject(error, () => fetch(fromBase));
    const [, status] = /returned error: (5\d\d)\b/.exec(error.message) ?? [];
    if (status !== undefined)
      throw new UserError(
        `GitHub's git server answers ${status}, and has done so for half a minute.`,
        'Run the job again once GitHub is well; its status page says what is down.',
      );
    throw new UserError(
      `The pull request could not be fetched: ${messageOf(error)}`,
      'Run the job again; where this happens again, look at what git says: it names the host, the certificate or the disk.',
    );
  }
}

/**
 * Fetches commits that may be gone from the server, each with its tree and no history, in one attempt that waits for nothing.
 * @returns false when the server does not give all of them
 */
export function transferOnce(store: Store, remote: Remote, commits: readonly string[]): Promise<boolean> {
  const refspecs = commits.map((sha) => `+${sha}:refs/deep-review/earlier/${sha}`);
  return isFetched(store, remote, { refspecs, depth: 1, holding: 'everything', isChecked: true });
}

/** For messages. */
export function called(number: number | null): string {
  return number === null ? 'the range' : `pull request #${number}`;
}

function isRefusal(error: unknown): boolean {
  return error instanceof GitError && /\bfsck error\b/i.test(error.message);
}

/** An object that git refuses, as an error that says whose it is: what the base alone brings is not the pull request's. */
async function refusedObject({ message }: GitError, fetchBase: () => Promise<void>): Promise<UserError> {
  try {
    await fetchBase();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    if (isRefusal(error))
      return new UserError(
        `The base branch, not the pull request, holds an object that git refuses: ${error.message}`,
        'Take it out of the base branch (`git fsck` finds it), then bring the pull request up to date with that.',
      );
  }
  return new UserError(
    `The pull request holds an object that git refuses: ${message}`,
    'Look at its commits by hand: this does not come from ordinary use of git. Its author has to push commits without it.',
  );
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
      `The server does not have ${head}, the head of ${called(number)}.`,
      'Run the job again. If the branch was pushed over in the meantime, the run for its new head reviews it.',
    );
  if (missing !== undefined)
    throw new LateError(
      `The server does not have ${missing}, the base commit of ${called(number)}.`,
      'Bring the pull request up to date with its base branch.',
    );
  if (/transport '[^']*' not allowed/i.test(text))
    throw new UserError(
      'The repository is not served over https.',
      'Set `GITHUB_SERVER_URL` to an https address: the token is sent over nothing else.',
    );
}
