import { z } from 'zod';
import { type Tool, ToolError } from '../agent/tool.ts';
import { visible } from '../lib/visible.ts';
import { requirePath, revision, snapshotOf } from './place.ts';

const mostLines = 400;
const mostCharacters = 40_000;
const longestLine = 4_000;

const input = z.strictObject({
  revision,
  path: z.string().max(4096),
  startLine: z.int().min(1).describe('First line, from 1'),
  lineCount: z.int().min(1).max(mostLines).nullable().describe(`At most ${mostLines}; null for as many as are allowed`),
});

/** Reads a numbered part of a file. */
export const readFile: Tool<z.infer<typeof input>> = {
  name: 'read_file',
  description: `Reads up to ${mostLines} numbered lines of a file at the head or the merge base.`,
  input,
  async run({ revision: which, path, startLine, lineCount }, context) {
    const snapshot = snapshotOf(context, which);
    const text = await snapshot.read(await requirePath(snapshot, path));
    context.opened(path);
    if (!text.found) return text.note;
    const total = text.lines.length;
    if (total === 0) return 'The file is empty.';
    if (startLine > total) throw new ToolError(`The file has ${total} lines; startLine is ${startLine}.`);
    const rows = text.note === null ? [] : [text.note];
    let characters = 0;
    let line = startLine;
    for (const last = Math.min(total, startLine - 1 + (lineCount ?? mostLines)); line <= last; line += 1) {
      const row = numbered(line, text.lines[line - 1] ?? '');
      characters += row.length + 1;
      if (characters > mostCharacters && line > startLine) break;
      rows.push(row);
    }
    if (line <= total) rows.push(`[lines ${line} to ${total} are not shown: read on with startLine ${line}]`);
    return rows.join('\n');
  },
};

function numbered(line: number, text: string): string {
  const shown = visible(text);
  const rest = shown.length > longestLine ? ` [… ${shown.length - longestLine} more characters on this line]` : '';
  return `${String(line).padStart(6)} | ${shown.slice(0, longestLine)}${rest}`;
}
