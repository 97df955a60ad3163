import { z } from 'zod';
import { type Tool, type ToolContext, ToolError } from '../agent/tool.ts';
import { changeState } from '../lib/change/headings.ts';
import { changeRows, rowText } from '../lib/change/rows.ts';
import { visible } from '../lib/visible.ts';
import { changedFile, meantPath, otherName, requirePath } from './place.ts';

const mostLines = 200;
const mostCommits = 250;

const input = z.strictObject({
  mode: z.enum(['log', 'blame', 'show']),
  path: z.string().max(4096).nullable(),
  commit: z
    .string()
    .regex(/^[0-9a-f]{7,40}$/)
    .nullable(),
  startLine: z.int().min(1).nullable(),
  endLine: z.int().min(1).nullable(),
});

/**
 * Says which commits of the pull request touched a file or line: SHA and date, but no names and no messages, for who
 * knows what a change is meant to do overlooks what it does.
 */
export const history: Tool<z.infer<typeof input>> = {
  name: 'history',
  description: `Commits of this pull request: log of a path or of all, blame of at most ${mostLines} lines, show of one.`,
  input,
  async run({ mode, path, commit, startLine, endLine }, context) {
    if (mode === 'show') return show(context, commit, path);
    if (mode === 'log') {
      // A file that the change deletes has a history too.
      const known = path === null ? null : (await meantPath(context, 'head', path)).path;
      const commits = await context.head.log(known);
      if (commits.length === 0) return 'No commit of this pull request touches it.';
      const rows = commits.slice(0, mostCommits).map(({ sha, date }) => `${sha.slice(0, 12)} ${date}`);
      const older = commits.length - rows.length;
      return [...rows, ...(older > 0 ? [`[${older} older commits are not shown: name a path]`] : [])].join('\n');
    }
    if (path === null || startLine === null || endLine === null)
      throw new ToolError('blame needs path, startLine and endLine.');
    if (endLine < startLine || endLine - startLine >= mostLines)
      throw new ToolError(`Ask for 1 to ${mostLines} lines, the last not before the first.`);
    const known = await requirePath(context, 'head', path);
    const text = await context.head.read(known);
    if (text.found && startLine > text.lines.length)
      throw new ToolError(`The file has ${text.lines.length} lines; startLine is ${startLine}.`);
    context.opened(known);
    const lines = await context.head.blame(known, startLine, endLine);
    const rows = lines.map(({ line, commit, text }) => {
      const origin = commit === null ? 'before this pull request' : `${commit.sha.slice(0, 12)} ${commit.date}`;
      return `${String(line).padStart(4)} | ${origin} | ${visible(text)}`;
    });
    return [...otherName(path, known), ...rows].join('\n');
  },
};

const mostRows = 400;

async function show({ head }: ToolContext, commit: string | null, path: string | null): Promise<string> {
  if (commit === null) throw new ToolError('show needs commit.');
  const known = (await head.log(null)).filter(({ sha }) => sha.startsWith(commit));
  const [found] = known;
  const files = known.length === 1 && found !== undefined ? await head.show(found.sha) : null;
  if (files === null) throw new ToolError('This pull request has no such commit: use log to list its commits.');
  const only = path === null ? null : changedFile(path, files);
  const wanted = only === null ? files : only === undefined ? [] : [only];
  if (wanted.length === 0) throw new ToolError('The commit does not change this path.');
  const rows = wanted.flatMap((file) => [
    `=== ${visible(file.path)} (${changeState(file)})`,
    ...changeRows(file).map(rowText),
  ]);
  const rest = rows.length - mostRows;
  return [...rows.slice(0, mostRows), ...(rest > 0 ? [`[${rest} more rows are not shown: name a path]`] : [])].join(
    '\n',
  );
}
