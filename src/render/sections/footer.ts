import type { PhrasingContent } from 'mdast';
import { codeSpan } from '../escape.ts';
import { runLink } from '../links.ts';
import { joined, paragraph, text, upTo } from '../nodes.ts';
import type { Section } from '../section.ts';

export const footer: Section = {
  title: null,
  render({ reviews, pullRequest, runUrl }, { longest, entries }) {
    const vendors = [...new Set(reviews.map(({ reviewer }) => reviewer.provider))];
    const names = joined(
      upTo(
        vendors.map((vendor): PhrasingContent[] => [codeSpan(vendor, longest)]),
        entries,
      ),
      text(', '),
    );
    const run: PhrasingContent[] = runUrl === null ? [] : [text(' · '), runLink(runUrl, 'workflow run')];
    return [
      { type: 'thematicBreak' },
      paragraph(text('Reviewed head '), codeSpan(pullRequest.headSha, longest), run),
      paragraph(
        text(
          'What left the job: the changed lines, paths, and the parts of files that reviewers opened or searched, sent to ',
        ),
        names.length === 0 ? [text('nobody')] : names,
        text('. Title, description, commit messages and author were not sent.'),
      ),
    ];
  },
};
