import type { PhrasingContent } from 'mdast';
import { minutesAndSeconds } from '../../lib/duration.ts';
import type { RawReview } from '../../types.ts';
import { codeSpan, link, text } from '../escape.ts';
import { table } from '../nodes.ts';
import type { Section } from '../section.ts';

const mostCommits = { full: 250, short: 20, brief: 3 };

/** What was reviewed, by whom, and when. */
export const header: Section = {
  name: 'header',
  render(report, detail) {
    const { pullRequest: pull, commits } = report;
    const shown = commits.slice(-mostCommits[detail]);
    const left = commits.length - shown.length;
    const lines: PhrasingContent[][] = [
      ...(left > 0 ? [[text(`${left} earlier commit(s)`)]] : []),
      ...shown.map(({ sha, subject }) => [codeSpan(sha.slice(0, 7)), text(` ${subject.slice(0, 120)}`)]),
    ];
    const rows: [string, PhrasingContent[]][] = [
      ['Review', [codeSpan(report.id), text(' (UTC)')]],
      ['Pull request', [link(pull.url, [text(`No. ${pull.number}`)]), text(` ${pull.title.slice(0, 200)}`)]],
      ['Author', [codeSpan(pull.author)]],
      [
        'Branch',
        [codeSpan(pull.headRef), text(' into '), codeSpan(pull.baseRef), ...(pull.isFork ? [text(' (fork)')] : [])],
      ],
      [
        `Commits (${commits.length})`,
        lines.flatMap((line, at) => (at === 0 ? line : [{ type: 'html', value: '<br>' } as const, ...line])),
      ],
      ['Reviewed head', [codeSpan(pull.headSha)]],
      ['Reviewers', report.reviews.flatMap((review, at) => [...(at === 0 ? [] : [text(', ')]), ...reviewer(review)])],
      ['Time', [text(minutesAndSeconds(report.wallClockMs))]],
    ];
    return [
      table([
        [[text('Deep Review')], [codeSpan(`${pull.owner}/${pull.repo}`)]],
        ...rows.map(([name, cell]) => [[text(name)], cell]),
      ]),
    ];
  },
};

function reviewer(review: RawReview): PhrasingContent[] {
  const { name, model } = review.reviewer;
  const state = review.outcome === 'completed' ? '' : ` failed: ${review.reason}`;
  return [text(`${name} `), codeSpan(review.trace.model ?? model), text(state)];
}
