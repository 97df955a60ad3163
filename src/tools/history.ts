import { z } from 'zod';
import { type Tool, ToolError } from '../agent/tool.ts';
import { visible } from '../lib/visible.ts';
import { requirePath } from './place.ts';

const mostLines = 200;
const mostCommits = 250;

const input = z.strictObject({
  mode: z
    .enum(['log', 'blame'])
    .describe('log: commits of this pull request; blame: which of them last changed a line'),
  path: z.string().max(4096).nullable().describe('The file at the head; null for the log of all files'),
  startLine: z.int().min(1).nullable().describe('For blame'),
  endLine: z.int().min(1).nullable().describe(`For blame, at most ${mostLines} lines`),
});

/** Says which commits of the pull request touched a file or line: SHA and date, no names and no messages (decision 5). */
export const history: Tool<z.infer<typeof input>> = {
  name: 'history',
  description: 'Shows which commits of this pull request touched a file, or last changed its lines.',
  input,
  async run({ mode, path, startLine, endLine }, context) {
    const known = path === null ? null : await requirePath(context.head, path);
    if (mode === 'log') {
      const commits = await context.head.log(known);
      if (commits.length === 0) return 'No commit of this pull request touches it.';
      return commits
        .slice(0, mostCommits)
        .map(({ sha, date }) => `${sha.slice(0, 12)} ${date}`)
        .join('\n');
    }
    if (known === null || startLine === null || endLine === null)
      throw new ToolError('blame needs path, startLine and endLine.');
    if (endLine < startLine || endLine - startLine >= mostLines)
      throw new ToolError(`Ask for 1 to ${mostLines} lines, the last not before the first.`);
    context.opened(known);
    const lines = await context.head.blame(known, startLine, endLine);
    return lines
      .map(({ line, commit, text }) => {
        const origin = commit === null ? 'before this pull request' : `${commit.sha.slice(0, 12)} ${commit.date}`;
        return `${String(line).padStart(6)} | ${origin} | ${visible(text)}`;
      })
      .join('\n');
  },
};
