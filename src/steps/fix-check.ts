import type { Snapshot } from '../git/repo.ts';
import type { Anchor, FixCheck } from '../types.ts';

/** Tries a proposed diff on the files of the head, in memory: nothing is written and nothing is run. */
export async function checkFix(
  diff: string | null,
  _anchor: Anchor | null,
  _path: string,
  _context: { readonly head: Snapshot },
): Promise<FixCheck> {
  if (diff === null || diff.trim() === '') return { label: 'none', leavesQuote: false, problem: null };
  return { label: 'fails', leavesQuote: false, problem: 'The diff has not been tried.' };
}
