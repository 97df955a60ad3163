import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { secretsOf } from '../agent/provider.ts';
import { readAccess, unmasked } from '../config/access.ts';
import type { ReadInput } from '../config/inputs.ts';
import { createEvents } from '../events/event.ts';
import { borrowRepo, type Lender, readFileAt, readSpan, readUncommitted, usualBase } from '../git/local/borrow.ts';
import { systemClock } from '../lib/clock.ts';
import { createRedactor } from '../lib/redact.ts';
import { vendors } from '../providers/index.ts';
import type { Change, LocalBranch, Report } from '../types.ts';
import { connections, modelChecks, openInputs } from './connections.ts';
import { createLog, type Runner } from './runner.ts';
import type { World } from './world.ts';

/** What stands for a name where the head is no commit of the repository. */
const uncommitted = 'uncommitted changes';

/** A review of commits on this machine, without GitHub. */
export interface LocalReview {
  /** A folder inside the repository. */
  readonly folder: string;
  /**
   * Names of commits: branches, tags, SHAs. Without a base it is the remote's default branch, or HEAD where the head is
   * none, which stands for what is not committed.
   */
  readonly base: string | null;
  readonly head: string | null;
  /** Inputs under the names of action.yml, keys included. */
  readonly read: ReadInput;
  /** Names of those that a person typed: they hold against the configuration file. */
  readonly typed?: ReadonlySet<string>;
  /** The report of the round before. */
  readonly previous?: Report | null;
  /** PATH, to find git. */
  readonly path: string;
  readonly runner: Runner;
  readonly cancel: AbortSignal;
  /** A folder for what is temporary, which the caller removes; the system's unless given. */
  readonly temporary?: string;
}

/**
 * The world of a local review. Nothing leaves the machine but what is asked of vendors, and nothing of the repository is
 * touched: its objects are borrowed.
 * @throws {UserError} when a key does not hold
 */
export function openLocalWorld(asked: LocalReview): World {
  const { folder, head, read, typed, previous = null, path, runner, cancel, temporary = tmpdir() } = asked;
  const access = readAccess(read, vendors);
  for (const warning of unmasked(access)) runner.warning(warning);
  const redact = createRedactor([...access.values()].flatMap(secretsOf));
  const lender: Lender = { folder, path, signal: cancel };
  const directory = mkdtempSync(join(temporary, 'deep-review-objects-'));
  const readBase = async () => asked.base ?? (head === null ? 'HEAD' : await usualBase(lender));
  let objects: string | undefined;
  const readChange = async (): Promise<LocalBranch> => {
    const base = await readBase();
    const names = { kind: 'local-branch', repository: basename(resolve(folder)), baseRef: base } as const;
    if (head !== null) return { ...names, headRef: head, ...(await readSpan(lender, { base, head })) };
    const { objects: own, ...span } = await readUncommitted(lender, base, directory);
    objects = own;
    return { ...names, headRef: uncommitted, ...span };
  };
  // What is not committed is reviewed as it was found: whoever goes on working starts no other review.
  const readHead = async (change: Change) => (head === null ? change : await readChange());
  return {
    trigger: async () => ({ kind: 'local', base: await readBase(), head: head ?? uncommitted }),
    inputs: { ...openInputs(read, access), ...(typed === undefined ? {} : { typed }) },
    source: {
      readChange,
      readHead,
      readProtected: async () => null,
      readBaseFile: ({ baseSha }, path) => readFileAt(lender, baseSha, path),
      readThreads: async () => [],
    },
    async openRepo(change) {
      if (change.kind !== 'local-branch') throw new Error(`a ${change.kind} on this machine`);
      return borrowRepo(lender, { ...change, ...(objects === undefined ? {} : { objects }) }, directory);
    },
    neighbours: null,
    destinations: () => ({
      comment: null,
      inlineComments: null,
      markComments: null,
      status: null,
      lastStatus: null,
      hadStatus: null,
    }),
    conversation: null,
    connect: connections(access),
    checkModel: modelChecks(access, vendors),
    seal: null,
    ...(previous === null ? {} : { previous }),
    run: '0-1',
    runner,
    events: createEvents(),
    log: createLog(runner, redact),
    clock: systemClock,
    seed: randomBytes(16).toString('hex'),
    redact,
    cancel,
    isDebug: false,
    runUrl: null,
    actionUrl: null,
    reportDirectory: join(temporary, 'deep-review'),
    handover: null,
  };
}
