import type { Snapshot } from '../../git/snapshot.ts';
import { pathProblem, resolvePath } from '../../lib/resolve-path.ts';
import {
  type Anchor,
  type ChangedFile,
  type ClaimedPlace,
  type Finding,
  type GroundedFinding,
  type Grounding,
  pathOn,
  type RawReview,
  rawItemId,
} from '../../types.ts';
import { checkFix } from './fix-check.ts';
import { originOf } from './origin.ts';
import { placeQuotation } from './quotation.ts';

/** What findings are held against: the two states of the repository, and what differs between them. */
export interface GroundContext {
  readonly head: Snapshot;
  /** The merge base. */
  readonly base: Snapshot;
  readonly changes: readonly ChangedFile[];
  /** Names that the head has for files of the last round, where the change does not tell of them. */
  readonly renamed?: ReadonlyMap<string, string>;
}

/** The two states of the repository that code can be read in. */
export type Sides = Pick<GroundContext, 'head' | 'base'>;

/** Where somebody says that code stands. Line numbers are from 1, of the given side; null is unknown. */
export interface StatedPlace extends ClaimedPlace {
  /** The code, as it was copied. */
  readonly quote: string;
}

export type GroundedQuotation = Pick<Grounding, 'quote' | 'anchor' | 'problem' | 'origin'>;

/** Holds the findings of one review against the code: no model has a say in where a finding stands. */
export async function groundReview(review: RawReview, context: GroundContext): Promise<readonly GroundedFinding[]> {
  if (review.outcome === 'failed') return [];
  return Promise.all(
    review.submission.findings.map(async (submitted, index) => {
      const finding = { ...submitted, cause: await checkedCause(submitted.cause, context) };
      return {
        id: rawItemId(review.reviewer.name, 'finding', index),
        reviewer: review.reviewer.name,
        finding,
        grounding: await groundFinding(finding, context),
      };
    }),
  );
}

/**
 * The cause that a finding names, where code finds it among what the change brought or took away. One that is not there is
 * dropped: nobody is shown it as the reason why unchanged code matters.
 */
async function checkedCause(cause: Finding['cause'], context: GroundContext): Promise<Finding['cause']> {
  if (cause === null) return null;
  const { anchor, origin } = await groundQuotation(cause, context);
  return anchor === null || origin !== 'introduced' ? null : { ...cause, ...anchor };
}

/** Looks up the quotation of one finding, says where its file is and how old its code, and tries its diff. */
export async function groundFinding(finding: Finding, context: GroundContext): Promise<Grounding> {
  const quotation = await groundQuotation(finding, context);
  const { anchor } = quotation;
  // Older code is of the change where the named cause is.
  const isCaused = quotation.origin === 'pre-existing' && (await checkedCause(finding.cause, context)) !== null;
  const file = await whereFile(anchor?.path ?? finding.path, context);
  const fix = await checkFix(finding.fix?.diff ?? null, anchor, finding.path, context);
  return { ...quotation, origin: isCaused ? 'introduced' : quotation.origin, file, fix };
}

/** Where the file is that a finding names. One whose name some file has is not absent: a claim about it is not about nothing. */
async function whereFile(path: string, { head, base, changes }: GroundContext): Promise<Grounding['file']> {
  const [here, there] = await Promise.all([head.list(), base.list()]);
  const meant = resolvePath(path, here, there);
  if (!('problem' in meant))
    return changes.some((change) => [change.path, change.oldPath].includes(meant.path)) ? 'changed' : 'rest';
  return meant.choices.length > 0 ? 'rest' : 'absent';
}

/** On which sides a quotation stands. */
export interface QuotationSides {
  readonly head: boolean;
  readonly base: boolean;
  /** Its place at the merge base; null where it is not there, or in several places that the lines do not tell apart. */
  readonly old: Anchor | null;
  /** Whether it stands at the stated lines of the stated side. */
  readonly isAtStated: boolean;
}

