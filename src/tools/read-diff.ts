import { z } from 'zod';
import { type Tool, ToolError } from '../agent/tool.ts';
import { visible } from '../lib/visible.ts';
import { changedFile } from './place.ts';

const input = z.strictObject({
  path: z.string().max(4096),
  fromRow: z.int().min(1),
});

/** Shows the change of one file, or the rest of it. */
export const readDiff: Tool<z.infer<typeof input>> = {
  name: 'read_diff',
  description: 'Shows the change of one file in rows numbered from 1, its receipt behind the last.',
  input,
  async run({ path, fromRow }, context) {
    const file = changedFile(path, context.changes);
    if (file === undefined) throw new ToolError(`This pull request does not change ${visible(path)}.`);
    return context.showChange(file, fromRow);
  },
};
