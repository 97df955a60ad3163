import type { Data, Parent, PhrasingContent, RootContent } from 'mdast';

/** What a badge says. It is a code span in Markdown, and a pill of its own colour on the HTML page. */
export type Pill =
  | 'critical'
  | 'important'
  | 'suggestion'
  | 'kind'
  | 'reviewer'
  | 'standing'
  | 'origin'
  | 'fix'
  | 'evidence';

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
  interface BlockquoteData {
    alert?: 'tip' | 'caution' | 'warning';
  }
}
