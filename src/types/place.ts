import { z } from 'zod';
import { type Immutable, line, names, side, text } from './primitives.ts';

/** Lines of one side, the first and the last included. */
export const Anchor = z.strictObject({ path: text, side, startLine: line, endLine: line });
export type Anchor = Immutable<z.infer<typeof Anchor>>;

/** Lines of source as git has them, from `startLine` on. */
export const Excerpt = z.strictObject({ startLine: line, lines: names });
export type Excerpt = Immutable<z.infer<typeof Excerpt>>;

/** Where somebody says that code stands; null is a line that they do not know. */
export interface ClaimedPlace {
  readonly path: string;
  readonly side: Anchor['side'];
  readonly startLine: number | null;
  readonly endLine: number | null;
}

/** A finding, before or after it came into the ledger. What it states of its place is its reviewer's word. */
type Found =
  | { readonly finding: ClaimedPlace; readonly grounding: { readonly anchor: Anchor | null } }
  | { readonly finding: ClaimedPlace; readonly anchor: Anchor | null };

/** Where a finding stands: where code found it; only what was not found stands where its reviewer said. */
export function placeOf(found: Found): ClaimedPlace {
  return ('grounding' in found ? found.grounding.anchor : found.anchor) ?? found.finding;
}

/** Whether a path is what somebody names, or lies in it: a folder is named with a slash behind it. */
export function liesIn(path: string, named: string): boolean {
  return path === named || (named.endsWith('/') && path.startsWith(named));
}

/** The cited lines as git has them; null when the excerpt does not show them all. */
export function citedLines({
  anchor,
  excerpt,
}: {
  readonly anchor: Anchor | null;
  readonly excerpt: Excerpt | null;
}): readonly string[] | null {
  if (anchor === null || excerpt === null) return null;
  const from = anchor.startLine - excerpt.startLine;
  const lines = excerpt.lines.slice(Math.max(0, from), anchor.endLine - excerpt.startLine + 1);
  return from >= 0 && lines.length === anchor.endLine - anchor.startLine + 1 ? lines : null;
}
