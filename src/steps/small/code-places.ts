import type { Nodes, Root } from 'mdast';

/**
 * Where the code of a Markdown text stands: within which lists and quotations, and beneath which headings below that of the text.
 * Some programs run only what stands at the margin, and some know a piece of code by its heading.
 */
export function codePlaces(root: Root, source: string): readonly string[] {
  const above: string[] = [];
  return root.children.flatMap((node, at) => {
    if (node.type === 'heading' && node.depth > 1) above.splice(node.depth - 2, Infinity, wordsOf(node, source));
    const places = placesIn(node, []).map((place) => `code ${JSON.stringify([...above, place])}`);
    const before = root.children[at - 1];
    // Behind the prompt of an interpreter stands what it is to answer.
    const isAnswer =
      before?.type === 'blockquote' && before.position?.end.line === (node.position?.start.line ?? 0) - 1;
    return isAnswer ? [...places, `answer ${wordsOf(node, source)}`] : places;
  });
}

function placesIn(node: Nodes, within: readonly string[]): readonly string[] {
  if (node.type === 'code') return [within.join(' ')];
  return 'children' in node ? node.children.flatMap((child) => placesIn(child, [...within, node.type])) : [];
}

function wordsOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset, position?.end.offset);
}
