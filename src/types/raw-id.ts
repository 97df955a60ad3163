import { z } from 'zod';
import type { RawReview } from './review.ts';
import type { Submission } from './submission.ts';

/** What a reviewer raises, in the order of a submission; what could not be read of it last. */
export const RawItemKind = z.enum([
  'finding',
  'concern',
  'strength',
  'testing',
  'documentation',
  'limitation',
  'unreadable',
]);
export type RawItemKind = z.infer<typeof RawItemKind>;

/** What is not a defect. */
export const ObservationKind = RawItemKind.exclude(['finding', 'unreadable']);
export type ObservationKind = z.infer<typeof ObservationKind>;

/** The list of a submission that holds the items of a kind. */
export const rawItemLists = {
  finding: 'findings',
  concern: 'concerns',
  strength: 'strengths',
  testing: 'testing',
  documentation: 'documentation',
  limitation: 'limitations',
  unreadable: 'unreadable',
} as const satisfies Record<RawItemKind, keyof Submission>;

/** The letter of a kind, in the ids of raw items (`Claude:F1`) and of the ledger (`F1`). */
export const rawItemLetters: Readonly<Record<RawItemKind, string>> = {
  finding: 'F',
  concern: 'C',
  strength: 'S',
  testing: 'T',
  documentation: 'D',
  limitation: 'L',
  unreadable: 'U',
};

/** `Claude:F1`: reviewer, letter of the kind, then the ordinal of the item in its list of the submission, from 1. */
export type RawItemId = string;

/** The id of a finding. */
export type RawFindingId = RawItemId;

/** @param index place of the item in its list, from 0 */
export function rawItemId(reviewer: string, item: RawItemKind, index: number): RawItemId {
  return `${reviewer}:${rawItemLetters[item]}${index + 1}`;
}

/** What `rawItemId` was given; null for what is no id. A reviewer's name may hold a colon. */
export function readRawItemId(
  id: RawItemId,
): { readonly reviewer: string; readonly item: RawItemKind; readonly index: number } | null {
  const split = id.lastIndexOf(':');
  const item = RawItemKind.options.find((kind) => id[split + 1] === rawItemLetters[kind]);
  const ordinal = id.slice(split + 2);
  if (split < 0 || item === undefined || !/^[1-9]\d{0,8}$/u.test(ordinal)) return null;
  return { reviewer: id.slice(0, split), item, index: Number(ordinal) - 1 };
}

export interface RawItem {
  readonly id: RawItemId;
  readonly item: RawItemKind;
}

/** Everything that reviewers raised and that the ledger must give a fate to, in the order of the reviews. */
export function rawItems(reviews: readonly RawReview[]): readonly RawItem[] {
  return reviews.flatMap((review) =>
    review.outcome === 'failed'
      ? []
      : RawItemKind.options.flatMap((item) =>
          review.submission[rawItemLists[item]].map((_, index) => ({
            id: rawItemId(review.reviewer.name, item, index),
            item,
          })),
        ),
  );
}
