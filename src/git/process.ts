import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { delimiter, isAbsolute, join, relative } from 'node:path';
import { getExecOutput } from '@actions/exec';
import { UserError } from '../lib/user-error.ts';

/** Git ended with an exit code that the caller did not expect. The message is git's own, without secrets. */
export class GitError extends Error {
  override readonly name = 'GitError';
  readonly exitCode: number | null;
  /** Whether it was ended because its time was over. */
  readonly isTimeout: boolean;

  constructor(exitCode: number | null, message: string, isTimeout = false) {
    super(message);
    this.exitCode = exitCode;
    this.isTimeout = isTimeout;
  }
}

export interface GitCall {
  /** PATH of the process: the caller hands the environment in, this module does not read it. */
  readonly path: string;
  readonly args: readonly string[];
  /** The bare repository; null for a call that needs none. */
  readonly gitDirectory: string | null;
  /** Added to the fixed environment: the fetch child's transport and token. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  readonly timeoutMs?: number;
  /** More output than this ends the child; what came so far is returned as truncated. */
  readonly maxBytes?: number;
  /** Is shown every piece of the output, and says when there is enough of it: that ends the child in the same way. */
  readonly isEnough?: (piece: Buffer) => boolean;
  /** Takes every piece of the output, of which nothing else is kept then. */
  readonly hear?: (piece: Buffer) => void;
  /** Exit codes that are answers, not errors. */
  readonly expected?: readonly number[];
  readonly signal?: AbortSignal | undefined;
}

/** How a child ended. */
export interface GitAnswer {
  readonly exitCode: number | null;
  readonly stdout: Buffer;
  /** The end of what git complained about: some of its commands go on after an error and answer as if nothing was. */
  readonly complaint: string;
  readonly isTruncated: boolean;
}

const defaults = { timeoutMs: 60_000, maxBytes: 256 * 1024 * 1024, expected: [0] };
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'log.showSignature=false',
  'log.mailmap=false',
  'gc.auto=0',
  'maintenance.auto=false',
];

/** Nothing of the machine's or the user's configuration, no prompts, no lazy fetches, literal paths. */
const environment: Readonly<Record<string, string>> = {
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_ATTR_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_ALLOW_PROTOCOL: 'none',
};

/** True in the working folder, which on a runner is the checkout. */
function isInWorkspace(folder: string): boolean {
  const workspace = process.cwd();
  const way = relative(workspace, folder);
  return workspace !== '/' && way.split('/')[0] !== '..' && !isAbsolute(way);
}

/** The absolute path of git. Entries of PATH that are relative or lie in the checkout are passed over. */
export function locateGit(path: string): string {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder) || isInWorkspace(folder)) continue;
    const candidate = join(folder, 'git');
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // The next folder of PATH may have it.
    }
  }
  throw new UserError(
    'There is no git in `PATH`, or only one in the workspace.',
    'Install git 2.30 or newer on the runner, or in the image of the container.',
  );
}

function argumentsOf({ gitDirectory, args }: Pick<GitCall, 'gitDirectory' | 'args'>): string[] {
  return [
    '--no-pager',
    ...(gitDirectory === null ? [] : [`--git-dir=${gitDirectory}`]),
    ...settings.flatMap((setting) => ['-c', setting]),
    ...args,
  ];
}

function commandOf(args: readonly string[]): string {
  return args.find((argument) => /^[a-z]+(?:-[a-z]+)*$/.test(argument)) ?? '';
}

function failureOf(args: readonly string[], exitCode: number | null, complaint: string): GitError {
  const words = complaint.replaceAll('\0', '').trim() || `exit code ${exitCode}`;
  return new GitError(exitCode, `git ${commandOf(args)}: ${words}`);
}

/**
 * Runs what needs neither a repository, a stream, a limit nor an end by force (`git version`, `git init`), and gives what
 * it prints. None of that is repeated on our own output, where the runner looks for workflow commands.
 * @throws {GitError} on any exit code but 0; the signal's reason when it is aborted, of which a running git hears nothing
 */
