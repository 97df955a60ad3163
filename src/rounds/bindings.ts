import { createHash } from 'node:crypto';
import type { ChangedFile, Guidelines } from '../types.ts';

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

/** 32 hexadecimal digits. */
export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value).toWellFormed()).digest('hex').slice(0, 32);
}
