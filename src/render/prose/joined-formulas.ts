import type { InlineCode, PhrasingContent, Text } from 'mdast';
import { formulasIn, type Part } from './formulas.ts';

/**
 * The nodes of one line, in which no formula goes from one text to another: each text by itself holds none, but on a line
 * that quotes two of them the dollar sign of one could begin what that of the other ends. Such signs become code.
 */
export function withoutJoinedFormulas(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let shown = [...nodes];
  // Signs that have become code leave others to meet over them.
  for (let found = formulasIn(textsOf(shown)); found.some(isFound); found = formulasIn(textsOf(shown)))
    shown = withSigns(shown, found);
  return shown;
}

function isFound(parts: readonly Part[]): boolean {
  return parts.length > 0;
}

/** Two code spans side by side would run into one another, and two texts are one: what is like the last node joins it. */
export function append(nodes: PhrasingContent[], node: PhrasingContent): void {
  const last = nodes.at(-1);
  if (isLiteral(last) && isLiteral(node) && last.type === node.type)
    nodes[nodes.length - 1] = { ...last, value: last.value + node.value };
  else nodes.push(node);
}

function isLiteral(node: PhrasingContent | undefined): node is Text | InlineCode {
  return node?.type === 'text' || node?.type === 'inlineCode';
}

/** Of each node without children, in their order; of what is no text something that is neither blank, letter nor sign. */
function textsOf(nodes: readonly PhrasingContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'strong' || node.type === 'emphasis') return textsOf(node.children);
    return node.type === 'text' ? [node.value] : ['¤'];
  });
}

function withSigns(nodes: readonly PhrasingContent[], parts: Part[][]): PhrasingContent[] {
  const shown: PhrasingContent[] = [];
  for (const node of nodes) {
    if (node.type === 'strong' || node.type === 'emphasis') {
      shown.push({ ...node, children: withSigns(node.children, parts) });
      continue;
    }
    const signs = parts.shift() ?? [];
    if (node.type !== 'text' || signs.length === 0) {
      append(shown, node);
      continue;
    }
    let written = 0;
    for (const { from, to } of signs) {
      if (from > written) append(shown, { ...node, value: node.value.slice(written, from) });
      append(shown, { type: 'inlineCode', value: node.value.slice(from, to) });
      written = to;
    }
    if (written < node.value.length) shown.push({ ...node, value: node.value.slice(written) });
  }
  return shown;
}
