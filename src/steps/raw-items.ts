import type { RawItemKind, RawReview, Submission } from '../types.ts';

export interface RawItem {
  readonly id: string;
  readonly item: RawItemKind;
}

type List = Exclude<keyof Submission, 'coverage'>;

/** The letter of an item in its id, by the list of the submission that holds it. */
export const letters: Readonly<Record<List, string>> = {
  findings: 'F',
  concerns: 'C',
  strengths: 'S',
  testing: 'T',
  documentation: 'D',
  limitations: 'L',
};

const kinds: Readonly<Record<List, RawItemKind>> = {
  findings: 'finding',
  concerns: 'concern',
  strengths: 'strength',
  testing: 'testing',
  documentation: 'documentation',
  limitations: 'limitation',
};

/** `Claude:F1`: the id of an item by its place, from 0, in a list of its reviewer's submission. */
export function rawItemId(reviewer: string, list: List, index: number): string {
  return `${reviewer}:${letters[list]}${index + 1}`;
}

/** Everything that reviewers raised and that the ledger must give a fate to, in the order of the reviews. */
export function rawItems(reviews: readonly RawReview[]): readonly RawItem[] {
  return reviews.flatMap((review) =>
    review.outcome === 'failed'
      ? []
      : (Object.keys(letters) as List[]).flatMap((list) =>
          review.submission[list].map((_, index) => ({
            id: rawItemId(review.reviewer.name, list, index),
            item: kinds[list],
          })),
        ),
  );
}
