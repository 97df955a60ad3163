import type { Paragraph, PhrasingContent } from 'mdast';
import { clip, literal, spanOf } from '../escape.ts';

/** Any of these, after compatibility folding, makes GitHub or a bot act on a word. Each is linear: no part can overlap itself. */
const live = [
  /@|\u{fe6b}/u,
  /#\d|gh-\d|ghsa-|cve-\d/iu,
  /[\p{L}\p{N}+.-]:\S|www\.|^\/|\/\//iu,
  /[0-9a-f]{7}/iu,
  /&#?\w+;/u,
  /\$/u,
];
const opening = new Set('([{"\'«“‘');
const closing = new Set(')]}"\'»”’.,;!?');

/** Text on one line: code spans stay, everything else is literal. For headings, cells and labels. */
export function phrase(text: string, longest = Number.POSITIVE_INFINITY): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const part of splitCode(literal(text, longest).trim())) {
    if (part.isCode) append(nodes, { type: 'inlineCode', value: part.text });
    else for (const [token] of part.text.matchAll(/\s+|\S+/gu)) for (const node of word(token)) append(nodes, node);
  }
  return nodes.map((node) => (node.type === 'inlineCode' ? spanOf(node.value) : node));
}

/** Text of a model as paragraphs: blank lines and line ends stay, and code spans. Everything else is literal. */
export function prose(text: string, longest = Number.POSITIVE_INFINITY): Paragraph[] {
  const paragraphs = clip(text, longest).split(/(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)/u);
  return paragraphs
    .map((paragraph): Paragraph => ({ type: 'paragraph', children: lines(paragraph, longest) }))
    .filter(({ children }) => children.length > 0);
}

/** A code span may go over the end of a line: then the line end becomes a space, as Markdown reads it. */
function lines(paragraph: string, longest: number): PhrasingContent[] {
  if (paragraph.includes('`')) return phrase(paragraph, longest);
  const filled = paragraph.split(/\r\n|\r|\n/u).map((line) => phrase(line, longest));
  return filled
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [{ type: 'break' } as const, ...line]));
}

function word(token: string): PhrasingContent[] {
  if (/^\s/u.test(token)) return [{ type: 'text', value: ' ' }];
  // Most words are plain: nothing below could find anything in them.
  if (/^(?![Ww]{3}\.)[A-Za-z]{1,6}[,.;!?]?$/u.test(token)) return [{ type: 'text', value: token }];
  const compatible = token.normalize('NFKC');
  if (!live.some((pattern) => pattern.test(compatible))) return [{ type: 'text', value: token }];
  let start = 0;
  let end = token.length;
  while (start < end && opening.has(token.charAt(start))) start++;
  while (end > start && closing.has(token.charAt(end - 1))) end--;
  const pieces: PhrasingContent[] = [
    { type: 'text', value: token.slice(0, start) },
    { type: 'inlineCode', value: token.slice(start, end) },
    { type: 'text', value: token.slice(end) },
  ];
  return pieces.filter((piece) => !('value' in piece) || piece.value !== '');
}

/** Two code spans side by side would run into one another: they become one. */
function append(nodes: PhrasingContent[], node: PhrasingContent): void {
  const last = nodes.at(-1);
  if (last?.type === 'text' && node.type === 'text') last.value += node.value;
  else if (last?.type === 'inlineCode' && node.type === 'inlineCode') last.value += node.value;
  else nodes.push(node);
}

interface Part {
  readonly isCode: boolean;
  readonly text: string;
}

/** Code spans as CommonMark finds them: a run of backticks is closed by the next one of the same length. */
function splitCode(text: string): Part[] {
  if (!text.includes('`')) return [{ isCode: false, text }];
  const runs = [...text.matchAll(/`+/gu)].map(({ 0: { length }, index }) => ({ length, index }));
  const closers = new Map<number, number[]>();
  for (const [at, { length }] of [...runs.entries()].reverse()) {
    const known = closers.get(length);
    if (known === undefined) closers.set(length, [at]);
    else known.push(at);
  }
  const parts: Part[] = [];
  let written = 0;
  for (let at = 0; at < runs.length; at++) {
    const run = runs[at];
    const later = run === undefined ? undefined : closers.get(run.length);
    if (run === undefined || later === undefined) continue;
    while (later.length > 0 && (later.at(-1) ?? 0) <= at) later.pop();
    const closer = later.at(-1);
    const close = closer === undefined ? undefined : runs[closer];
    if (closer === undefined || close === undefined) continue;
    parts.push({ isCode: false, text: text.slice(written, run.index) });
    parts.push({ isCode: true, text: unpadded(text.slice(run.index + run.length, close.index)) });
    written = close.index + close.length;
    at = closer;
  }
  parts.push({ isCode: false, text: text.slice(written) });
  return parts;
}

function unpadded(text: string): string {
  return text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '' ? text.slice(1, -1) : text;
}
