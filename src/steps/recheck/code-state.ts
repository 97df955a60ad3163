import leven from 'leven';
import { bare, saysSomething } from '../../rounds/links/quoted-code.ts';
import type { Anchor, CodeState, QuotedCaller, Remembered } from '../../types.ts';
import { type GroundContext, groundQuotation, sidesOf } from '../ground/ground.ts';
import { findElsewhere, nameNow } from './find-code.ts';
import { changedCaller } from './quoted-callers.ts';

/** An earlier finding, and what code sees of its place now. */
export interface PlacedPrior {
  readonly prior: Remembered;
  readonly code: CodeState;
  /** Where its code stands now; null where that is not found. */
  readonly anchor: Anchor | null;
  /** Where its file is now, under whatever name. */
  readonly path: string;
  /** Of one that is declined: code that showed how it can happen, and that stands there no more as it did. */
  readonly changedCaller?: QuotedCaller;
}

/**
 * What code sees of the place of each earlier finding: where its lines are now, and whether they are the change's at all.
 * It decides nothing: code that stands can be mended elsewhere, and code that is gone can have moved with its defect.
 * @param base whether the change still goes to the branch that the last round compared it with, and whether something
 * has landed there since: nothing else takes a line out of a change that wrote it
 */
export async function placePriors(
  priors: readonly Remembered[],
  context: GroundContext,
  base: { readonly isSame: boolean; readonly hasMoved: boolean },
): Promise<readonly PlacedPrior[]> {
  const entries = await context.head.list();
  const blobs = new Map(entries.map(({ path, oid }) => [path, oid]));
  return Promise.all(
    priors.map(async (prior): Promise<PlacedPrior> => {
      const placed = await placePrior(prior, context, { ...base, blobs });
      const changed = prior.declined === null ? null : await changedCaller(prior, context);
      return { prior, ...placed, ...(changed === null ? {} : { changedCaller: changed }) };
    }),
  );
}

async function placePrior(
  prior: Remembered,
  context: GroundContext,
  base: { readonly isSame: boolean; readonly hasMoved: boolean; readonly blobs: ReadonlyMap<string, string> },
): Promise<Omit<PlacedPrior, 'prior'>> {
  const path = prior.side === 'old' ? prior.path : nameNow(prior.path, context);
  const stated = { path, side: prior.side, startLine: prior.startLine, endLine: prior.endLine, quote: prior.quote };
  const { anchor, origin } = await groundQuotation(stated, context);
  // Where nothing differs from the base, nothing is the change's.
  if (context.changes.length === 0 && base.isSame) return { code: 'left-the-change', anchor, path };
  const isSame = prior.blob !== null && base.blobs.get(path) === prior.blob && path === prior.path;
  // What stands at the merge base only was deleted, unless the finding was about deleted lines.
  const isThere = anchor !== null && anchor.side === prior.side;
  const canHaveLanded = prior.side === 'new' && prior.isOurs && base.isSame && base.hasMoved;
  if (isThere && canHaveLanded && origin === 'pre-existing' && (await sidesOf(stated, context)).base)
    return { code: 'left-the-change', anchor, path: anchor.path };
  if (isThere) return { code: isSame ? 'same' : 'stands', anchor, path: anchor.path };
  if (isSame) return { code: 'same', anchor: null, path };
  const moved = prior.side === 'new' ? await findElsewhere(prior.quote, context) : null;
  // What is gone can be closed without anybody looking at it.
  if (moved === 'unknown') return { code: 'changed', anchor: null, path };
  if (moved !== null) return { code: 'stands', anchor: moved, path: moved.path };
  return { code: (await hasAnyLine(prior, path, context)) ? 'changed' : 'gone', anchor: null, path };
}

/** Of the longer of two lines, at most this share differs where one was made from the other. */
const mostDifference = 0.4;

/**
 * Whether any line of it that says something is still in its file, or its longest one as somebody may have edited it: a
 * quotation of one line that was changed is not gone.
 */
async function hasAnyLine({ quote, side }: Remembered, path: string, { head, base }: GroundContext): Promise<boolean> {
  const text = await (side === 'new' ? head : base).readWhole(path);
  // What is gone can be closed without anybody looking at it.
  if (!text.found) return text.isMissing === true;
  // Within a line, too: reviewers quote parts of lines, and a memory that is short of room cuts them.
  const there = text.lines.map(bare).join('\n');
  const own = quote.split('\n').filter(saysSomething).map(bare);
  if (own.some((line) => there.includes(line))) return true;
  const [longest = ''] = own.toSorted((one, other) => other.length - one.length);
  return text.lines.some((line) => saysSomething(line) && isEdited(longest, bare(line)));
}

function isEdited(one: string, other: string): boolean {
  const maxDistance = Math.floor(Math.max(one.length, other.length) * mostDifference);
  if (Math.abs(one.length - other.length) > maxDistance) return false;
  return leven(one, other, { maxDistance: maxDistance + 1 }) <= maxDistance;
}
