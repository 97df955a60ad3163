import type { Nodes, RootContent } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { link } from '../links.ts';
import { text } from '../nodes.ts';
import { entryOf } from './elements.ts';

/** Ids of the entries that the nodes mark, at any depth. */
export function entryIds(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => {
    const entry = entryOf(node);
    if (entry !== null) return [entry.id];
    return 'children' in node ? entryIds(node.children) : [];
  });
}

/** An id within running text: no part of a longer name, of a raw id such as `Claude:F1`, or of a range. */
const mention = /(?<![\w:.#-])[A-Z]\d{1,6}(?![\w-])/gu;

/**
 * Makes ids that words of a model, of the gate or of the ledger mention links to the entries that bear them; the nodes
 * are changed. Headings stay as they are, and so do fold-outs: an id in an original review may be one of its own.
 */
export function linkReferences(nodes: readonly RootContent[], known: ReadonlySet<string>): void {
  findAndReplace(
    { type: 'root', children: [...nodes] },
    [
      mention,
      (id: string, { stack }: { readonly stack: readonly Nodes[] }) =>
        known.has(id) && stack.every((node) => entryOf(node) === null) && link(`#${id}`, [text(id)]),
    ],
    { ignore: ['heading', 'details', 'link'] },
  );
}
