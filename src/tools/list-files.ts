import { z } from 'zod';
import { type Tool, ToolError } from '../agent/tool.ts';
import type { TreeEntry } from '../git/snapshot.ts';
import { type SharedAnswers, shareAnswers } from '../lib/sharing/share-answers.ts';
import { visible } from '../lib/visible.ts';
import { requirePlace, revision, snapshotOf } from './place.ts';

const mostEntries = 500;

const input = z.strictObject({
  revision,
  folder: z.string().max(4096),
  depth: z.int().min(1).max(20).describe('1: the folder alone'),
  fromEntry: z.int().min(1).nullable().default(null),
});

/** Lists a folder. */
export const listFiles: Tool<z.infer<typeof input>> = {
  name: 'list_files',
  description: `Lists files and folders, ${mostEntries} at a time.`,
  input,
  async run({ revision: which, folder, depth, fromEntry }, context) {
    const snapshot = snapshotOf(context, which);
    const named = await requirePlace(snapshot, folder, { files: false });
    const start = named === null ? '' : `${named}/`;
    const entries = await snapshot.list();
    if (entries.length === 0) throw new ToolError('There is no file in this commit.');
    const rows = await rowsOf(entries, start, depth);
    const first = fromEntry ?? 1;
    if (first > rows.length) throw new ToolError(`The list has ${rows.length} entries; fromEntry is ${first}.`);
    const next = first + mostEntries;
    const some = rows.slice(first - 1, next - 1);
    const sizes = await snapshot.sizes(some.flatMap(([path, note]) => (note === null ? [path] : [])));
    const shown = some.map(([path, note]) => `${visible(path)}${note ?? ` (${sizes.get(path)} bytes)`}`);
    if (next <= rows.length)
      shown.push(
        `[entries ${next} to ${rows.length} are not shown: go on with fromEntry ${next}, or list a folder inside]`,
      );
    return shown.join('\n');
  },
};

/** A path or a folder, and what stands behind it; null: the size of the file. */
type Row = readonly [string, string | null];

/** Rows that are kept of all listings of a tree: reviewers all begin by looking at the same folders. */
const mostKept = 300_000;
const listings = new WeakMap<readonly TreeEntry[], SharedAnswers<readonly Row[]>>();

function rowsOf(entries: readonly TreeEntry[], start: string, depth: number): Promise<readonly Row[]> {
  const listed = listings.get(entries) ?? shareAnswers<readonly Row[]>(mostKept, ({ length }) => length);
  listings.set(entries, listed);
  return listed.ask(JSON.stringify([start, depth]), async () => {
    const rows = new Map<string, string | null>();
    for (const { path, mode } of entries) {
      if (!path.startsWith(start)) continue;
      const parts = path.slice(start.length).split('/');
      if (parts.length > depth) rows.set(`${start}${parts.slice(0, depth).join('/')}/`, '');
      else rows.set(path, mode === '120000' ? ' (symlink)' : mode === '160000' ? ' (submodule)' : null);
    }
    return [...rows];
  });
}
