import type { BlockContent, DefinitionContent, PhrasingContent } from 'mdast';
import { visible } from '../../lib/visible.ts';
import { clip } from '../escape.ts';
import { closedLine, closedSet, type ProseBlock } from './closed-set.ts';
import { inert } from './inert.ts';
import { tidy, words } from './inline.ts';
import { parsed, parsedLine } from './parse.ts';

/**
 * Text of others as blocks of the closed set: paragraphs, lists, code, and in them emphasis, strong and code spans. What
 * they wrote as Markdown is parsed and built again from these; nothing in it acts on GitHub.
 * @param longest most UTF-16 units of the text; the rest is cut
 */
export function prose(text: string, longest = Number.POSITIVE_INFINITY): ProseBlock[] {
  const source = sourceOf(text, longest);
  const tree = parsed(source);
  return tree === null ? unparsed(source) : closedSet(tree, source);
}

/** Text of others on one line, with emphasis, strong and code spans: for headings, cells, labels and sentences of ours. */
export function phrase(text: string, longest = Number.POSITIVE_INFINITY): PhrasingContent[] {
  const source = sourceOf(text, longest).trim();
  if (source.includes('\n')) return flat(prose(source));
  const tree = parsedLine(source);
  return tree === null ? inert([words(source)]) : closedLine(tree, source);
}

/** A name, or names in a sentence of ours, on one line: text of others that is no prose, so that no mark in it is read. */
export function verbatim(text: string, longest = Number.POSITIVE_INFINITY): PhrasingContent[] {
  return inert([words(sourceOf(text, longest).trim())]);
}

/** Blocks on one line: markers of lists stay as text, and code becomes a code span. */
function flat(blocks: readonly ProseBlock[]): PhrasingContent[] {
  const parts = blocks.map(oneLine);
  return inert(tidy(parts.flatMap((part, at) => (at === 0 ? part : [words(' '), ...part]))));
}

function oneLine(block: BlockContent | DefinitionContent): PhrasingContent[] {
  if (block.type === 'paragraph') return block.children;
  if (block.type === 'code') return [{ type: 'inlineCode', value: block.value.replaceAll('\n', ' ') }];
  if (block.type !== 'list') return [];
  const first = block.start ?? 1;
  return block.children.flatMap(({ children }, at) => [
    words(`${at === 0 ? '' : ' '}${block.ordered === true ? `${first + at}.` : '-'} `),
    ...children.flatMap((child, index) => (index === 0 ? oneLine(child) : [words(' '), ...oneLine(child)])),
  ]);
}

function unparsed(source: string): ProseBlock[] {
  return source
    .split(/\n[ \t]*\n/u)
    .map((each): ProseBlock => ({ type: 'paragraph', children: inert([words(each.trim())]) }))
    .filter((each) => 'children' in each && each.children.length > 0);
}

/** The parser takes a byte order mark for none of the text, and a NUL for another character. */
function sourceOf(text: string, longest: number): string {
  return clip(text, longest)
    .replace(/\r\n?/gu, '\n')
    .replace(/^\ufeff|\0/gu, visible);
}