export async function gitBriefly({ path, args, signal }: Pick<GitCall, 'path' | 'args' | 'signal'>): Promise<string> {
  signal?.throwIfAborted();
  // The package splits what it is to start at blanks that stand outside of quotation marks.
  const program = `"${locateGit(path).replaceAll('"', '\\"')}"`;
  const { exitCode, stdout, stderr } = await getExecOutput(program, argumentsOf({ gitDirectory: null, args }), {
    cwd: '/',
    env: { PATH: path, ...environment },
    silent: true,
    ignoreReturnCode: true,
  });
  signal?.throwIfAborted();
  if (exitCode !== 0) throw failureOf(args, exitCode, stderr.slice(-4000));
  return stdout;
}

/** Starts a child in a group of its own, and says how all of the group is ended. */
function startGit(call: Pick<GitCall, 'path' | 'args' | 'gitDirectory' | 'environment'>) {
  const child = spawn(locateGit(call.path), argumentsOf(call), {
    cwd: call.gitDirectory ?? '/',
    env: { PATH: call.path, ...environment, ...call.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    shell: false,
  });
  // Fetch starts helpers of its own: the whole group has to go.
  const kill = () => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  };
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  // A child that ends without reading its input closes the pipe; its exit code says what happened.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, kill, ended, complaint: () => complaint };
}

/** Runs git and waits for its end. @throws {GitError} on an unexpected exit code or a timeout */
export async function git(call: GitCall): Promise<GitAnswer> {
  const { timeoutMs, maxBytes, expected } = { ...defaults, ...call };
  call.signal?.throwIfAborted();
  const { child, kill, ended, complaint } = startGit(call);
  let isTimeout = false;
  const timer = setTimeout(() => {
    isTimeout = true;
    kill();
  }, timeoutMs);
  call.signal?.addEventListener('abort', kill, { once: true });
  const chunks: Buffer[] = [];
  let bytes = 0;
  let isTruncated = false;
  child.stdout.on('data', (chunk: Buffer) => {
    if (isTruncated) return;
    bytes += chunk.length;
    if (call.hear === undefined) chunks.push(chunk);
    else call.hear(chunk);
    if (bytes <= maxBytes && call.isEnough?.(chunk) !== true) return;
    isTruncated = true;
    kill();
  });
  child.stdin.end(call.input ?? '');
  try {
    const exitCode = await ended;
    call.signal?.throwIfAborted();
    if (isTimeout)
      throw new GitError(null, `git ${commandOf(call.args)} did not end within ${timeoutMs / 1000} s`, true);
    if (!isTruncated && !expected.includes(exitCode ?? -1)) throw failureOf(call.args, exitCode, complaint());
    // Node keeps a child, and so what listens to it, for some time: what it printed is not kept twice.
    const stdout = Buffer.concat(chunks.splice(0)).subarray(0, maxBytes);
    return { exitCode, stdout, complaint: complaint(), isTruncated };
  } finally {
    clearTimeout(timer);
    call.signal?.removeEventListener('abort', kill);
  }
}

/** A git that answers as long as it is asked. */
export interface Conversation {
  readonly write: (text: string) => void;
  /** Ends it by force. */
  readonly kill: () => void;
  /** Whether the program waits for it before it ends. */
  readonly hold: (isHeld: boolean) => void;
  /** Why it is over, however it ended; the reason of the signal when that was aborted. Never rejects. */
  readonly over: Promise<unknown>;
}

/** Starts one. It does not outlive the program, nor an abort of the signal. @param hear is told what it prints */
export function converse(
  call: Pick<GitCall, 'path' | 'args' | 'gitDirectory' | 'signal'>,
  hear: (chunk: Buffer) => void,
): Conversation {
  call.signal?.throwIfAborted();
  const { child, kill, ended, complaint } = startGit(call);
  call.signal?.addEventListener('abort', kill, { once: true });
  child.stdout.on('data', hear);
  const pipes = [child.stdin, child.stdout, child.stderr].filter((pipe) => pipe instanceof Socket);
  return {
    write: (text) => void child.stdin.write(text),
    kill,
    hold(isHeld) {
      for (const one of [child, ...pipes]) isHeld ? one.ref() : one.unref();
    },
    over: ended
      .then((exitCode): unknown => failureOf(call.args, exitCode, complaint()))
      .catch((error: unknown) => error)
      .then((error) => {
        call.signal?.removeEventListener('abort', kill);
        return call.signal?.aborted ? call.signal.reason : error;
      }),
  };
}