/** Looks a quotation up on both sides. On the stated side it must have one place; on the other it may have several. */
export async function sidesOf(place: StatedPlace, context: GroundContext): Promise<QuotationSides> {
  const [head, base] = await Promise.all([lookOn(place, 'new', context), lookOn(place, 'old', context)]);
  const stated = place.side === 'new' ? head : base;
  const has = (side: Attempt) => side.sought.quote !== 'missing' || (side !== stated && side.isSettled);
  return {
    head: has(head),
    base: has(base),
    old: base.sought.anchor,
    isAtStated: stated.sought.quote === 'found',
  };
}

/**
 * Looks a quotation up on the stated side, then on the other one, and says how old the code is that it finds.
 * @param find how it is found in a file
 */
export async function groundQuotation(
  place: StatedPlace,
  context: GroundContext,
  find = placeQuotation,
): Promise<GroundedQuotation> {
  const { lastLine, ...sought } = await lookUp(place, context, find);
  const { anchor } = sought;
  // Code whose end is not certain is as old as the youngest line that it can reach.
  const reach = anchor && { ...anchor, endLine: lastLine ?? anchor.endLine };
  return { ...sought, origin: reach === null ? null : await originOf(reach, context) };
}

type Sought = Omit<GroundedQuotation, 'origin'> & { readonly lastLine?: number | undefined };

async function lookUp(place: StatedPlace, context: GroundContext, find: typeof placeQuotation): Promise<Sought> {
  const stated = await lookOn(place, place.side, context, find);
  if (stated.isSettled) return stated.sought;
  const other = await lookOn(place, place.side === 'new' ? 'old' : 'new', context, find);
  // Line numbers of one side are no evidence for the other: there the code counts as moved.
  return other.sought.quote === 'missing' ? stated.sought : { ...other.sought, quote: 'relocated' };
}

/** Settled: the other side need not be looked at, because this one has the code, be it in too many places. */
interface Attempt {
  readonly sought: Sought;
  readonly isSettled: boolean;
}

async function lookOn(
  stated: StatedPlace,
  side: Anchor['side'],
  context: GroundContext,
  find = placeQuotation,
): Promise<Attempt> {
  const { head, base, changes } = context;
  const missing = (problem: string, isSettled = false): Attempt => ({
    sought: { quote: 'missing', anchor: null, problem },
    isSettled,
  });
  const where = side === 'new' ? 'at the head' : 'at the merge base';
  const [here, there] = side === 'new' ? [head, base] : [base, head];
  const meant = resolvePath(stated.path, await here.list(), await there.list());
  if ('problem' in meant)
    return missing(
      `The path could not be read ${where}: ${pathProblem(stated.path, meant)}`,
      meant.problem === 'ambiguous',
    );
  const path = meant.isElsewhere ? pathOnSide(meant.path, side, changes) : meant.path;
  const text = await here.readWhole(path);
  if (!text.found) return missing(`The path could not be read ${where}: ${text.note}`);
  const placed = find(text.lines, stated.quote, knownLines(stated));
  if (placed.place === 'missing') return missing(`The quoted code does not stand in the file ${where}.`);
  if (placed.place === 'ambiguous')
    return missing(
      `The quoted code fits ${placed.count} places of the file ${where}, and the stated lines do not settle which is meant.`,
      true,
    );
  const { place, startLine, endLine, lastLine } = placed;
  return {
    sought: { quote: place, anchor: { path, side, startLine, endLine }, problem: null, lastLine },
    isSettled: true,
  };
}

/** A renamed file is known by the name that it has on either side. */
function pathOnSide(path: string, side: Anchor['side'], changes: readonly ChangedFile[]): string {
  const renamed = changes.find((change) => pathOn(change, side === 'new' ? 'old' : 'new') === path);
  return renamed === undefined ? path : pathOn(renamed, side);
}

/** A quotation without lines is held against lines before every file: no place is at them, and none is near. */
function knownLines({ startLine, endLine }: ClaimedPlace): { readonly startLine: number; readonly endLine: number } {
  const nowhere = Number.NEGATIVE_INFINITY;
  return { startLine: startLine ?? endLine ?? nowhere, endLine: endLine ?? startLine ?? nowhere };
}
