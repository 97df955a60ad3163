import { withState } from '../../lib/marker.ts';

/** Said where a memory holds a secret, or what is never given up has no room. */
export const notRemembered =
  'This round is not remembered: what it would leave to the next one has no room in the comment, or holds a secret of the workflow. The next round goes on from the one before.';

/** A page with the line that remembers its round; null: with words for that in its place. */
export function pageWithMemory(page: string, line: string | null): string {
  return line === null ? `${page.trimEnd()}\n\n${notRemembered}\n` : withState(page, line);
}
