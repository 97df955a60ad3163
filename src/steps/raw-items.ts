import type { RawItemKind, RawReview } from '../types.ts';

export interface RawItem {
  readonly id: string;
  readonly item: RawItemKind;
}

const letters = { concerns: 'C', testing: 'T', documentation: 'D', limitations: 'L' } as const;
const kinds = {
  concerns: 'concern',
  testing: 'testing',
  documentation: 'documentation',
  limitations: 'limitation',
} as const;

/** Everything that reviewers raised and that the ledger must give a fate to, in the order of the reviews. */
export function rawItems(reviews: readonly RawReview[]): readonly RawItem[] {
  return reviews.flatMap((review): RawItem[] => {
    if (review.outcome === 'failed') return [];
    const { reviewer, submission } = review;
    const observations = (Object.keys(letters) as (keyof typeof letters)[]).flatMap((list) =>
      submission[list].map((_, index) => ({ id: `${reviewer.name}:${letters[list]}${index + 1}`, item: kinds[list] })),
    );
    const findings = submission.findings.map((_, index) => ({
      id: `${reviewer.name}:F${index + 1}`,
      item: 'finding' as const,
    }));
    return [...findings, ...observations];
  });
}
