import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, RootContent } from 'hast';
import type { RootContent as MarkdownContent } from 'mdast';
import { CodeBlocks } from '../../src/render/html/code-blocks.ts';
import { elements } from '../../src/render/html/elements.ts';
import { htmlOf } from './github-page.ts';
import { elementsOf, parsed } from './html-page.ts';

/** A stretch of running text that is marked in one way. */
export interface Run {
  readonly text: string;
  readonly marks: readonly ('code' | 'strong' | 'em')[];
}

/** What stands on a page, without how it was written. Anything but these is `other`, by the name of its element. */
export type Block =
  | { readonly p: readonly Run[] }
  | { readonly list: readonly (readonly Block[])[]; readonly start: number | null }
  | { readonly code: string }
  | { readonly other: string };

/** The blocks that GitHub makes of Markdown. */
export function githubBlocks(markdown: string): Block[] {
  const body = elementsOf(parsed(htmlOf(markdown))).find(({ tagName }) => tagName === 'body');
  return flow(body?.children ?? []);
}

/** The blocks that our own page makes of nodes. */
export function htmlBlocks(nodes: readonly MarkdownContent[]): Block[] {
  return flow(elements(nodes, { blocks: new CodeBlocks(), slugger: new GithubSlugger() }));
}

/** Its text, a line for each block; a numbered item begins with its number. */
export function textOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if ('p' in block) return block.p.map(({ text }) => text).join('');
      if ('list' in block)
        return block.list
          .map((item, at) => `${block.start === null ? '' : `${block.start + at}. `}${textOf(item)}`)
          .join('\n');
      return 'code' in block ? block.code : block.other;
    })
    .join('\n');
}

function flow(nodes: readonly (RootContent | ElementContent)[]): Block[] {
  const blocks: Block[] = [];
  let line: Run[] = [];
  const endLine = () => {
    const runs = joined(line);
    if (runs.some(({ text, marks }) => text.trim() !== '' || marks.length > 0)) blocks.push({ p: runs });
    line = [];
  };
  for (const node of nodes) {
    const found = node.type === 'element' ? block(node) : null;
    if (found === null) {
      line.push(...runsOf(node, []));
      continue;
    }
    endLine();
    blocks.push(...found);
  }
  endLine();
  return blocks;
}

function block(node: Element): Block[] | null {
  const { tagName, children, properties } = node;
  switch (tagName) {
    case 'p':
      return flow(children);
    case 'ul':
    case 'ol': {
      const items = children.filter((child) => child.type === 'element');
      const start = tagName === 'ul' ? null : Number(properties['start'] ?? 1);
      return [{ list: items.map((item) => flow(item.children)), start }];
    }
    case 'pre':
    case 'figure':
      return [{ code: allText(node).replace(/\n$/u, '') }];
    case 'code':
    case 'strong':
    case 'em':
      return null;
    default:
      return [{ other: tagName }];
  }
}

function allText(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(allText).join('') : '';
}

function runsOf(node: RootContent | ElementContent, marks: Run['marks']): Run[] {
  if (node.type === 'text')
    return [{ text: marks.includes('code') ? node.value : node.value.replace(/\s+/gu, ' '), marks }];
  if (node.type !== 'element') return [{ text: `<${node.type}>`, marks }];
  const { tagName } = node;
  if (tagName !== 'code' && tagName !== 'strong' && tagName !== 'em') return [{ text: `<${tagName}>`, marks }];
  return node.children.flatMap((child) => runsOf(child, marks.includes(tagName) ? marks : [...marks, tagName]));
}

/** Neighbours with the same marks are one, and a line has no white space at its ends. */
export function joined(runs: readonly Run[]): Run[] {
  const line: { text: string; readonly marks: Run['marks'] }[] = [];
  for (const { text, marks } of runs) {
    const last = line.at(-1);
    if (last !== undefined && String(last.marks.toSorted()) === String(marks.toSorted())) last.text += text;
    else line.push({ text, marks });
  }
  const trim = (at: number, how: 'trimStart' | 'trimEnd') => {
    const run = line.at(at);
    if (run !== undefined && !run.marks.includes('code')) run.text = run.text[how]();
  };
  trim(0, 'trimStart');
  trim(-1, 'trimEnd');
  return line
    .map(({ text, marks }) => ({ text: marks.includes('code') ? text : text.replace(/ +/gu, ' '), marks }))
    .filter(({ text }) => text !== '');
}
