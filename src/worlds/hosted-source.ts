import type { GitHub } from '../github/github.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import { UserError } from '../lib/user-error.ts';
import type { CommitRange } from '../types.ts';
import { readMeantHead } from './meant-head.ts';
import type { RangeTarget } from './triggers/range.ts';
import type { Source } from './world.ts';

/** What GitHub tells of a change: of a pull request as it is now, of a range what its two commits are. */
export function hostedSource(
  github: GitHub,
  {
    log,
    ...patience
  }: { readonly log: Log; readonly clock: Pick<Clock, 'now' | 'wait'>; readonly signal: AbortSignal },
): Source {
  return {
    readChange(target) {
      if (target.kind === 'range') return readCommits(target, github, log);
      if (target.kind === 'pull-request') return readMeantHead(target, github, patience);
      throw notHosted(target);
    },
    // A range is what it was: two commits.
    readHead: async (change, deadline) =>
      change.kind === 'pull-request' ? github.readHead(change.number, deadline) : change,
    readProtected: ({ baseRef }) => github.readProtected(baseRef),
    // What a push brought must not say how it is reviewed.
    readBaseFile: ({ kind, baseRef, baseSha }, path) =>
      github.readBranchFile(kind === 'range' ? baseSha : baseRef, path),
    readThreads: async (change, deadline) =>
      change.kind === 'pull-request' ? github.readUnresolvedThreads(change.number, deadline) : [],
  };
}

/** A local branch in a workflow is a bug. */
export function notHosted({ kind }: { readonly kind: string }): Error {
  return new Error(`a ${kind} in a workflow`);
}

async function readCommits(target: RangeTarget, github: GitHub, log: Log): Promise<CommitRange> {
  const { base, head, otherwise } = target;
  const found = await github.readRange(target);
  if (found !== null) return found;
  const other = otherwise === null ? null : await github.readRange({ ...target, base: otherwise, baseRef: otherwise });
  if (other === null)
    throw new UserError(
      `GitHub cannot compare ${base} with ${head}.`,
      'Look whether both are branches, tags or full SHAs of this repository, and have a commit in common.',
    );
  log.line(`What the branch was before, ${base}, is not on the server any more: compared with ${otherwise} instead.`);
  return other;
}
