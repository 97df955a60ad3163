import { z } from 'zod';
import type { Tool } from '../agent/tool.ts';
import type { SearchMatch } from '../git/snapshot.ts';
import { visible } from '../lib/visible.ts';
import { requirePlace, revision, snapshotOf } from './place.ts';

const mostMatches = 100;
const longestLine = 300;
/** Text before the match that is kept of a line too long to be shown. */
const lead = 100;

const input = z.strictObject({
  revision,
  pattern: z.string().min(1).max(256),
  syntax: z.enum(['fixed', 'perl']),
  ignoreCase: z.boolean(),
  under: z.string().max(4096).nullable(),
});

/** Finds lines that hold a text. */
export const search: Tool<z.infer<typeof input>> = {
  name: 'search',
  description: `Finds lines that hold a pattern of one line, at most ${mostMatches}.`,
  input,
  async run({ revision: which, under, ...query }, context) {
    const snapshot = snapshotOf(context, which);
    const { matches, isTruncated, leftOut } = await snapshot.search({
      ...query,
      // A place that does not exist must not read as a place without matches.
      under: await requirePlace(snapshot, under ?? '', { files: true }),
      limit: mostMatches,
      signal: context.signal,
    });
    const rows = matches.map((match) => `${visible(match.path)}:${match.line}: ${excerpt(match)}`);
    if (matches.length === 0) rows.push('No line matches.');
    if (leftOut !== null) rows.push(`[not searched: ${leftOut}]`);
    if (isTruncated) rows.push('[there are more matches: narrow the pattern or search under a folder]');
    return rows.join('\n');
  },
};

function excerpt({ text, column }: SearchMatch): string {
  if (text.length <= longestLine) return visible(text.trim());
  const from = column > longestLine - lead ? column - 1 - lead : 0;
  const before = from > 0 ? `[column ${from + 1}] … ` : '';
  const after = from + longestLine < text.length ? ' […]' : '';
  return `${before}${visible(text.slice(from, from + longestLine).trim())}${after}`;
}
