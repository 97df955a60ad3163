import type { BlockContent, DefinitionContent, ListItem, PhrasingContent } from 'mdast';
import { phrase, prose } from './prose.ts';

/** Text of others for a place that shows text as it is: without marks, with the lines of its lists and of its code. */
export function plainProse(text: string): string {
  return prose(text).map(lines).join('\n\n');
}

/** The same on one line. */
export function plainPhrase(text: string): string {
  return words(phrase(text));
}

function lines(block: BlockContent | DefinitionContent): string {
  if (block.type === 'paragraph') return words(block.children);
  if (block.type === 'code') return block.value;
  if (block.type !== 'list') return '';
  const first = block.start ?? 1;
  return block.children.map((each, at) => item(each, block.ordered === true ? `${first + at}. ` : '- ')).join('\n');
}

/** What follows the first line of an item stands below its beginning. */
function item({ children }: ListItem, marker: string): string {
  return `${marker}${children
    .map(lines)
    .join('\n')
    .replaceAll('\n', `\n${' '.repeat(marker.length)}`)}`;
}

function words(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return words(node.children);
      return 'value' in node ? node.value : '';
    })
    .join('');
}
