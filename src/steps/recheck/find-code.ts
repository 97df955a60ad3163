import { saysSomething } from '../../rounds/links/quoted-code.ts';
import { type Anchor, pathOn } from '../../types.ts';
import type { GroundContext } from '../ground/ground.ts';
import { placeAsWritten } from '../ground/quotation.ts';

/** Code that is looked for in other files is told by so much of it. */
const leastCode = 40;
/** Most matches of a line that are looked at. */
const mostMatches = 20;

/** Under which name the head has a file of an earlier round: as the change tells of a rename, or a comparison with that round. */
export function nameNow(path: string, { changes, renamed }: Pick<GroundContext, 'changes' | 'renamed'>): string {
  const change = changes.find((each) => each.path === path && each.status !== 'deleted');
  if (change !== undefined) return path;
  return changes.find((each) => pathOn(each, 'old') === path && each.path !== path)?.path ?? renamed?.get(path) ?? path;
}

/** Limit of one search, with its wait for others, in milliseconds: as many findings as there are look at once. */
const longestMs = 60_000;

/**
 * The only place of the head that has the whole quotation, where it says enough to be told by; null: there is no such place.
 * `unknown`: it could not be looked for in time, and that is no reason to give up a review.
 */
export async function findElsewhere(quote: string, { head }: GroundContext): Promise<Anchor | 'unknown' | null> {
  const lines = quote.split('\n').filter((line) => saysSomething(line));
  const [longest = ''] = lines.map((line) => line.trim()).toSorted((one, other) => other.length - one.length);
  if (lines.length < 2 && longest.length < leastCode) return null;
  const answer = await head
    .search({
      ...{ pattern: longest, syntax: 'fixed', ignoreCase: false, under: null, limit: mostMatches },
      signal: AbortSignal.timeout(longestMs),
    })
    .catch(() => 'unknown' as const);
  if (answer === 'unknown') return answer;
  const { matches, isTruncated } = answer;
  if (isTruncated) return null;
  const found: Anchor[] = [];
  for (const path of new Set(matches.map((match) => match.path))) {
    const text = await head.readWhole(path);
    if (!text.found) continue;
    const placed = placeAsWritten(text.lines, quote, { startLine: null, endLine: null });
    if (placed.place === 'ambiguous') return null;
    if (placed.place === 'missing') continue;
    found.push({ path, side: 'new', startLine: placed.startLine, endLine: placed.endLine });
  }
  const [only, ...others] = found;
  return others.length === 0 ? (only ?? null) : null;
}
