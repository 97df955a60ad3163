import {
  type ChangedFile,
  type CoverageSummary,
  type Delta,
  type FileDelivery,
  type FileDelta,
  MissingLines,
  type RawReview,
  readPass,
} from '../../types.ts';

/** Content that no reviewer is shown, and of which nobody has said that none need be. */
function isHidden({ content, notReviewed }: ChangedFile): boolean {
  return content === 'binary' && notReviewed === null;
}

type Undelivered = CoverageSummary['undelivered'][number];

/**
 * How much of the change was before how many reviewers, line by line: counted from what was printed for each, and only
 * where a submission was accepted that repeated the receipt (decision 14). What is not reviewed is not counted.
 * @param delta lines that an earlier complete round covers; null: everything was delivered in this one
 */
export function coverageOf(
  changes: readonly ChangedFile[],
  reviews: readonly RawReview[],
  minReviewers: number,
  delta: Delta | null = null,
): CoverageSummary {
  const deliveries = deliveriesByPath(reviews);
  const earlier = new Map(delta?.files.map((each) => [each.path, each]));
  return {
    files: changes.length,
    changedLines: changes.reduce((total, { additions, deletions }) => total + additions + deletions, 0),
    undelivered: changes.flatMap((file): Undelivered[] => {
      if (isHidden(file)) return [{ path: file.path, reviewers: 0, lines: 0, causes: [] }];
      const readers = deliveries.get(file.path) ?? new Map();
      const found = shortfall(file, readers, { minReviewers, covered: earlier.get(file.path)?.covered ?? [] });
      return found.lines === 0 ? [] : [{ path: file.path, ...found }];
    }),
  };
}

/**
 * The same of a change that one reviewer is to have read alone: lines that two of them had between them are none that one had with all the
 * others.
 */
export function coverageByOne(
  changes: readonly ChangedFile[],
  reviews: readonly RawReview[],
  delta: Delta | null,
): CoverageSummary {
  const lacking = ({ undelivered }: CoverageSummary) => undelivered.reduce((sum, { lines }) => sum + lines, 0);
  return reviews
    .map((review) => coverageOf(changes, [review], 1, delta))
    .reduce((least, each) => (lacking(each) < lacking(least) ? each : least), coverageOf(changes, [], 1, delta));
}

/** Whether a review has ended as it should, and has had all of the change by itself. */
export function coversAlone(changes: readonly ChangedFile[], review: RawReview, delta: Delta | null): boolean {
  return review.outcome === 'completed' && coverageOf(changes, [review], 1, delta).undelivered.length === 0;
}

/** By path, then by name of reviewer: who reads a file in two sessions is one reader. */
type Deliveries = ReadonlyMap<string, ReadonlyMap<string, readonly FileDelivery[]>>;

function deliveriesByPath(reviews: readonly RawReview[]): Deliveries {
  const deliveries = new Map<string, Map<string, FileDelivery[]>>();
  for (const review of reviews) {
    if (review.outcome === 'failed') continue;
    const { reviewer } = readPass(review.reviewer);
    for (const delivery of review.delivery) {
      const readers = deliveries.get(delivery.path) ?? new Map<string, FileDelivery[]>();
      deliveries.set(delivery.path, readers);
      readers.set(reviewer, [...(readers.get(reviewer) ?? []), delivery]);
    }
  }
  return deliveries;
}

/** The lines that reached too few reviewers, and how many the fewest of them reached. */
function shortfall(
  { additions, deletions }: ChangedFile,
  readers: ReadonlyMap<string, readonly FileDelivery[]>,
  { minReviewers, covered }: { readonly minReviewers: number; readonly covered: FileDelta['covered'] },
): Omit<Undelivered, 'path'> {
  const changedLines = additions + deletions;
  // What counts is the change itself: a session that printed another number of lines has not delivered it.
  const sound = [...readers.values()].map((all) => all.filter((one) => one.changedLines === changedLines));
  const partly = sound.filter((all) => all.length > 0 && all.every(({ missing }) => missing.length > 0));
  const whole = sound.filter((all) => all.some(({ missing }) => missing.length === 0)).length;
  if (changedLines === 0 || whole >= minReviewers) return { reviewers: whole, lines: 0, causes: [] };
  const counts = new Uint16Array(changedLines).fill(whole);
  // That round had as many reviewers as this one needs: it was complete, and asked for by the same configuration.
  for (const { first, last } of covered) counts.fill(Math.max(whole, minReviewers), first, last + 1);
  for (const all of partly) for (const line of linesHad(all, changedLines)) counts[line] = (counts[line] ?? 0) + 1;
  const lines = counts.filter((count) => count < minReviewers);
  return {
    reviewers: lines.reduce((least, count) => Math.min(least, count), whole + partly.length),
    lines: lines.length,
    causes: MissingLines.shape.why.options
      .map((why) => ({ why, lines: linesLacked(partly.flat(), why, counts, minReviewers) }))
      .filter((cause) => cause.lines > 0),
  };
}

/** Of the lines that reached too few, how many some reviewer lacked for that reason. */
function linesLacked(
  deliveries: readonly FileDelivery[],
  why: MissingLines['why'],
  counts: Uint16Array,
  minReviewers: number,
): number {
  const lacked = new Uint8Array(counts.length);
  for (const { missing } of deliveries)
    for (const range of missing) if (range.why === why) lacked.fill(1, range.first, range.last + 1);
  return lacked.filter((isLacked, line) => isLacked === 1 && (counts[line] ?? 0) < minReviewers).length;
}

/** Ordinals of the lines that one reviewer had in some session. */
function linesHad(deliveries: readonly FileDelivery[], changedLines: number): readonly number[] {
  const had = new Uint8Array(changedLines);
  for (const { missing } of deliveries) {
    const own = new Uint8Array(changedLines).fill(1);
    for (const { first, last } of missing) own.fill(0, first, last + 1);
    for (const [line, has] of own.entries()) if (has) had[line] = 1;
  }
  return [...had.entries()].flatMap(([line, has]) => (has ? [line] : []));
}
