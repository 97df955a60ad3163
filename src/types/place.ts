import { z } from 'zod';
import { type Immutable, line, names, side, text } from './primitives.ts';

/** Lines of one side, the first and the last included. */
export const Anchor = z.strictObject({ path: text, side, startLine: line, endLine: line });
export type Anchor = Immutable<z.infer<typeof Anchor>>;

/** Lines of source as git has them, from `startLine` on. */
export const Excerpt = z.strictObject({ startLine: line, lines: names });
export type Excerpt = Immutable<z.infer<typeof Excerpt>>;

/** A finding, before or after it came into the ledger. What it states of its place is its reviewer's word. */
type Found =
  | { readonly finding: Anchor; readonly grounding: { readonly anchor: Anchor | null } }
  | { readonly finding: Anchor; readonly anchor: Anchor | null };

/** Where a finding stands: where code found it; only what was not found stands where its reviewer said. */
export function placeOf(found: Found): Anchor {
  return ('grounding' in found ? found.grounding.anchor : found.anchor) ?? found.finding;
}
