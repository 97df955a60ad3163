import { type LedgerObservation, type RawReview, rawItemId } from '../../types.ts';
import { type GroundContext, groundQuotation } from './ground.ts';

/** Where code found the comments that limitations quote, by raw id such as `Claude:L1`. */
export type LimitationPlaces = ReadonlyMap<
  string,
  Pick<NonNullable<LedgerObservation['quotation']>, 'anchor' | 'origin'>
>;

/** Looks up the comments that acknowledge limitations: where each stands, and whether this change brought it. */
export async function placeLimitations(
  reviews: readonly RawReview[],
  context: GroundContext,
): Promise<LimitationPlaces> {
  const quoted = reviews.flatMap((review) =>
    review.outcome === 'failed'
      ? []
      : review.submission.limitations.map((limitation, index) => ({
          id: rawItemId(review.reviewer.name, 'limitation', index),
          limitation,
        })),
  );
  const placed = await Promise.all(
    quoted.map(async ({ id, limitation }) => {
      const { path, startLine, quote } = limitation;
      const endLine = startLine === null ? null : startLine + quote.trimEnd().split('\n').length - 1;
      const { anchor, origin } = await groundQuotation({ path, side: 'new', startLine, endLine, quote }, context);
      return [id, { anchor, origin }] as const;
    }),
  );
  return new Map(placed);
}
