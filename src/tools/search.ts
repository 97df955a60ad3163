import { z } from 'zod';
import type { Tool } from '../agent/tool.ts';
import { visible } from '../lib/visible.ts';
import { revision, snapshotOf } from './place.ts';

const mostMatches = 100;
const longestLine = 300;

const input = z.strictObject({
  revision,
  pattern: z.string().min(1).max(256),
  syntax: z.enum(['fixed', 'perl']).describe('fixed: a literal text; perl: a regular expression'),
  ignoreCase: z.boolean(),
  under: z.string().max(4096).nullable().describe('A folder or file to search in; null for the whole repository'),
});

/** Finds lines that hold a text. */
export const search: Tool<z.infer<typeof input>> = {
  name: 'search',
  description: `Finds lines in the repository, at most ${mostMatches}.`,
  input,
  async run({ revision: which, under, ...query }, context) {
    const { matches, isTruncated } = await snapshotOf(context, which).search({
      ...query,
      under: under === null || under === '' || under === '.' ? null : under.replace(/\/+$/, ''),
      limit: mostMatches,
      signal: context.signal,
    });
    if (matches.length === 0) return 'No line matches.';
    const rows = matches.map(({ path, line, text }) => {
      const shown = visible(text.trim());
      return `${visible(path)}:${line}: ${shown.slice(0, longestLine)}${shown.length > longestLine ? ' […]' : ''}`;
    });
    if (isTruncated) rows.push('[there are more matches: narrow the pattern or search under a folder]');
    return rows.join('\n');
  },
};
