import { createHash } from 'node:crypto';
import type { ChangedFile, Guidelines, Policy, Reviewer } from '../types.ts';

/**
 * What a change does, whatever commits it stands in and wherever its lines have moved to: equal for two that write and
 * delete the same lines between the same ones. A file without printed lines is known by its content.
 * @param blobs contents of the files at the head, by path
 */
export function patchIdOf(changes: readonly ChangedFile[], blobs: ReadonlyMap<string, string>): string {
  return digest(
    changes.map(({ path, oldPath = null, status, oldMode, newMode, content, notReviewed, hunks }) => ({
      ...{ path, oldPath, status, oldMode, newMode, content, notReviewed },
      lines: hunks.map(({ lines }) => lines.map(({ kind, text }) => [kind, text])),
      blob: hunks.length === 0 ? (blobs.get(path) ?? null) : null,
    })),
  );
}

/** What is asked of a review: by whom, by which rules. */
export interface Configuration {
  readonly reviewers: readonly Reviewer[];
  readonly policy: Policy;
  readonly guidelines: Guidelines;
}

/** Equal for two configurations that ask for the same review. */
export function configurationOf({ reviewers, policy, guidelines }: Configuration): string {
  return digest([reviewers, policy, guidelines]);
}

/** 32 hexadecimal digits. */
function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value).toWellFormed()).digest('hex').slice(0, 32);
}
