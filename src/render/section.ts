import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Report } from '../types.ts';
import type { Block } from './nodes.ts';

/** How much of itself a section shows. `brief` keeps what a decision needs. */
export type Detail = 'full' | 'short' | 'brief';

/** One part of the page. `render` gives no blocks when it has nothing to say. */
export interface Section {
  readonly name: string;
  render(report: Report, detail: Detail): Block[];
}

/** Writes blocks as Markdown. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return toMarkdown(
    { type: 'root', children: [...blocks] },
    { extensions: [gfmToMarkdown({ tablePipeAlign: false })], bullet: '-', rule: '-', fences: true },
  );
}
