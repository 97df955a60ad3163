import type { PhrasingContent } from 'mdast';
import type { Anchor, Report } from '../../types.ts';
import { link, permalink } from '../links.ts';

/** Words as a link to lines of code, where these have an address and the page has room for it. */
export function linked(
  report: Report,
  anchor: Anchor | null,
  { words, longest }: { readonly words: PhrasingContent[]; readonly longest: number },
): PhrasingContent[] {
  const url = anchor === null || longest < 100 ? null : permalink(report, anchor);
  return url === null || words.length === 0 ? words : [link(url, words as Parameters<typeof link>[1])];
}
