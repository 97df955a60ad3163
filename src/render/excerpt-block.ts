import type { Code } from 'mdast';
import type { Anchor, Excerpt } from '../types.ts';
import { codeBlock } from './escape.ts';

/** Lines as git has them. Markdown gets a gutter with their numbers and a mark at what is cited. */
export function excerptBlock({ startLine, lines }: Excerpt, anchor: Anchor, longest: number): Code[] {
  if (lines.length === 0) return [];
  const width = String(startLine + lines.length - 1).length;
  const shown = lines.map((line, index) => {
    const number = startLine + index;
    const isCited = number >= anchor.startLine && number <= anchor.endLine;
    return `${isCited ? '>' : ' '} ${String(number).padStart(width)} | ${withoutLineEnd(line).replace(/[\r\n]/gu, ' ')}`;
  });
  const excerpt = { path: anchor.path, startLine, citedStart: anchor.startLine, citedEnd: anchor.endLine, lines };
  return [{ ...codeBlock(shown.join('\n'), 'text', longest), data: { excerpt } }];
}

/** A line as git has it keeps half of a Windows line end, which is no character of its text. */
export function withoutLineEnd(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
