import type {
  Blockquote,
  Break,
  Code,
  Heading,
  InlineCode,
  Nodes,
  Paragraph,
  Parents,
  PhrasingContent,
  Table,
  TableCell,
  Text,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, type Handle, type Info, type State, toMarkdown } from 'mdast-util-to-markdown';
import { visible } from '../lib/visible.ts';
import type { Details } from './node-types.ts';
import { withoutJoinedFormulas } from './prose/joined-formulas.ts';

/** The longest run of backticks that is kept; a longer one would make the serialiser count for a long time. */
const longestRun = 16;

/** A text on one line, with nothing hidden in it, and without what looks like the marker of our comment. */
export function literal(text: string, longest: number): string {
  const shown = seen(
    clip(text, longest)
      .toWellFormed()
      .replace(/[\r\n]+/gu, ' '),
  );
  return clip(shown.replace(/<!--(?=\s*deep-review)/giu, '<! --'), longest);
}

/** A picture of several characters stays one: a warning sign, a family, a flag. What joins them is seen in it. */
// The look ahead says the same, and saves trying all of them at every letter. As a literal it would be checked as this file is
// read, whether or not any text holds such a picture, and that takes 50 ms (decision 219).
const joinedPicture = '(?=\\p{Emoji})\\p{RGI_Emoji}';
let joinedPictures: RegExp | null = null;

function seen(text: string): string {
  if (!/\ufe0f|\u200d|\u{e007f}/u.test(text)) return visible(text);
  joinedPictures ??= new RegExp(joinedPicture, 'gv');
  let shown = '';
  let written = 0;
  for (const { 0: picture, index } of text.matchAll(joinedPictures)) {
    shown += visible(text.slice(written, index)) + picture;
    written = index + picture.length;
  }
  return shown + visible(text.slice(written));
}

/** The text, cut to so many UTF-16 units and an ellipsis; never within a character, nor behind what joins two to a picture. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = Math.max(0, longest - 1);
  while (end > 0 && unfinished.test(text.slice(Math.max(0, end - 2), end))) end -= 1;
  return `${text.slice(0, end)}…`;
}

/** Half a character, and what joins two to a picture or tells one of a flag: without what follows it is only hidden. */
const unfinished = /(?:[\ud800-\udbff]|\u200d|\ufe0f|\udb40[\udc20-\udc7f])$/;

/** Text of a path, a branch, a name: shown as it is, in a code span that holds in a table cell too. */
export function codeSpan(text: string, longest = Number.POSITIVE_INFINITY): InlineCode {
  return spanOf(literal(text, longest));
}

/** A code span of what is shown already, in which a run of backticks has a bound. */
export function spanOf(shown: string): InlineCode {
  const value = shown
    .replace(/`{17,}/gu, `${'`'.repeat(longestRun)}…`)
    // In a cell the pipe is escaped, and a backslash before it would undo that.
    .replace(/\\\|/gu, '\\\\u{7c}');
  return { type: 'inlineCode', value: value === '' ? ' ' : value };
}

/**
 * A fenced block. The serialiser makes the fence longer than any within; line ends are the only controls left.
 * @param language one that GitHub colours and does nothing else with; null for none
 */
export function codeBlock(text: string, language: string | null, longest = Number.POSITIVE_INFINITY): Code {
  const value = text.split(/\r\n|\r|\n/u).map((line) => literal(line, longest));
  return { type: 'code', lang: language, value: value.join('\n') };
}

/** Whether a line begins with what a bot may take for a command to it. */
export function startsCommand(text: string): boolean {
  return /^\/[a-z]/imu.test(text);
}

/** Bots read the source of a comment, and a command stands at the start of a line: the indentation of a fence is none of the code. */
function fenced(node: Code, parent: Parents | undefined, state: State, info: Info): string {
  const block = defaultHandlers.code(node, parent, state, info);
  return startsCommand(node.value) ? state.indentLines(block, (line) => ` ${line}`) : block;
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

type Rest = [Parents | undefined, State, Info];

function apart<Node extends Paragraph | Heading | TableCell>(line: Node): Node {
  return { ...line, children: withoutJoinedFormulas(line.children) };
}

/** A table in whose cells no formula goes from one text to another. */
function withCellsApart(node: Table): Table {
  const rows = node.children.map((row) => ({ ...row, children: row.children.map(apart) }));
  return { ...node, children: rows };
}

/** The nodes as GitHub Flavored Markdown. */
export function serialise(tree: Nodes): string {
  // Aligned columns would repeat the length of the longest cell in every row.
  const gfm = gfmToMarkdown({ tablePipeAlign: false });
  const code = gfm.extensions?.find(({ handlers }) => handlers?.inlineCode)?.handlers?.inlineCode;
  const table = gfm.extensions?.find(({ handlers }) => handlers?.table)?.handlers?.table;
  const handlers = {
    details,
    blockquote,
    text,
    paragraph: (node: Paragraph, ...rest: Rest) => defaultHandlers.paragraph(apart(node), ...rest),
    heading: (node: Heading, ...rest: Rest) => defaultHandlers.heading(apart(node), ...rest),
    ...(table && { table: (node: Table, ...rest: Rest) => table(withCellsApart(node), ...rest) }),
    code: fenced,
    inlineCode: inlineCode(code ?? defaultHandlers.inlineCode),
  };
  const page = toMarkdown(tree, {
    extensions: [gfm, { handlers: { ...handlers, break: lineBreak } }],
    bullet: '-',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
    rule: '-',
  });
  return page.replace(brokenPicture, (rest) => rest.replace(joiner, asReference));
}

/**
 * Beside emphasis the serialiser may write the first character of a picture as a reference. What joins the others to it would
 * stand alone in the source, where nothing that is not seen stands alone.
 */
const brokenPicture =
  /(?<=&#x[\dA-F]{2,6};)\p{Emoji_Modifier}?(?:[\u200d\ufe0f\u{e0020}-\u{e007f}]\p{Emoji}?\p{Emoji_Modifier}?)+/gu;
const joiner = /[\u200d\ufe0f\u{e0020}-\u{e007f}]/gu;

function asReference(character: string): string {
  return `&#x${character.codePointAt(0)?.toString(16).toUpperCase()};`;
}
