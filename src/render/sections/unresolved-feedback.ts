import type { PhrasingContent, RootContent } from 'mdast';
import type { ReviewThread } from '../../types.ts';
import { counted } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { link } from '../links.ts';
import { list, paragraph, text, upTo } from '../nodes.ts';
import type { Detail } from '../pages/detail.ts';
import { phrase } from '../prose/prose.ts';
import type { Section } from '../section.ts';

/** A discussion is named by its beginning; who wants all of it follows the link. */
const longestWords = 300;

/** Discussions on the pull request that nobody resolved. They are shown as they are: nothing here judges or gates. */
export const unresolvedFeedback: Section = {
  title: 'Unresolved Feedback',
  nothing: ({ change }) =>
    change.kind === 'pull-request'
      ? 'No discussion on the pull request is unresolved.'
      : 'There is no pull request, and so no discussion.',
  render({ threads, change }, detail) {
    if (threads === null)
      return [paragraph(text('The discussions on the pull request could not be read, so they are not shown here.'))];
    if (threads.length === 0) return [];
    const several = threads.length === 1 ? 'is not resolved' : 'are not resolved';
    const ours = change.kind === 'local-branch' ? null : `${change.serverUrl}/`;
    const items = threads.map((thread) => entry(thread, ours, detail));
    return [
      paragraph(text(`${counted(threads.length, 'discussion')} ${several}:`)),
      list(upTo(items, detail.entries)),
    ] satisfies RootContent[];
  },
};

/** @param ours how addresses on the server of the change begin; null: it is on none */
function entry(thread: ReviewThread, ours: string | null, { longest }: Detail): PhrasingContent[] {
  const { path, line, author, url, body, comments, isOutdated } = thread;
  const where = codeSpan(line === null ? path : `${path}:${line}`, longest);
  const isOurServer =
    ours !== null && url.startsWith(ours) && /^https?:\/\/[\w./:#?=&%-]+$/u.test(url) && url.length <= 500;
  const marks = [...(isOutdated ? ['outdated'] : []), ...(comments > 1 ? [counted(comments - 1, 'answer')] : [])];
  return [
    isOurServer ? link(url, [where]) : where,
    text(' by '),
    codeSpan(author, longest),
    text(`${marks.length === 0 ? '' : ` (${marks.join(', ')})`}: `),
    ...phrase(body, Math.min(longest, longestWords)),
  ];
}
