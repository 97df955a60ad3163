import type { Data, Parent, PhrasingContent, RootContent } from 'mdast';
import type { Severity } from '../types.ts';
import type { Timeline } from './timeline/timeline.ts';

/** What a badge says. It is a code span in Markdown, and a pill of its own colour on the HTML page. */
export type Pill =
  | { readonly kind: PlainPill }
  | { readonly kind: 'severity'; readonly severity: Severity }
  | { readonly kind: 'standing'; readonly isConfirmed: boolean };

/** Badges that differ in nothing but their words. */
export type PlainPill = 'kind' | 'reviewer' | 'origin' | 'fix';

/** How loud a quote is. GitHub has a colour and a sign for each. */
export type AlertKind = 'tip' | 'important' | 'caution' | 'warning';

/** What a block is about that begins with a node so marked: the HTML page makes it the target of references. */
export interface EntryMark {
  /** Id of the finding or the observation, such as `F1`. */
  readonly id: string;
  /** The severity whose colour the entry wears; null for what wears none. */
  readonly severity: Severity | null;
}

/** A part of the page that is folded up until the reader opens it. */
export interface Details extends Parent {
  type: 'details';
  summary: PhrasingContent[];
  children: RootContent[];
  data?: Data & { name?: string };
}

/** Lines of source as git has them, unescaped, beside the gutter text that Markdown shows. */
export interface ExcerptData {
  readonly path: string;
  readonly startLine: number;
  /** First and last of the cited lines. */
  readonly citedStart: number;
  readonly citedEnd: number;
  readonly lines: readonly string[];
}

/*
 * Sections are written once, for Markdown and for the HTML page. What either says in its own way is a node or a mark
 * of a node here, never HTML in a string. A `break` in a table cell becomes `<br>`.
 */
declare module 'mdast' {
  interface RootContentMap {
    details: Details;
  }
  interface BlockContentMap {
    details: Details;
  }
  interface CodeData {
    excerpt?: ExcerptData;
  }
  interface InlineCodeData {
    pill?: Pill;
  }
  interface ParagraphData {
    /** What the paragraph says in words; the HTML page shows it above them. */
    timeline?: Timeline;
  }
  interface TextData {
    entry?: EntryMark;
  }
  interface StrongData {
    entry?: EntryMark;
  }
  interface BlockquoteData {
    alert?: AlertKind;
  }
}
