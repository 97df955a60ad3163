import { reviewerContext } from '../../prompts/reviewer.ts';
import type { Dossier } from '../../types.ts';
import type { Slice } from './print-change.ts';

/** What stands before every task of a slice: one text for all sessions, for a large change would have it in memory for each. */
export type ContextOf = (slice: Slice) => string;

export function sharedContexts(dossier: Dossier): ContextOf {
  const made = new Map<Slice, string>();
  return (slice) => {
    const context = made.get(slice) ?? reviewerContext(dossier, slice);
    made.set(slice, context);
    return context;
  };
}
