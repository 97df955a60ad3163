import type { PhrasingContent } from 'mdast';
import type { Change, Reviewer } from '../../types.ts';
import { codeSpan } from '../escape.ts';
import { disputeLink, runLink } from '../links.ts';
import { joined, paragraph, text, upTo } from '../nodes.ts';
import type { Section } from '../section.ts';

export const footer: Section = {
  title: null,
  render(report, { longest, entries }) {
    const { reviews, sessions, change, runUrl } = report;
    const held = [...reviews, ...sessions];
    const editors = sessions.filter(({ purpose }) => purpose === 'editing');
    const run: PhrasingContent[] = runUrl === null ? [] : [text(' · '), runLink(runUrl, 'workflow run')];
    const objection = disputeLink(report);
    const dispute: PhrasingContent[] = objection === null ? [] : [text(' · '), objection];
    const to = (those: readonly { readonly reviewer: Reviewer }[]): PhrasingContent[] => {
      const vendors = [...new Set(those.map(({ reviewer }) => reviewer.provider))];
      const names = vendors.map((vendor): PhrasingContent[] => [codeSpan(vendor, longest)]);
      return joined(upTo(names, entries), text(', '));
    };
    return [
      { type: 'thematicBreak' },
      paragraph(text('Reviewed head '), codeSpan(change.headSha, longest), run, dispute),
      held.length === 0
        ? paragraph(text('What left the job: nothing was sent to a vendor.'))
        : paragraph(
            text(
              'What left the job: the changed lines, paths, and the parts of files that reviewers opened or searched, sent to ',
            ),
            to(held),
            text('. '),
            editors.length === 0
              ? [text(`${words(change)}, commit messages and author were not sent.`)]
              : [
                  text(`${words(change)} and commit messages went to the editor of this report only (`),
                  ...to(editors),
                  text('), which decides nothing; the name of the author was not sent.'),
                ],
          ),
    ];
  },
};

/** What people wrote of the change besides its commits. */
function words({ kind }: Change): string {
  return kind === 'pull-request' ? 'Title, description' : 'Names of branches';
}
