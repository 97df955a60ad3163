import type { PhrasingContent } from 'mdast';
import { without } from './inline.ts';
import { phrase } from './prose.ts';

/** Text of others on one line, in bold letters: what is bold in it already would end them. */
export function bold(text: string, longest = Number.POSITIVE_INFINITY): PhrasingContent[] {
  const children = without(phrase(text, longest), 'strong');
  return children.length === 0 ? [] : [{ type: 'strong', children }];
}
