import type { Snapshot } from '../git/snapshot.ts';
import type { Anchor, ChangedFile } from '../types.ts';

/** What rules of code look at: nothing of it was said by a model. */
export interface CodeUnderReview {
  readonly changes: readonly ChangedFile[];
  readonly head: Snapshot;
  readonly base: Snapshot;
  /** Path of the configuration file that an input names; null: the usual one. */
  readonly configFile: string | null;
}

/** One fact, at one place. */
export interface Fact {
  readonly path: string;
  readonly title: string;
  /** What was found, for whoever has to look at it. */
  readonly body: string;
  /** The first and the last line at the head, and what stands there; null: the fact is about the file as a whole. */
  readonly lines: { readonly from: number; readonly to: number; readonly quote: string } | null;
}

/** A fact of a change that code can establish by itself. Each has a page of its own in `docs/rules/`. */
export interface CodeRule {
  /** Lower-case words with hyphens: configuration and SARIF name the rule by it. */
  readonly id: string;
  /** What it finds, as a heading. */
  readonly name: string;
  /** What can go wrong, in one sentence. */
  readonly risk: string;
  find(code: CodeUnderReview): readonly Fact[] | Promise<readonly Fact[]>;
}

export function anchorOf({ path, lines }: Fact): Anchor | null {
  return lines === null ? null : { path, side: 'new', startLine: lines.from, endLine: lines.to };
}
