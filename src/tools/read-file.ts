import { z } from 'zod';
import { type Tool, ToolError } from '../agent/tool.ts';
import { visible } from '../lib/visible.ts';
import { otherName, requirePath, revision, snapshotOf } from './place.ts';

const mostLines = 400;
const mostCharacters = 40_000;
const longestLine = 4_000;
/** Of a line that is read by columns; every character may be printed as ten. */
const columnPage = 20_000;

const input = z.strictObject({
  revision,
  path: z.string().max(4096),
  startLine: z.int().min(1),
  lineCount: z.int().min(1).max(mostLines).nullable(),
  startColumn: z.int().min(1).nullable().default(null).describe('For a very long line; else null'),
});

/** Reads a numbered part of a file. */
export const readFile: Tool<z.infer<typeof input>> = {
  name: 'read_file',
  description: `Reads up to ${mostLines} numbered lines of a file.`,
  input,
  async run({ revision: which, path, startLine, lineCount, startColumn }, context) {
    const known = await requirePath(context, which, path);
    const text = await snapshotOf(context, which).read(known);
    if (!text.found && text.isMissing === true) throw new ToolError(text.note);
    context.opened(known);
    const name = otherName(path, known);
    if (!text.found) return [...name, text.note].join('\n');
    const total = text.lines.length;
    if (total === 0) return [...name, 'The file is empty.'].join('\n');
    if (startLine > total) throw new ToolError(`The file has ${total} lines; startLine is ${startLine}.`);
    if (startColumn !== null) return part(startLine, text.lines[startLine - 1] ?? '', startColumn);
    const rows = text.note === null ? name : [...name, text.note];
    let characters = 0;
    let line = startLine;
    for (const last = Math.min(total, startLine - 1 + (lineCount ?? mostLines)); line <= last; line += 1) {
      const row = slice(line, text.lines[line - 1] ?? '', 1, longestLine);
      characters += row.length + 1;
      if (characters > mostCharacters && line > startLine) break;
      rows.push(row);
    }
    if (line <= total) rows.push(`[lines ${line} to ${total} are not shown: read on with startLine ${line}]`);
    return rows.join('\n');
  },
};

function part(line: number, text: string, startColumn: number): string {
  if (startColumn > text.length)
    throw new ToolError(`Line ${line} has ${text.length} columns; startColumn is ${startColumn}.`);
  // Escapes make a text longer than its columns; what is printed has to stay below what an answer may hold.
  const isPlain = visible(text.slice(startColumn - 1, startColumn - 1 + columnPage)).length <= mostCharacters;
  return slice(line, text, startColumn, isPlain ? columnPage : longestLine);
}

/** Columns are UTF-16 units; a pair of them is never cut. */
function slice(line: number, text: string, startColumn: number, most: number): string {
  const from = startColumn - 1;
  let end = Math.min(text.length, from + most);
  if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1)) && end - 1 > from) end -= 1;
  const rest =
    end < text.length
      ? `\n[line ${line} has ${text.length} columns: read on with startLine ${line}, startColumn ${end + 1}]`
      : '';
  return `${String(line).padStart(4)} | ${visible(text.slice(from, end))}${rest}`;
}
