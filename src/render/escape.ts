import type { Blockquote, Break, Code, InlineCode, Nodes, Paragraph, Parents, PhrasingContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Info, type State, toMarkdown } from 'mdast-util-to-markdown';
import { visible } from '../lib/visible.ts';
import type { Details } from './node-types.ts';

/*
 * Markdown syntax is escaped by the serialiser. What it cannot escape is what GitHub finds in the text afterwards, with
 * backslashes and entities already resolved: mentions, references, commit SHAs, bare addresses, formulas, commands to
 * bots. Such a word becomes a code span, because GitHub leaves code alone, the reader sees and copies exactly what was
 * written, and our own page holds no invisible character of the kind that we show elsewhere.
 */

/** Info strings that may follow a fence. `suggestion` would be one click from a commit, `mermaid` draws. */
export type Language = 'text' | 'diff';

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

/** The longest run of backticks that is kept; a longer one would make the serialiser count for a long time. */
const longestRun = 16;

/** A text on one line, with nothing hidden in it, and without what looks like the marker of our comment. */
function literal(text: string, longest: number): string {
  const shown = visible(
    clip(text, longest)
      .toWellFormed()
      .replace(/[\r\n]+/gu, ' '),
  );
  return clip(shown.replace(/<!--(?=\s*deep-review)/giu, '<! --'), longest);
}

/** The text, cut to so many UTF-16 units and an ellipsis; never within a character. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, Math.max(0, longest - 1));
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** Text of a path, a branch, a name: shown as it is, in a code span that holds in a table cell too. */
export function codeSpan(text: string, longest = Number.POSITIVE_INFINITY): InlineCode {
  return code(literal(text, longest));
}

function code(shown: string): InlineCode {
  const value = shown
    .replace(/`{17,}/gu, `${'`'.repeat(longestRun)}…`)
    // In a cell the pipe is escaped, and a backslash before it would undo that.
    .replace(/\\\|/gu, '\\\\u{7c}');
  return { type: 'inlineCode', value: value === '' ? ' ' : value };
}

/** Text on one line: code spans stay, everything else is literal. For headings, cells and labels. */
export function phrase(text: string, longest = Number.POSITIVE_INFINITY): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  for (const part of splitCode(literal(text, longest).trim())) {
    if (part.isCode) append(nodes, { type: 'inlineCode', value: part.text });
    else for (const [token] of part.text.matchAll(/\s+|\S+/gu)) for (const node of word(token)) append(nodes, node);
  }
  return nodes.map((node) => (node.type === 'inlineCode' ? code(node.value) : node));
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

/** A fenced block. The serialiser makes the fence longer than any within; line ends are the only controls left. */
export function codeBlock(text: string, language: Language, longest = Number.POSITIVE_INFINITY): Code {
  const value = text.split(/\r\n|\r|\n/u).map((line) => literal(line, longest));
  // Commands to bots stand at the start of a line, and bots read the source of a comment.
  return { type: 'code', lang: language, value: value.map((line) => line.replace(/^\//u, ' /')).join('\n') };
}

/** Text within our own HTML tags, where GitHub reads no Markdown: nothing in it can end the tag or act. */
function htmlText(text: string): string {
  return literal(text, 200).replace(/[&<>"'`@#]/gu, (found) => `&#${found.codePointAt(0)};`);
}

function htmlOf(node: PhrasingContent): string {
  if (node.type === 'inlineCode') return `<code>${htmlText(node.value)}</code>`;
  if ('value' in node) return htmlText(node.value);
  const inside = 'children' in node ? node.children.map(htmlOf).join('') : '';
  return node.type === 'strong' ? `<strong>${inside}</strong>` : inside;
}

/** A part that is folded up. Neither text is escaped. GitHub reads the inside as Markdown only after a blank line. */
export function folded(summary: string, inside: string): string {
  return `<details>\n<summary>${summary}</summary>${inside === '' ? '' : `\n\n${inside}`}\n\n</details>`;
}

function details(node: Details, _: Parents | undefined, state: State, info: Info): string {
  const summary = node.summary.map(htmlOf).join('');
  const inside = state.containerFlow({ type: 'root', children: node.children }, info);
  return folded(summary, inside);
}

function blockquote(node: Blockquote, parent: Parents | undefined, state: State, info: Info): string {
  const quoted = defaultHandlers.blockquote(node, parent, state, info);
  const kind = node.data?.alert;
  return kind === undefined ? quoted : `> [!${kind.toUpperCase()}]\n${quoted}`;
}

function lineBreak(node: Break, parent: Parents | undefined, state: State, info: Info): string {
  return state.stack.includes('tableCell') ? '<br>' : defaultHandlers.break(node, parent, state, info);
}

/*
 * The serialiser tries some eighty patterns on each text, and each text twice, which is most of the time of a page. Most
 * texts have nothing for them: no character of Markdown's, or one where Markdown does not read it.
 */
const plainText = /^[\p{L}\p{N},;:—…·( ](?:[\p{L}\p{N} ,;%?"'—–…·/()-]|(?<![Ww])\.|:(?=[^/]))*$/u;
const plainCode = /^[^\s`|](?:[^\r\n\t`|]*[^\s`|])?$/u;

function text(node: Text, parent: Parents | undefined, state: State, info: Info): string {
  const isAtEdge = /[\r\n]$/u.test(info.before) || /^[\r\n]/u.test(info.after);
  const isPlain =
    plainText.test(node.value) && (isAtEdge ? /^\p{L}(?:.*\S)?$/u.test(node.value) : !info.before.endsWith(']'));
  return isPlain ? node.value : defaultHandlers.text(node, parent, state, info);
}

/** Plain code as it is; other code by the handler that knows of tables. */
function inlineCode(escaped: Handle): Handle {
  const handle = (node: InlineCode, parent: Parents | undefined, state: State, info: Info) =>
    plainCode.test(node.value) ? `\`${node.value}\`` : escaped(node, parent, state, info);
  return Object.assign(handle, { peek: () => '`' });
}

/** The nodes as GitHub Flavored Markdown. */
export function serialise(tree: Nodes): string {
  // Aligned columns would repeat the length of the longest cell in every row.
  const gfm = gfmToMarkdown({ tablePipeAlign: false });
  const code = gfm.extensions?.find(({ handlers }) => handlers?.inlineCode)?.handlers?.inlineCode;
  const handlers = { details, blockquote, text, inlineCode: inlineCode(code ?? defaultHandlers.inlineCode) };
  return toMarkdown(tree, {
    extensions: [gfm, { handlers: { ...handlers, break: lineBreak } }],
    bullet: '-',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
    rule: '-',
  });
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
