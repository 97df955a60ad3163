import { codeSpan, link, text } from '../escape.ts';
import { paragraph } from '../nodes.ts';
import type { Section } from '../section.ts';

/** What left the job and to whom, and where the whole report is. */
export const footer: Section = {
  name: 'footer',
  render({ reviews, runUrl, pullRequest }, detail) {
    const providers = [...new Set(reviews.map(({ reviewer }) => reviewer.provider))].join(', ');
    const where =
      runUrl === null
        ? []
        : [
            text(' '),
            link(runUrl, [text('The run')]),
            text(detail === 'full' ? '.' : ' has the whole report in its job summary.'),
          ];
    return [
      paragraph(
        text('Reviewed head '),
        codeSpan(pullRequest.headSha.slice(0, 12)),
        text(`. The change, and the files that reviewers opened, were sent to: ${providers}.`),
        ...where,
      ),
    ];
  },
};
