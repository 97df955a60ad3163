import type { FileConfig } from '../config/file.ts';
import type { OpenedRepo } from '../git/fetch.ts';
import { changesSince } from '../steps/delta/changes-since.ts';
import { namesSince } from '../steps/delta/names-since.ts';
import { scopeOf } from '../steps/delta/scope.ts';
import { changedFiles } from '../steps/gather.ts';
import type { Delta, Dossier, Scope } from '../types.ts';

/** What a round delivers of its change. */
export interface RoundScope {
  /** Null in a round that remembers none before it. */
  readonly scope: Scope | null;
  /** With what differs since the last complete round, where that is all that is delivered. */
  readonly dossier: Dossier;
  /** The same wherever it is known, for what was found anew. */
  readonly since: Delta | null;
  /** Names that the head has for files of the last round, where the change does not tell of them. */
  readonly renamed: ReadonlyMap<string, string>;
}

/** Whether a round delivers all of its change, or what differs since the last complete one. */
export async function scopeRound(
  dossier: Dossier,
  asked: {
    readonly round: number;
    /** What the review is asked for, as memories know it; null: this round has no memory. */
    readonly configuration: string | null;
    readonly isFull: boolean;
    /** Whether one reviewer is enough for it. */
    readonly isSmall: boolean;
    readonly file: FileConfig;
  },
  { repo, bring }: Pick<OpenedRepo, 'repo' | 'bring'>,
): Promise<RoundScope> {
  const { change, changes, previous = null } = dossier;
  // What one reviewer had at low effort covers nothing of what several are to have, and makes no thought of theirs late.
  const base = previous?.base?.isSmall === true && !asked.isSmall ? null : (previous?.base ?? null);
  const readChanges = (span: { readonly mergeBase: string; readonly headSha: string }) =>
    changedFiles({ ...change, ...span }, repo, asked.file);
  const since = base === null ? null : await changesSince(base, { change, changes }, { repo, bring, readChanges });
  const { scope, delta } = scopeOf({
    ...{ round: asked.round, previous, changes, delta: since, isFull: asked.isFull, isSmall: asked.isSmall },
    configuration: asked.configuration ?? '',
    baseRef: change.baseRef,
    isCrossed: change.isCrossed === true,
  });
  const named = { headSha: change.headSha, changes };
  const renamed = previous === null ? new Map<string, string>() : await namesSince(previous, named, { repo, bring });
  return { scope, since, renamed, dossier: { ...dossier, delta } };
}
