import type { GitHubState } from './github/state.ts';
import { examplesOf } from './github/webhooks.ts';
import type { TestBed } from './test-bed.ts';

const [example = {}] = examplesOf('merge_group');

export interface QueuedPull {
  readonly number: number;
  /** The second parent of its merge; null: it is squashed. */
  readonly merges?: string | null;
}

/** Sha of the group that a pull request was queued with. */
export const groupOf = (number: number) => `${number}`.padEnd(40, 'c');

const onto = (pulls: readonly QueuedPull[], at: number) =>
  at === 0 ? 'a'.repeat(40) : groupOf(pulls[at - 1]?.number ?? 0);
const refs = (pulls: readonly QueuedPull[], baseRef: string) =>
  pulls.map(({ number }, at) => `refs/heads/gh-readonly-queue/${baseRef}/pr-${number}-${onto(pulls, at)}`);

/** What GitHub has made of pull requests: groups, each upon the one before it. */
export function queueOf(pulls: readonly QueuedPull[], baseRef = 'main'): GitHubState['queue'] {
  const commits = pulls.map(({ number, merges = null }, at) => ({
    sha: groupOf(number),
    parents: [onto(pulls, at), ...(merges === null ? [] : [merges])],
  }));
  return {
    branches: Object.fromEntries(refs(pulls, baseRef).map((ref, at) => [ref, groupOf(pulls[at]?.number ?? 0)])),
    commits: { [groupOf(pulls.at(-1)?.number ?? 0)]: commits },
  };
}

/** The event of the last of these groups. */
export function mergeGroupEvent(pulls: readonly QueuedPull[], baseRef = 'main'): Record<string, unknown> {
  return {
    ...example,
    merge_group: {
      ...(example['merge_group'] as object),
      ...{ head_sha: groupOf(pulls.at(-1)?.number ?? 0), head_ref: refs(pulls, baseRef).at(-1) },
      ...{ base_sha: onto(pulls, pulls.length - 1), base_ref: `refs/heads/${baseRef}` },
    },
    repository: { ...(example['repository'] as object), full_name: 'acme/shares', default_branch: 'main' },
  };
}

/** GitHub has queued pull requests, and tells of the group of the last one. */
export function queue(bed: TestBed, pulls: readonly QueuedPull[], baseRef = 'main'): Record<string, unknown> {
  bed.github.state.queue = queueOf(pulls, baseRef);
  return mergeGroupEvent(pulls, baseRef);
}
