import { fromMarkdown } from 'mdast-util-from-markdown';

/** A fenced block of a page. */
export interface Block {
  /** `README.md:73`, the line of the fence. */
  readonly place: string;
  /** The page alone. */
  readonly page: string;
  /** The first word after the fence, in small letters; empty without one. */
  readonly language: string;
  /** Without the fences and the indentation of a list, with a line feed at its end. */
  readonly text: string;
}

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/** Every block of code of a page, wherever it stands: in a list, in a quotation, folded. */
export function blocksOf(page: string, markdown: string): Block[] {
  const blocks: Block[] = [];
  const visit = (node: Node) => {
    if (node.type === 'code')
      blocks.push({
        place: `${page}:${node.position?.start.line ?? 0}`,
        page,
        language: (node.lang ?? '').toLowerCase(),
        text: `${node.value}\n`,
      });
    if ('children' in node) for (const child of node.children) visit(child as Node);
  };
  visit(fromMarkdown(markdown));
  return blocks;
}
