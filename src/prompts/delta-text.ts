import { visible } from '../lib/visible.ts';
import type { ChangedFile, Delta } from '../types.ts';

/** Other files are named as long as they are so few; a tool lists all that the head has. */
const mostNamed = 60;
const longestPath = 200;

/**
 * What a session is told of a change of which only a part is delivered again: which part, and what the rest is. None of it says
 * what earlier rounds found.
 */
export function deltaText({ files, left }: Delta, changes: readonly ChangedFile[]): readonly string[] {
  const settled = new Set(files.flatMap(({ path, isSettled }) => (isSettled ? [path] : [])));
  const others = changes.filter(({ path }) => settled.has(path));
  return [
    'An earlier round reviewed this change; shown is what differs since. ~ marks lines of the change that it reviewed: added where they have a new number, else deleted. < marks lines that the change had then and has no more. read_diff shows the whole change of a file not listed here, and of a listed one behind its last row.',
    // How much of them changed is for whoever opens them: every request of a further round has these rows.
    ...named(
      'Changed files that are as the earlier round reviewed them:',
      others.map(({ path }) => `- ${visible(path)}`),
    ),
    ...named(
      'Files that the change had then, and has no more:',
      left.map((path) => `- ${visible(path).slice(0, longestPath)}`),
    ),
    '',
  ];
}

function named(title: string, rows: readonly string[]): readonly string[] {
  if (rows.length === 0) return [];
  const more = rows.length - mostNamed;
  return [title, ...rows.slice(0, mostNamed), ...(more > 0 ? [`[and ${more} more]`] : [])];
}
