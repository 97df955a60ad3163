import type { PhrasingContent } from 'mdast';
import { counted } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { list, text, upTo } from '../nodes.ts';
import type { Section } from '../section.ts';

export const notReviewed: Section = {
  title: 'What was not reviewed',
  render({ coverage, changes, policy }, { entries, longest }) {
    const undelivered = coverage.undelivered.map(({ path, reviewers }): PhrasingContent[] => [
      codeSpan(path, longest),
      text(`: delivered in full to ${counted(reviewers, 'counted reviewer')} of the ${policy.minReviewers} needed`),
    ]);
    const opaque = changes
      .filter(({ content }) => content === 'binary' || content === 'submodule')
      .map(({ path, content, status }): PhrasingContent[] => [
        codeSpan(path, longest),
        text(
          content === 'binary'
            ? `: binary file, ${status}; its content is not shown to reviewers`
            : `: submodule, ${status}; its commits are not followed`,
        ),
      ]);
    const lines = [...undelivered, ...opaque];
    return lines.length === 0 ? [] : [list(upTo(lines, entries))];
  },
};
