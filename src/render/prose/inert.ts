import type { InlineCode, PhrasingContent, Text } from 'mdast';
import { literal, spanOf, startsCommand } from '../escape.ts';
import { formulasIn, type Part } from './formulas.ts';
import { append, withoutJoinedFormulas } from './joined-formulas.ts';

/*
 * Markdown syntax is escaped by the serialiser. What it cannot escape is what GitHub finds in the text afterwards, with
 * backslashes and entities already resolved: mentions, references, commit SHAs, bare addresses, emoji by name, formulas,
 * commands to bots. Such a word becomes a code span, because GitHub leaves code alone, the reader sees and copies exactly
 * what was written, and our own page holds no invisible character of the kind that we show elsewhere.
 */

/** Any of these, after compatibility folding, makes GitHub act on a word. Each is linear: no part can overlap itself. */
const live = [
  /@[\p{L}\p{N}]/u,
  /#\d|(?<!\w)(?:gh-\d|ghsa-|cve-\d)/iu,
  /:\/\/|(?<![a-z\d])www\./iu,
  // A commit: digits and letters, for a number has no letters, and no word of English so many of these letters.
  /(?<!\w)(?:(?=\d*[a-f])(?=[a-f]*\d)[\da-f]{7,40}|[a-f]{12,40})(?!\w)/iu,
  /:(?:[\d_+-]*[a-z][\da-z_+-]*|100|1234|[+-]1):/u,
];
const opening = new Set('([{"\'«“‘');
const closing = new Set(')]}"\'»”’.,;!?');

/** A line of nodes in which every word that would act is a code span, and nothing hidden is left. */
export function inert(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const parts = formulasIn(leavesOf(nodes).map((leaf) => (leaf.type === 'text' ? leaf.value : '¤')));
  return withoutJoinedFormulas(withinLine(nodes, { parts, isStart: true }));
}

type Leaf = Exclude<PhrasingContent, { readonly children: unknown }>;

interface Line {
  /** Of the leaves that are still to come. */
  readonly parts: Part[][];
  isStart: boolean;
}

function leavesOf(nodes: readonly PhrasingContent[]): Leaf[] {
  return nodes.flatMap((node): Leaf[] => ('children' in node ? leavesOf(node.children) : [node]));
}

function withinLine(nodes: readonly PhrasingContent[], line: Line): PhrasingContent[] {
  const shown: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type === 'strong' || node.type === 'emphasis') {
      line.isStart = false;
      shown.push({ ...node, children: withinLine(node.children, line) });
      continue;
    }
    const parts = line.parts.shift() ?? [];
    if (node.type === 'text') for (const piece of pieces(node.value, parts, line)) append(shown, piece);
    else if (node.type === 'inlineCode')
      append(shown, { ...node, value: literal(node.value, Number.POSITIVE_INFINITY) });
    line.isStart = false;
  }
  return shown.map((node) => (node.type === 'inlineCode' ? spanOf(node.value) : node));
}

function pieces(value: string, formulas: readonly Part[], line: Line): (Text | InlineCode)[] {
  const found: (Text | InlineCode)[] = [];
  let written = 0;
  const plain = (to: number) => {
    for (const [token] of literal(value.slice(written, to), Number.POSITIVE_INFINITY).matchAll(/\s+|\S+/gu)) {
      found.push(...word(token, line.isStart));
      line.isStart = false;
    }
  };
  for (const { from, to } of formulas) {
    plain(from);
    found.push({ type: 'inlineCode', value: literal(value.slice(from, to), Number.POSITIVE_INFINITY) });
    written = to;
  }
  plain(value.length);
  return found;
}

function word(token: string, isStart: boolean): (Text | InlineCode)[] {
  // Most words are plain: nothing below could find anything in them.
  if (/^(?![Ww]{3}\.)(?:[A-Za-z]{1,11}[,.;!?]?|\s+)$/u.test(token)) return [{ type: 'text', value: token }];
  const compatible = token.normalize('NFKC');
  const acts = live.some((pattern) => pattern.test(compatible)) || (isStart && startsCommand(token));
  if (!acts) return [{ type: 'text', value: token }];
  let start = 0;
  let end = token.length;
  while (start < end && opening.has(token.charAt(start))) start++;
  while (end > start && closing.has(token.charAt(end - 1)) && !closesOwn(token.slice(start, end))) end--;
  const cut: (Text | InlineCode)[] = [
    { type: 'text', value: token.slice(0, start) },
    { type: 'inlineCode', value: token.slice(start, end) },
    { type: 'text', value: token.slice(end) },
  ];
  return cut.filter(({ value }) => value !== '');
}

/** Whether the bracket at the end belongs to one within, as in `a(@b)`. */
function closesOwn(text: string): boolean {
  return text.endsWith(')') && text.split('(').length >= text.split(')').length;
}
