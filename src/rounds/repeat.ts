import type { Bindings, ChangedFile, Memory } from '../types.ts';
import { contentsOf } from './rests-on.ts';

/** What a run found at the head that it was started for. */
export interface Found {
  readonly bound: Bindings;
  readonly changes: readonly ChangedFile[];
  /** Whether head and base have several merge bases, and the comparison with one does not show it all. */
  readonly isCrossed: boolean;
  /** Whether one reviewer is enough for the change as it is now. */
  readonly isSmall: boolean;
  /** Contents of the files at the head, by path. */
  readonly blobs: ReadonlyMap<string, string>;
  /** Lines of a file at the merge base; null where they cannot be read. */
  readonly readBase: (path: string) => Promise<readonly string[] | null>;
}

/** Whether the outcome of a round holds for what a run found, or why it does not, as the end of a sentence. */
export type Sameness =
  | { readonly isSame: true; readonly movedBase: { readonly from: string; readonly to: string } | null }
  | { readonly isSame: false; readonly why: string };

const no = (why: string): Sameness => ({ isSame: false, why });

/**
 * An outcome is repeated for the same change only: the same lines between the same ones, asked for in the same way, and
 * with the same contents of all that it rests on. Where the base has moved, changed files may hold what came with it, as long
 * as every changed line has one place only: else the same lines could stand at another one.
 */
export async function isSameChange({ bound: then, restsOn, base }: Memory, found: Found): Promise<Sameness> {
  const { bound: now, changes, blobs, isCrossed, isSmall } = found;
  if (then.repository !== now.repository || then.pull !== now.pull || then.instance !== now.instance)
    return no('it is another pull request');
  if (then.baseRef !== now.baseRef) return no('it goes to another base branch');
  if (then.configuration !== now.configuration) return no('something else is asked for');
  if (then.patchId !== now.patchId) return no('the change is another one');
  if (isCrossed) return no('branch and base have several merge bases');
  if (base?.isSmall === true && !isSmall) return no('it was reviewed as a small change, and is none now');
  if (restsOn === null) return no('that round lacked something, or there was no room for what it rests on');
  const { evidence, files, mergeBase } = restsOn;
  const movedBase = mergeBase === now.mergeBase ? null : { from: mergeBase, to: now.mergeBase };
  if (contentsOf(evidence.paths, blobs) !== evidence.contents)
    return no('a file that verifiers quoted holds something else');
  const paths = changes.map(({ path }) => path);
  if (contentsOf(paths, blobs) === files) return { isSame: true, movedBase };
  if (movedBase === null) return no('changed files hold something else');
  for (const file of changes)
    if (!(await standsInOnePlace(file, found))) return no(`the change could stand at another place of ${file.path}`);
  return { isSame: true, movedBase };
}

/** Whether the lines around each part of the change are at one place of its file only, so that it is known where it goes. */
async function standsInOnePlace({ hunks, status, path, oldPath }: ChangedFile, { readBase }: Found): Promise<boolean> {
  // What has no lines, or is new, is compared by its content.
  if (hunks.length === 0 || status === 'added') return true;
  const lines = await readBase(oldPath ?? path);
  if (lines === null) return false;
  const text = `\n${lines.join('\n')}\n`;
  return hunks.every((hunk) => {
    const before = hunk.lines.filter(({ kind }) => kind !== 'added').map((line) => line.text);
    const part = `\n${before.join('\n')}\n`;
    const at = text.indexOf(part);
    return before.length > 0 && at >= 0 && text.indexOf(part, at + 1) < 0;
  });
}
