import { createHash } from 'node:crypto';
import type { ChangedFile, Guidelines, Memory, PullRequestFacts } from '../types.ts';

/**
 * What a change does, whatever commits it stands in and wherever its lines have moved to: equal for two that write and
 * delete the same lines between the same ones. A file without printed lines is known by its content, and so is a new one.
 * @param blobs contents of the files at the head, by path
 */
export function patchIdOf(changes: readonly ChangedFile[], blobs: ReadonlyMap<string, string>): string {
  return digest(
    changes.map(({ path, oldPath = null, status, oldMode, newMode, content, notReviewed, hunks }) => ({
      ...{ path, oldPath, status, oldMode, newMode, content, notReviewed },
      lines: hunks.map(({ lines }) => lines.map(({ kind, text }) => [kind, text])),
      blob: hunks.length === 0 || status === 'added' ? (blobs.get(path) ?? null) : null,
    })),
  );
}

/** Everything but the change that has a part in what a review comes to. */
export interface Configuration {
  /** What inputs and configuration file ask for, by the names of their settings. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** As reviewers are given them: those that fit the changed files. */
  readonly guidelines: Guidelines;
  /** What the program is: its version, and what it tells models. */
  readonly program: readonly string[];
}

/** Equal for two configurations that ask for the same review, in whatever order their settings stand. */
export function configurationOf({ settings, guidelines, program }: Configuration): string {
  const sorted = Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return digest([sorted, guidelines, program]);
}

/** Of a pull request as GitHub tells of it, what says that a memory of its head is of this very change. */
export type Compared = Pick<PullRequestFacts, 'headSha' | 'baseRef' | 'mergeBase' | 'commitCount'>;

/**
 * Why what a round came to does not hold for a run that has read nothing of the change, as the end of a sentence; null: it
 * does. One head with one merge base is one change, with the same guidelines at its base; as many commits as before say that none
 * of them has come to the base, so that there is no other merge base either.
 * @param asked of this run, as `Bindings` has it
 */
export function changedSince(
  { bound, round }: Pick<Memory, 'bound' | 'round'>,
  { headSha, baseRef, mergeBase, commitCount }: Compared,
  asked: string,
): string | null {
  if (bound.headSha !== headSha) return 'the head is another one';
  if (bound.baseRef !== baseRef) return `it goes to ${baseRef} by now, and went to ${bound.baseRef}`;
  if (bound.asked !== asked) return `reviewers, rules, guidelines or this action are not those of round ${round}`;
  if (mergeBase === null) return `GitHub did not compare it with ${baseRef}`;
  if (bound.mergeBase !== mergeBase) return `it is compared with another commit of ${baseRef} than in round ${round}`;
  return bound.commitCount === commitCount ? null : `${baseRef} has taken in commits of it since round ${round}`;
}

/** 32 hexadecimal digits. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value).toWellFormed()).digest('hex').slice(0, 32);
}
