import { z } from 'zod';
import { type Tool, ToolError } from '../agent/tool.ts';
import { visible } from '../lib/visible.ts';
import { changedFile } from './place.ts';

const input = z.strictObject({
  path: z.string().max(4096),
  fromRow: z.int().min(1),
});

/** Shows the change from a row of a file on; what a session has not been shown, over as many files as fit a page. */
export const readDiff: Tool<z.infer<typeof input>> = {
  name: 'read_diff',
  description:
    'Shows a page of the change from a row of a file on, the first being 1; its receipt stands behind the last row.',
  input,
  async run({ path, fromRow }, context) {
    const file = changedFile(path, context.changes);
    if (file === undefined) throw new ToolError(`This pull request does not change ${visible(path)}.`);
    return context.showChange(file, fromRow);
  },
};
