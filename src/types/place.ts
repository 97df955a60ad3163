/** Lines of one side: `new` is the head, `old` the merge base. Numbers are from 1, both included. */
export interface Anchor {
  readonly path: string;
  readonly side: 'new' | 'old';
  readonly startLine: number;
  readonly endLine: number;
}

/** Lines of source as git has them, from `startLine` on. */
export interface Excerpt {
  readonly startLine: number;
  readonly lines: readonly string[];
}

/** A finding, before or after it came into the ledger. What it states of its place is its reviewer's word. */
type Found =
  | { readonly finding: Anchor; readonly grounding: { readonly anchor: Anchor | null } }
  | { readonly finding: Anchor; readonly anchor: Anchor | null };

/** Where a finding stands: where code found it; only what was not found stands where its reviewer said. */
export function placeOf(found: Found): Anchor {
  return ('grounding' in found ? found.grounding.anchor : found.anchor) ?? found.finding;
}
