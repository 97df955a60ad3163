import { z } from 'zod';
import { type Tool, ToolError } from '../agent/tool.ts';
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
    const inside = (await snapshot.list()).filter(({ path }) => path.startsWith(start));
    if (inside.length === 0) throw new ToolError('There is no file in this commit.');
    const rows = new Map<string, string | null>();
    for (const { path, mode } of inside) {
      const parts = path.slice(start.length).split('/');
      if (parts.length > depth) rows.set(`${start}${parts.slice(0, depth).join('/')}/`, '');
      else rows.set(path, mode === '120000' ? ' (symlink)' : mode === '160000' ? ' (submodule)' : null);
    }
    const first = fromEntry ?? 1;
    if (first > rows.size) throw new ToolError(`The list has ${rows.size} entries; fromEntry is ${first}.`);
    const next = first + mostEntries;
    const some = [...rows].slice(first - 1, next - 1);
    const sizes = await snapshot.sizes(some.flatMap(([path, note]) => (note === null ? [path] : [])));
    const shown = some.map(([path, note]) => `${visible(path)}${note ?? ` (${sizes.get(path)} bytes)`}`);
    if (next <= rows.size)
      shown.push(
        `[entries ${next} to ${rows.size} are not shown: go on with fromEntry ${next}, or list a folder inside]`,
      );
    return shown.join('\n');
  },
};
