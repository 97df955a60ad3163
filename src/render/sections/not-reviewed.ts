import { codeSpan, text } from '../escape.ts';
import { bullets, heading, paragraph } from '../nodes.ts';
import type { Section } from '../section.ts';

const most = { full: 1_000, short: 50, brief: 10 };

/** What no reviewer, or too few, had before them. Absent when there is nothing of the kind. */
export const notReviewed: Section = {
  name: 'not-reviewed',
  render({ coverage, changes, policy }, detail) {
    const undelivered = coverage.undelivered.map(({ path, reviewers }) => [
      paragraph(codeSpan(path), text(` reached ${reviewers} reviewer(s); ${policy.minReviewers} are needed`)),
    ]);
    const opaque = changes
      .filter(({ content }) => content === 'binary' || content === 'submodule')
      .map(({ path, content, status }) => [
        paragraph(codeSpan(path), text(` (${content}, ${status}): its content was not reviewed`)),
      ]);
    const items = [...undelivered, ...opaque];
    if (items.length === 0) return [];
    const rest = items.length - most[detail];
    return [
      heading(3, text('What Was Not Reviewed')),
      bullets([...items.slice(0, most[detail]), ...(rest > 0 ? [[paragraph(text(`and ${rest} more`))]] : [])]),
    ];
  },
};
