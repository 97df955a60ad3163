import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { secretsOf } from '../agent/provider.ts';
import { readAccess, unmasked } from '../config/access.ts';
import type { ReadInput } from '../config/inputs.ts';
import { createEvents } from '../events/event.ts';
import { borrowRepo, type Lender, readFileAt, readSpan } from '../git/borrow.ts';
import { systemClock } from '../lib/clock.ts';
import { createRedactor } from '../lib/redact.ts';
import { vendors } from '../providers/index.ts';
import type { LocalBranch } from '../types.ts';
import { connections, openInputs } from './connections.ts';
import { createLog, type Runner } from './runner.ts';
import type { World } from './world.ts';

/** A review of commits on this machine, without GitHub. */
export interface LocalReview {
  /** A folder inside the repository. */
  readonly folder: string;
  /** Names of commits: branches, tags, SHAs. */
  readonly base: string;
  readonly head: string;
  /** Inputs under the names of action.yml, keys included. */
  readonly read: ReadInput;
  /** PATH, to find git. */
  readonly path: string;
  readonly runner: Runner;
  readonly cancel: AbortSignal;
}

/**
 * The world of a local review. Nothing leaves the machine but what is asked of vendors, and nothing of the repository is
 * touched: its objects are borrowed.
 * @throws {UserError} when a key does not hold
 */
export function openLocalWorld({ folder, base, head, read, path, runner, cancel }: LocalReview): World {
  const access = readAccess(read, vendors);
  for (const warning of unmasked(access)) runner.warning(warning);
  const redact = createRedactor([...access.values()].flatMap(secretsOf));
  const lender: Lender = { folder, path, signal: cancel };
  const readChange = async (): Promise<LocalBranch> => {
    const span = await readSpan(lender, { base, head });
    return { kind: 'local-branch', repository: basename(folder), baseRef: base, headRef: head, ...span };
  };
  return {
    trigger: async () => ({ kind: 'local', base, head }),
    inputs: openInputs(read, access),
    source: {
      readChange,
      readHead: readChange,
      readProtected: async () => null,
      readBaseFile: ({ baseSha }, path) => readFileAt(lender, baseSha, path),
      readThreads: async () => [],
    },
    openRepo: (change) => {
      if (change.kind !== 'local-branch') throw new Error(`a ${change.kind} on this machine`);
      return borrowRepo(lender, change, mkdtempSync(join(tmpdir(), 'deep-review-objects-')));
    },
    destinations: () => ({ comment: null, inlineComments: null, status: null }),
    connect: connections(access),
    seal: null,
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
    reportDirectory: join(tmpdir(), 'deep-review'),
  };
}
