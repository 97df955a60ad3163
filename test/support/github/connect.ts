import { expect } from 'vitest';
import type { CommentDestination, WrittenComment } from '../../../src/github/access.ts';
import { createGitHub } from '../../../src/github/client.ts';
import type { GitHub } from '../../../src/github/github.ts';
import { type Clock, type Deadline, systemClock } from '../../../src/lib/clock.ts';
import { mergingOf } from '../../../src/rounds/merge/merging.ts';
import { type LoopbackGitHub, startGitHub } from '../github.ts';
import type { PullScript } from './payloads.ts';

/** Who the token of the tests acts as. */
export const login = 'github-actions[bot]';

export const pull: PullScript = {
  owner: 'o',
  repo: 'r',
  number: 7,
  title: 'A change',
  body: 'Please',
  author: 'ana',
  baseRef: 'main',
  baseSha: 'a'.repeat(40),
  headRef: 'topic',
  headSha: 'b'.repeat(40),
  mergeBase: 'c'.repeat(40),
  commits: 2,
  state: 'open',
  isDraft: false,
  headRepo: 'o/r',
};

/** Without a key: what stands there is kept as it is. */
const merging = mergingOf(null, { pull: 7, instance: 'deep-review' });

export interface Connected extends AsyncDisposable {
  readonly server: LoopbackGitHub;
  readonly github: GitHub;
  /** The one comment on pull request 7, for the one run of `github`. */
  readonly comment: CommentDestination;
  /** The same for another run, which began so many milliseconds later. */
  commentOf(later: number, headSha?: string): CommentDestination;
  /** Writes the comment, as a run of its own that has looked at nothing. */
  write(body: string): Promise<WrittenComment>;
}

/** When the run of the tests began. */
const startedAt = Date.parse('2026-11-03T07:15:00Z');

/** The real adapter, in a hurry, against the loopback GitHub. At the end, nothing may have gone against GitHub's description. */
export async function connect(
  options: {
    readonly pull?: Partial<PullScript>;
    readonly token?: string;
    readonly owner?: string;
    readonly attemptMs?: number;
    readonly secondMs?: number;
    readonly clock?: Pick<Clock, 'now' | 'deadline'>;
  } = {},
): Promise<Connected> {
  const pulls = [{ ...pull, ...options.pull }];
  const server = await startGitHub({ token: 'tok', login, serverUrl: 'https://github.test', pulls });
  const clientOf = (later: number) =>
    createGitHub({
      token: options.token ?? 'tok',
      apiUrl: server.url,
      serverUrl: 'https://github.test',
      owner: options.owner ?? 'o',
      repo: 'r',
      run: { startedAt: startedAt + later, run: '4711-1' },
      secondMs: options.secondMs ?? 5,
      ...(options.attemptMs === undefined ? {} : { attemptMs: options.attemptMs }),
      ...(options.clock === undefined ? {} : { clock: options.clock }),
    });
  const github = clientOf(0);
  const commentOf = (later: number, headSha = pull.headSha) =>
    clientOf(later).comment(7, { name: 'deep-review', headSha, merging });
  let runs = 0;
  return {
    server,
    github,
    comment: github.comment(7, { name: 'deep-review', headSha: pull.headSha, merging }),
    commentOf,
    write(body) {
      runs += 1;
      return commentOf(runs).write(body, longDeadline());
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      expect(server.violations).toEqual([]);
      expect(server.state.faults).toEqual([]);
    },
  };
}

/** One that no test waits for. */
export function longDeadline(): Deadline {
  return systemClock.deadline(20_000);
}
