import { z } from 'zod';
import { type ToolContext, ToolError } from '../agent/tool.ts';
import type { Snapshot } from '../git/snapshot.ts';
import { visible } from '../lib/visible.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';

/** Which side a tool looks at, as the system prompt tells. No revision of a model's making ever reaches git. */
export const revision = z.enum(['head', 'base']);

export function snapshotOf(context: ToolContext, which: z.infer<typeof revision>): Snapshot {
  return which === 'head' ? context.head : context.base;
}

/** The path when it is an exact entry of the listing. @throws {ToolError} with the nearest entries otherwise */
export async function requirePath(snapshot: Snapshot, path: string): Promise<string> {
  const entries = await snapshot.list();
  if (entries.some((entry) => entry.path === path)) return path;
  const name = path.split('/').at(-1)?.toLowerCase() ?? '';
  const near = entries.filter((entry) => name !== '' && entry.path.toLowerCase().endsWith(name)).slice(0, 5);
  const folder = `${withoutTrailing(path, '/')}/`;
  const hint =
    near.length > 0
      ? ` Near: ${near.map((entry) => visible(entry.path)).join(', ')}.`
      : entries.some((entry) => entry.path.startsWith(folder))
        ? ' It is a folder: use list_files.'
        : ' Use list_files or search to find it.';
  throw new ToolError(`There is no such path in this commit: ${visible(path)}.${hint}`);
}
