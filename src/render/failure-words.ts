import type { PhrasingContent } from 'mdast';
import { withoutTrailing } from '../lib/without-trailing.ts';
import type { Failure, ReviewFailure } from '../types.ts';
import { strong, text } from './nodes.ts';
import { phrase } from './prose/prose.ts';

/** `failed`, and in how many sessions where that is not all. */
export function failedWhere({ where }: Pick<ReviewFailure, 'where'>): string {
  return where === null ? 'failed' : `failed in ${where}`;
}

/** Why a session failed, what the vendor said of it, and what to do. The vendor's sentence is text of others. */
export function failureWords({ reason, detail, words, remedy }: Failure, longest: number): PhrasingContent[] {
  const said: PhrasingContent[] = words === null ? [text('. ')] : [text(': “'), ...phrase(words, longest), text('” ')];
  return [
    strong(reason),
    text(': '),
    ...phrase(withoutTrailing(detail, '.'), longest),
    ...said,
    ...phrase(remedy, longest),
  ];
}
