import type { Snapshot } from '../../git/snapshot.ts';
import { DiffProblem, type ProposedFile, readProposedDiff } from '../../lib/proposed-diff.ts';
import { resolvePath } from '../../lib/resolve-path.ts';
import { messageOf } from '../../lib/user-error.ts';
import type { Anchor, FixCheck } from '../../types.ts';
import { comparable } from './match-text.ts';
import { plainDiff } from './mend/diff-forms.ts';
import { patched, unifiedDiff } from './mend/patched.ts';

/** Files, their text and compared lines of one diff: enough for any honest one, and no time for a hostile one. */
const mostFiles = 50;
const mostCharacters = 4 * 1024 * 1024;
const mostSteps = 5_000_000;
/** Context comes from the file, and its lines can be of any length. */
const longestMended = 200_000;

/** A file as the head has it and as the fix leaves it, line ends as LF; empty where it does not exist. */
interface Tried {
  readonly before: string;
  readonly after: string;
  /** The unified diff from one to the other; empty where nothing changes. */
  readonly diff: string;
}

/**
 * Tries a proposed diff on the files of the head, in memory: nothing is written and nothing is run. Every old line must
 * stand there word for word; headings, line numbers, counts, the kind of line end and one shift of all indentation are
 * mended, and it is the mended diff that applies. Why one does not is told with the lines as they stand, for whoever can
 * write it again.
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
  if (diff === null || diff.trim() === '') return { label: 'none', leavesQuote: false, problem: null, mended: null };
  const own = anchor?.path ?? path;
  const asWritten = await tryDiff(diff, own, { head, anchor });
  const plain = plainDiff(diff, own);
  // Any of these forms can be lines of a file: so the diff is first what it says.
  return asWritten.label === 'applies' || plain === diff ? asWritten : tryDiff(plain, own, { head, anchor });
}

async function tryDiff(
  diff: string,
  path: string,
  { head, anchor }: Pick<Trial, 'head' | 'anchor'>,
): Promise<FixCheck> {
  try {
    const files = readProposedDiff(diff, path);
    if (files.length > mostFiles) throw new DiffProblem(`The diff changes more than ${mostFiles} files.`);
    const tried = new Map<string, Tried>();
    const budget = { steps: mostSteps, characters: mostCharacters };
    for (const file of files) await tryFile(file, { head, anchor, tried, budget });
    const mended = [...tried.values()].map((file) => file.diff).join('');
    if (mended === '') throw new DiffProblem('The diff changes nothing.');
    if (mended.length > longestMended)
      throw new DiffProblem('The diff is too long to be shown with the lines around it.');
    return { label: 'applies', leavesQuote: await leavesQuote(anchor, tried, head), problem: null, mended };
  } catch (error) {
    const problem = error instanceof DiffProblem ? error.message : `The diff could not be tried: ${messageOf(error)}`;
    return { label: 'fails', leavesQuote: false, problem, mended: null };
  }
}

interface Trial {
  readonly head: Snapshot;
  readonly anchor: Anchor | null;
  readonly tried: Map<string, Tried>;
  readonly budget: { steps: number; characters: number };
}

async function tryFile(file: ProposedFile, trial: Trial): Promise<void> {
  const { head, anchor, tried, budget } = trial;
  const from = file.from === null ? null : await pathAtHead(file.from, trial);
  if (file.from !== null && from === null)
    throw new DiffProblem('The diff changes a file that the head does not have.');
  const named = (path: string | null) => path?.replace(/^[ab]\//, '') ?? null;
  const to = from !== null && named(file.from) === named(file.to) ? from : named(file.to);
  if (to !== null && to !== from && (await head.list()).some(({ path }) => path === to))
    throw new DiffProblem('The diff creates a file that the head already has.');
  const before = from === null ? [] : await linesAtHead(from, head);
  budget.characters -= before.reduce((sum, line) => sum + line.length + 1, 0);
  if (budget.characters < 0) throw new DiffProblem('The files that the diff changes are too large to be tried.');
  const spend = (steps: number) => {
    budget.steps -= steps;
    if (budget.steps < 0) throw new DiffProblem('The diff fits too badly to be placed in bounded time.');
  };
  const { after, hunks } = patched(before, file, { anchor: anchor?.path === from ? anchor : null, spend });
  if (to === null && after.length > 0) throw new DiffProblem('The diff deletes a file but leaves lines of it.');
  const [old, text] = [textOf(before), textOf(after)];
  const diff = old === text && from === to ? '' : unifiedDiff(from, to, hunks);
  if (from !== null) tried.set(from, { before: old, after: to === from ? text : '', diff });
  if (to !== null && to !== from) tried.set(to, { before: '', after: text, diff: from === null ? diff : '' });
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

/** A side of a diff stands before a path even where a folder has its name; of several, the finding's own file; null: none. */
async function pathAtHead(stated: string, { head, anchor }: Trial): Promise<string | null> {
  const entries = await head.list();
  const plain = resolvePath(stated.replace(/^[ab]\//, ''), entries);
  const meant = 'path' in plain ? plain : resolvePath(stated, entries);
  if ('path' in meant) return meant.path;
  return anchor !== null && meant.choices.includes(anchor.path) && meant.problem === 'ambiguous' ? anchor.path : null;
}

async function linesAtHead(path: string, head: Snapshot): Promise<readonly string[]> {
  const text = await head.read(path);
  if (!text.found) throw new DiffProblem(`The diff could not be tried: ${text.note}`);
  return text.lines.map((line) => line.replace(/\r$/, ''));
}

/** True when the anchored lines stand as often after the fix as before it. */
async function leavesQuote(anchor: Anchor | null, tried: ReadonlyMap<string, Tried>, head: Snapshot): Promise<boolean> {
  if (anchor?.side !== 'new') return false;
  if (!tried.has(anchor.path)) return true;
  const text = await head.read(anchor.path);
  if (!text.found) return false;
  const quote = comparable(text.lines.slice(anchor.startLine - 1, anchor.endLine).join('\n'));
  const count = (side: 'before' | 'after') =>
    [...tried.values()].reduce((sum, file) => sum + comparable(file[side]).split(quote).length - 1, 0);
  return quote !== '' && count('after') >= count('before');
}
