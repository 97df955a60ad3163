import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, UserError } from '../lib/user-error.ts';
import { gitIn, type Store } from './objects.ts';
import { GitError, git } from './process.ts';
import { createRepo, type Repo } from './repo.ts';

export interface FetchOptions {
  /** A private folder; a bare repository is made inside it, and removed at the end. */
  readonly directory: string;
  /** `https://server/owner/name`; plain http for this machine only. */
  readonly remoteUrl: string;
  readonly token: string | null;
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  /** Null when GitHub did not tell: it is then found by a fetch without trees. */
  readonly mergeBase: string | null;
  readonly commitCount: number;
  readonly path: string;
  /** Proxy and certificate variables, for the fetch child alone. */
  readonly transport: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

export interface OpenedRepo extends AsyncDisposable {
  readonly repo: Repo;
  readonly mergeBase: string;
}

const headRef = 'refs/deep-review/head';
const attempts = 3;
const oldestGit = [2, 30] as const;

/** Trees that fsck complains of although honest old histories have them. */
const fsckTolerance = ['zeroPaddedFilemode', 'missingSpaceBeforeDate', 'badTimezone', 'missingSpaceBeforeEmail'];

/**
 * Fetches the objects of one pull request into a bare repository of our own whose HEAD is unborn. The head comes as
 * `refs/pull/N/head` of the base repository, so a fork and a deleted fork are read alike, and nothing is checked out.
 * @throws {UserError} without a usable git, when the token may not read, or when the head is not the one that was meant
 */
export async function openRepo(options: FetchOptions): Promise<OpenedRepo> {
  await requireGit(options);
  await mkdir(options.directory, { recursive: true, mode: 0o700 });
  const gitDirectory = await mkdtemp(join(options.directory, 'objects-'));
  const store: Store = { gitDirectory, path: options.path, signal: options.signal };
  try {
    await gitIn(store, ['init', '--quiet', '--bare', '--initial-branch=unborn', '--template=', gitDirectory], {
      gitDirectory: null,
    });
    const mergeBase = options.mergeBase ?? (await findMergeBase(store, options));
    await fetchObjects(store, options, [
      `--depth=${options.commitCount + 1}`,
      options.remoteUrl,
      `+refs/pull/${options.number}/head:${headRef}`,
      `+${mergeBase}:refs/deep-review/base`,
    ]);
    await requireHead(store, options);
    return {
      repo: createRepo(store, { mergeBase, headSha: options.headSha }),
      mergeBase,
      [Symbol.asyncDispose]: () => rm(options.directory, { recursive: true, force: true }),
    };
  } catch (error) {
    await rm(options.directory, { recursive: true, force: true });
    throw error;
  }
}

async function requireGit({ path, signal }: FetchOptions): Promise<void> {
  const { stdout } = await git({ gitDirectory: null, path, signal, args: ['version'] });
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout.toString('utf8')) ?? [];
  const isOld = Number(major) < oldestGit[0] || (Number(major) === oldestGit[0] && Number(minor) < oldestGit[1]);
  if (isOld) throw new UserError(`The runner's git is ${major}.${minor}.`, 'Install git 2.30 or newer on the runner.');
}

async function findMergeBase(store: Store, options: FetchOptions): Promise<string> {
  await fetchObjects(store, options, [
    '--filter=tree:0',
    options.remoteUrl,
    `+refs/pull/${options.number}/head:refs/deep-review/history-head`,
    `+${options.baseSha}:refs/deep-review/history-base`,
  ]);
  const { stdout, exitCode } = await gitIn(store, ['merge-base', options.baseSha, options.headSha], {
    expected: [0, 1, 128],
  });
  const mergeBase = stdout.toString('utf8').trim();
  if (exitCode === 0) return mergeBase;
  throw new UserError(
    `Pull request #${options.number} has no common history with its base.`,
    'Rebase its branch on the base branch.',
  );
}

async function fetchObjects(store: Store, options: FetchOptions, args: readonly string[]): Promise<void> {
  const { remoteUrl, token, number, timeoutMs, transport } = options;
  const url = new URL(remoteUrl);
  const isLocal = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const environment = {
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
  const fsck = ['fetch.fsckObjects=true', ...fsckTolerance.map((name) => `fetch.fsck.${name}=ignore`)];
  const command = [
    ...fsck.flatMap((setting) => ['-c', setting]),
    ...['-c', 'http.followRedirects=false', '-c', 'credential.helper='],
    ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc'],
    ...args,
  ];
  for (let attempt = 1; ; attempt += 1) {
    try {
      await gitIn(store, command, { environment, timeoutMs });
      return;
    } catch (error) {
      options.signal.throwIfAborted();
      if (!(error instanceof GitError)) throw error;
      refuseHopeless(error, number);
      if (attempt === attempts)
        throw new UserError(`The pull request could not be fetched: ${messageOf(error)}`, 'Run the job again.');
    }
  }
}

function refuseHopeless(error: GitError, number: number): void {
  const text = error.message;
  if (/Authentication failed|could not read Username|40[13]/i.test(text))
    throw new UserError(
      'The token may not read the repository.',
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
}

async function requireHead(store: Store, { headSha, number }: FetchOptions): Promise<void> {
  const { stdout } = await gitIn(store, ['rev-parse', '--verify', '--end-of-options', headRef]);
  const fetched = stdout.toString('utf8').trim();
  if (fetched === headSha) return;
  throw new UserError(
    `The head of pull request #${number} moved from ${headSha} to ${fetched} before the review began.`,
    'Nothing: the run for the new head reviews it.',
  );
}
