import type { Nodes, Parents } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { codePlaces } from './code-places.ts';

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
 * All of a Markdown text that is more than prose, in its order: code, links, images, HTML, and every paragraph that holds a sign which
 * some program could take for more. Two texts with one frame differ in prose alone. Null: nobody can tell.
 */
export function markdownFrame(text: string): readonly string[] | null {
  if (!isParsable(text)) return null;
  // Front matter is configuration, of a site or an agent; so is what some programs read in the first lines.
  if (/^(?:---|\+\+\+|;;;|\{|%)/u.test(text)) return null;
  const root = fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const [first] = root.children;
  const start = first === undefined || first.type === 'heading' ? [] : [`first ${textOf(first, text)}`];
  return [...start, ...frameOf(root, text), ...codePlaces(root, text)];
}

function isParsable(text: string): boolean {
  if (text.length > most.characters || text.split('\n').length > most.lines) return false;
  return (text.match(/[*_`[\]<>~!|&\\]/gu)?.length ?? 0) <= most.marks;
}

function frameOf(node: Nodes, source: string, quoted = 0): readonly string[] {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return phraseFrame(node, source, quoted);
    case 'blockquote':
      return node.children.flatMap((child) => frameOf(child, source, quoted + 1));
    case 'root':
    case 'list':
    case 'listItem':
    case 'table':
    case 'tableRow':
      return node.children.flatMap((child) => frameOf(child, source, quoted));
    default:
      return [described(node)];
  }
}

/** Of the text of one block: whole where a sign of it may act, or where it may be a prompt of an interpreter. */
function phraseFrame(node: Parents, source: string, quoted: number): readonly string[] {
  const words = textOf(node, source);
  // Underlined words are a heading here, and elsewhere the last line of a block of settings.
  const isUnderlined = node.type === 'heading' && source[node.position?.start.offset ?? 0] !== '#';
  const isProse = quoted < 2 && !isUnderlined && !acting.test(words) && !setting.test(words) && plain.test(words);
  const inside = node.children.flatMap(phrasesOf);
  return isProse ? inside : [`${node.type} ${words}`, ...inside];
}

function phrasesOf(node: Nodes): readonly string[] {
  if (node.type === 'text' || node.type === 'break') return [];
  if (node.type === 'emphasis' || node.type === 'strong') return node.children.flatMap(phrasesOf);
  return [described(node)];
}

/** The text of a block as it is written, escapes and all; code and addresses left out. */
function textOf(node: Nodes, source: string): string {
  if (node.type === 'text' || node.type === 'break')
    return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset);
  return 'children' in node ? node.children.map((child) => textOf(child, source)).join('') : '';
}

/** All that a node says, but for where it stands. */
function described(node: Nodes): string {
  return JSON.stringify(node, (key, value: unknown) => (key === 'position' ? undefined : value));
}
