import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** The parser takes quadratic time for some shapes: a larger text, or one with more such signs, is not parsed. */
const most = { characters: 60_000, lines: 2_000, marks: 4_000 };

/**
 * What a sign in prose can be to some program that reads Markdown: a link, a template, a directive, a mention, markup of another
 * dialect. An `import` is one in MDX.
 */
const acting =
  /[<>{}[\]|@$`\\^~=%&]|:\/\/|www\.|:::|!!!|\?\?\?|--8<--|\+\+|(?:^|\n)\s*(?:import|export|!|\/|\.\.|;|:)|#(?!\d)/u;
/** Settings of a page, a slide or a task, and names of hosts, which some programs make links of. */
const setting = /(?:^|\n) *[\p{L}\w-]+ *:(?:\s|$)|::|[\p{L}\d-]\.\p{L}{2}/u;
/** Nothing but letters, digits, and the signs of prose: no sign that is not seen, and none that turns a line around. */
const plain = /^[\p{L}\p{M}\p{N} \n.,;:!?'"()/\-–—…‘’“”*_+#]*$/u;

/**
 * All of a Markdown text that is more than prose, in its order and as it is written: code, links, images, HTML, and every paragraph that holds
 * a sign which some program could take for more; each with the headings above it and with what it stands in, for runners know
 * tasks by their headings, and some take only what is at the margin. Two texts with one frame differ in prose alone. Null: nobody can tell.
 */
export function markdownFrame(text: string): readonly string[] | null {
  if (!isParsable(text)) return null;
  // Front matter is configuration, of a site or an agent; so is what some programs read in the first lines.
  if (/^(?:---|\+\+\+|;;;|\{|%)/u.test(text)) return null;
  const { children } = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const above: string[] = [];
  return children.flatMap((node, at) => {
    if (node.type === 'heading') above.splice(node.depth - 1, Infinity, written(node, text));
    const isBare = (at === 0 && node.type !== 'heading') || isAnswer(node, children[at - 1]);
    const parts = isBare ? [written(node, text)] : frameOf(node, { source: text, within: [], next: children[at + 1] });
    return parts.map((part) => JSON.stringify([...above, part]));
  });
}

function isParsable(text: string): boolean {
  if (text.length > most.characters || text.split('\n').length > most.lines) return false;
  return (text.match(/[*_`[\]<>~!|&\\]/gu)?.length ?? 0) <= most.marks;
}

/** Behind the prompt of an interpreter stands what it is to answer. */
function isAnswer(node: Nodes, before: Nodes | undefined): boolean {
  return before?.type === 'blockquote' && before.position?.end.line === (node.position?.start.line ?? 0) - 1;
}

interface Place {
  readonly source: string;
  /** Kinds of the blocks around it. */
  readonly within: readonly string[];
  readonly next: Nodes | undefined;
}

function frameOf(node: Nodes, { source, within, next }: Place): readonly string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return phraseFrame(node, source, within);
    case 'blockquote':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow': {
      const inside = [...within, node.type];
      const { children } = node;
      return children.flatMap((child, at) => frameOf(child, { source, within: inside, next: children[at + 1] }));
    }
    default: {
      // A comment may be an order about the code that follows at once.
      const isOrder = next !== undefined && next.type !== 'paragraph' && next.type !== 'heading';
      return [[...within, written(node, source), ...(isOrder ? [next.type] : [])].join(' ')];
    }
  }
}

/** Of the text of one block: whole where a sign of it may act, or where it may be a prompt of an interpreter. */
function phraseFrame(node: Parents, source: string, within: readonly string[]): readonly string[] {
  const words = textOf(node, source);
  // Underlined words are a heading here, and elsewhere the last line of a block of settings.
  const isUnderlined = node.type === 'heading' && source[node.position?.start.offset ?? 0] !== '#';
  const isPrompt = within.filter((kind) => kind === 'blockquote').length > 1;
  const isProse = !isPrompt && !isUnderlined && !acting.test(words) && !setting.test(words) && plain.test(words);
  const parts = isProse ? node.children.flatMap((child) => phrasesOf(child, source)) : [written(node, source)];
  return parts.map((part) => [...within, part].join(' '));
}

function phrasesOf(node: Nodes, source: string): readonly string[] {
  if (node.type === 'text' || node.type === 'break') return [];
  if (node.type === 'emphasis' || node.type === 'strong')
    return node.children.flatMap((child) => phrasesOf(child, source));
  return [written(node, source).replaceAll(/\s+/gu, ' ')];
}

/** The text of a block as it is written, escapes and all; code and addresses left out. */
function textOf(node: Nodes, source: string): string {
  if (node.type === 'text' || node.type === 'break') return written(node, source);
  return 'children' in node ? node.children.map((child) => textOf(child, source)).join('') : '';
}

function written({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset);
}
