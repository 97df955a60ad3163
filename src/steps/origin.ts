import type { Snapshot } from '../git/repo.ts';
import type { Anchor, ChangedFile, Grounding } from '../types.ts';

/** What the origin of code is read from. */
export interface OriginContext {
  readonly head: Snapshot;
  readonly changes: readonly ChangedFile[];
}

/** Whether this change brought (or took away) the code at an anchor. Doubt counts as `introduced`: it must not open the gate. */
export async function originOf(anchor: Anchor, { changes }: OriginContext): Promise<NonNullable<Grounding['origin']>> {
  const { path, side, startLine, endLine } = anchor;
  const isTouched = changes
    .filter((change) => change.path === path)
    .flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines))
    .some(({ kind, oldLine, newLine, text }) => {
      const line = side === 'new' ? newLine : oldLine;
      const changed = kind === (side === 'new' ? 'added' : 'deleted');
      return changed && text.trim() !== '' && line !== null && line >= startLine && line <= endLine;
    });
  return isTouched ? 'introduced' : 'pre-existing';
}
