import type { PhrasingContent } from 'mdast';
import type { Reviewer } from '../../types.ts';
import { codeSpan } from '../escape.ts';
import { runLink } from '../links.ts';
import { joined, paragraph, text, upTo } from '../nodes.ts';
import type { Section } from '../section.ts';

export const footer: Section = {
  title: null,
  render(report, { longest, entries }) {
    const { reviews, sessions, pullRequest, runUrl } = report;
    const editors = sessions.filter(({ purpose }) => purpose === 'editing');
    const run: PhrasingContent[] = runUrl === null ? [] : [text(' · '), runLink(runUrl, 'workflow run')];
    const to = (those: readonly { readonly reviewer: Reviewer }[]): PhrasingContent[] => {
      const vendors = [...new Set(those.map(({ reviewer }) => reviewer.provider))];
      const names = vendors.map((vendor): PhrasingContent[] => [codeSpan(vendor, longest)]);
      return names.length === 0 ? [text('nobody')] : joined(upTo(names, entries), text(', '));
    };
    return [
      { type: 'thematicBreak' },
      paragraph(text('Reviewed head '), codeSpan(pullRequest.headSha, longest), run),
      paragraph(
        text(
          'What left the job: the changed lines, paths, and the parts of files that reviewers opened or searched, sent to ',
        ),
        to([...reviews, ...sessions]),
        text('. '),
        editors.length === 0
          ? [text('Title, description, commit messages and author were not sent.')]
          : [
              text('Title, description and commit messages went to the editor of this report only ('),
              ...to(editors),
              text('), which decides nothing; the name of the author was not sent.'),
            ],
      ),
    ];
  },
};
