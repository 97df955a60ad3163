import { type LedgerObservation, type Limitation, type RawReview, rawItemId } from '../../types.ts';
import { type GroundContext, type GroundedQuotation, groundQuotation } from './ground.ts';
import { placeComment } from './place-comment.ts';

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
      const { anchor, origin } = await groundLimitation(limitation, context);
      return [id, { anchor, origin }] as const;
    }),
  );
  return new Map(placed);
}

/** Looks up the comment that a limitation quotes: by what it says, because models leave out what makes it a comment. */
export function groundLimitation(
  { path, startLine, quote }: Limitation,
  context: GroundContext,
): Promise<GroundedQuotation> {
  const endLine = startLine === null ? null : startLine + quote.trimEnd().split('\n').length - 1;
  return groundQuotation({ path, side: 'new', startLine, endLine, quote }, context, placeComment);
}
