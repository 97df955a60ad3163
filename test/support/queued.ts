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

/** GitHub has made groups of pull requests, each upon the one before it, and tells of the last one. */
export function queue(bed: TestBed, pulls: readonly QueuedPull[], baseRef = 'main'): object {
  const onto = (at: number) => (at === 0 ? 'a'.repeat(40) : groupOf(pulls[at - 1]?.number ?? 0));
  const refs = pulls.map(({ number }, at) => `refs/heads/gh-readonly-queue/${baseRef}/pr-${number}-${onto(at)}`);
  const commits = pulls.map(({ number, merges = null }, at) => ({
    sha: groupOf(number),
    parents: [onto(at), ...(merges === null ? [] : [merges])],
  }));
  const last = pulls.length - 1;
  bed.github.state.queue = {
    branches: Object.fromEntries(refs.map((ref, at) => [ref, groupOf(pulls[at]?.number ?? 0)])),
    commits: { [groupOf(pulls[last]?.number ?? 0)]: commits },
  };
  return {
    ...example,
    merge_group: {
      ...(example['merge_group'] as object),
      ...{ head_sha: groupOf(pulls[last]?.number ?? 0), head_ref: refs[last] },
      ...{ base_sha: onto(last), base_ref: `refs/heads/${baseRef}` },
    },
    repository: { ...(example['repository'] as object), full_name: 'acme/shares', default_branch: 'main' },
  };
}
