import { applyPatch, type StructuredPatchHunk } from 'diff';
import type { Snapshot } from '../../git/snapshot.ts';
import { DiffProblem, type ProposedFile, readProposedDiff } from '../../lib/proposed-diff.ts';
import { resolvePath } from '../../lib/resolve-path.ts';
import { messageOf } from '../../lib/user-error.ts';
import type { Anchor, FixCheck } from '../../types.ts';
import { comparable } from './match-text.ts';

/** Files, their text and compared lines of one diff: enough for any honest one, and no time for a hostile one. */
const mostFiles = 50;
const mostCharacters = 4 * 1024 * 1024;
const mostSteps = 5_000_000;

/** A file as the head has it and as the fix leaves it, line ends as LF; empty where it does not exist. */
interface Tried {
  readonly before: string;
  readonly after: string;
}

/**
 * Tries a proposed diff on the files of the head, in memory: nothing is written and nothing is run. Every line of
 * context must fit exactly; line numbers, counts and the kind of line end need not.
 * @param diff as the reviewer wrote it; null or blank when there is none
 * @param anchor where the finding's code stands; null when it was not found
 * @param path what the finding names, for hunks that name no file
 */
export async function checkFix(
  diff: string | null,
  anchor: Anchor | null,
  path: string,
  { head }: { readonly head: Snapshot },
): Promise<FixCheck> {
  if (diff === null || diff.trim() === '') return { label: 'none', leavesQuote: false, problem: null };
  try {
    const files = readProposedDiff(diff, anchor?.path ?? path);
    if (files.length > mostFiles) throw new DiffProblem(`The diff changes more than ${mostFiles} files.`);
    const tried = new Map<string, Tried>();
    const budget = { steps: mostSteps, characters: mostCharacters };
    for (const file of files) await tryFile(file, { head, anchor, tried, budget });
    if ([...tried.values()].every(({ before, after }) => before === after))
      throw new DiffProblem('The diff changes nothing.');
    return { label: 'applies', leavesQuote: await leavesQuote(anchor, tried, head), problem: null };
  } catch (error) {
    const problem = error instanceof DiffProblem ? error.message : `The diff could not be tried: ${messageOf(error)}`;
    return { label: 'fails', leavesQuote: false, problem };
  }
}

interface Trial {
  readonly head: Snapshot;
  readonly anchor: Anchor | null;
  readonly tried: Map<string, Tried>;
  readonly budget: { steps: number; characters: number };
}

async function tryFile(file: ProposedFile, trial: Trial): Promise<void> {
  const { head, tried, budget } = trial;
  const from = file.from === null ? null : await pathAtHead(file.from, trial);
  const adds = file.hunks.every(({ oldLines }) => oldLines === 0);
  if (file.from !== null && from === null && !adds)
    throw new DiffProblem('The diff changes a file that the head does not have.');
  const named = (path: string | null) => path?.replace(/^[ab]\//, '') ?? null;
  const to = from !== null && named(file.from) === named(file.to) ? from : named(file.to);
  if (to !== null && to !== from && (await head.list()).some(({ path }) => path === to))
    throw new DiffProblem('The diff creates a file that the head already has.');
  const before = from === null ? '' : await textAtHead(from, head);
  budget.characters -= before.length;
  if (budget.characters < 0) throw new DiffProblem('The files that the diff changes are too large to be tried.');
  const after = patched(before, file.hunks, budget);
  if (to === null && after !== '') throw new DiffProblem('The diff deletes a file but leaves lines of it.');
  if (from !== null) tried.set(from, { before, after: to === from ? after : '' });
  if (to !== null && to !== from) tried.set(to, { before: '', after });
}

/** A side of a diff stands before a path even where a folder has its name; of several, the finding's own file; null: none. */
async function pathAtHead(stated: string, { head, anchor }: Trial): Promise<string | null> {
  const entries = await head.list();
  const plain = resolvePath(stated.replace(/^[ab]\//, ''), entries);
  const meant = 'path' in plain ? plain : resolvePath(stated, entries);
  if ('path' in meant) return meant.path;
  return anchor !== null && meant.choices.includes(anchor.path) && meant.problem === 'ambiguous' ? anchor.path : null;
}

async function textAtHead(path: string, head: Snapshot): Promise<string> {
  const text = await head.read(path);
  if (!text.found) throw new DiffProblem(`The diff could not be tried: ${text.note}`);
  return text.lines.map((line) => `${line.replace(/\r$/, '')}\n`).join('');
}

function patched(before: string, hunks: readonly StructuredPatchHunk[], budget: { steps: number }): string {
  const placed = inOrder(hunks, before.split('\n').length);
  const compareLine = (_: number, line: string | undefined, _sign: string, content: string) => {
    budget.steps -= 1;
    if (budget.steps < 0) throw new DiffProblem('The diff fits too badly to be placed in bounded time.');
    return line === content;
  };
  const names = { oldFileName: '', newFileName: '', oldHeader: '', newHeader: '' };
  const apply = (some: readonly StructuredPatchHunk[]) =>
    applyPatch(before, { ...names, hunks: [...some] }, { compareLine, fuzzFactor: 0 });
  if (before !== '' && placed.some(({ oldLines }) => oldLines === 0))
    throw new DiffProblem('A hunk of the diff has no line of the file, so nothing says where it belongs.');
  const after = apply(placed);
  if (after !== false) return after;
  const bad = placed.findIndex((hunk) => apply([hunk]) === false);
  if (bad < 0) throw new DiffProblem('The hunks of the diff overlap, or are not in the order of the file.');
  throw new DiffProblem(`${nth(bad, placed.length)} does not fit the file at the head.`);
}

/** Brings stated line numbers into the file, and behind the hunk before: jsdiff tries a hunk at its number unconditionally. */
function inOrder(hunks: readonly StructuredPatchHunk[], lines: number): StructuredPatchHunk[] {
  let least = 1;
  return hunks.map((hunk) => {
    const oldStart = Math.max(least, Math.min(hunk.oldStart, lines));
    const trailing = hunk.lines.length - 1 - hunk.lines.findLastIndex((line) => !line.startsWith(' '));
    least = oldStart + hunk.oldLines - trailing;
    return { ...hunk, oldStart };
  });
}

function nth(index: number, count: number): string {
  return count === 1 ? 'The diff' : `Hunk ${index + 1} of ${count} of the diff`;
}

/** True when the anchored lines stand as often after the fix as before it. */
async function leavesQuote(anchor: Anchor | null, tried: ReadonlyMap<string, Tried>, head: Snapshot): Promise<boolean> {
  if (anchor?.side !== 'new') return false;
  if (!tried.has(anchor.path)) return true;
  const text = await head.read(anchor.path);
  if (!text.found) return false;
  const quote = comparable(text.lines.slice(anchor.startLine - 1, anchor.endLine).join('\n'));
  const count = (side: keyof Tried) =>
    [...tried.values()].reduce((sum, file) => sum + comparable(file[side]).split(quote).length - 1, 0);
  return quote !== '' && count('after') >= count('before');
}
