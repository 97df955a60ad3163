import type { PhrasingContent } from 'mdast';
import { minutesAndSeconds } from '../../lib/duration.ts';
import { type Change, failuresOf, type PullRequest, type RawReview, type Report } from '../../types.ts';
import { changeName, repositoryName } from '../change-names.ts';
import { decisive } from '../decision/decisive.ts';
import { headline } from '../decision/headline.ts';
import { codeSpan } from '../escape.ts';
import { failedWhere } from '../failure-words.ts';
import { authorUrl, changeUrl, commitUrl, link, repositoryUrl } from '../links.ts';
import { heading, joined, strong, table, text, upTo } from '../nodes.ts';
import type { Detail } from '../pages/detail.ts';
import { phrase } from '../prose/prose.ts';
import type { Section } from '../section.ts';

const lineBreak: PhrasingContent = { type: 'break' };

export const title: Section = { title: null, render: (report) => [heading(1, text(headline(report)))] };

/** What was reviewed, by whom, under which policy. */
export const header: Section = {
  title: null,
  render(report, detail) {
    const { change, commits, policy } = report;
    const { longest, entries } = detail;
    const row = (name: string, value: PhrasingContent[]) => [[strong(name)], value];
    const several = (parts: PhrasingContent[][]) => joined(upTo(parts, entries), lineBreak);
    const facts = table([
      [[text('Field')], [text('Value')]],
      row('Run', [codeSpan(report.id, longest)]),
      row('Date', [text(`${report.createdAt.slice(0, 16).replace('T', ' ')} UTC`)]),
      row('Repository', [linked(repositoryUrl(change), repositoryName(change), longest)]),
      row('Round', [text(roundOf(report))]),
      ...(change.kind === 'pull-request'
        ? // A code span, because the name of the author would ping.
          [
            row('Author', [linked(authorUrl(change), change.author, longest)]),
            row('Pull request', pullRequestCell(change, detail)),
          ]
        : []),
      row('Branch', branchCell(change, longest)),
      row(
        'Commits',
        several(commits.map(({ sha, subject }) => [codeSpan(sha.slice(0, 7)), text(' '), ...phrase(subject, longest)])),
      ),
      row('Review SHA', [linked(commitUrl(change), change.headSha, longest)]),
      row(
        'Reviewers',
        report.reviews.length === 0
          ? [text('none: the change is empty')]
          : several(report.reviews.map((review) => reviewerCell(review, longest))),
      ),
      row('Verdict', [strong(report.verdict), text(': '), ...phrase(decisive(report), longest)]),
      row('Gate', [
        text(
          `fail-on ${policy.failOn}, at least ${policy.minReviewers} completed, verify ${policy.verify}, on-incomplete ${policy.onIncomplete}`,
        ),
      ]),
      row('Wall-clock time', [text(minutesAndSeconds(report.wallClockMs))]),
    ]);
    return [facts];
  },
};

/** A link where a reader can use it: a page that sheds its texts has no room for addresses. */
function linked(url: string | null, label: string, longest: number): PhrasingContent {
  const shown = codeSpan(label, longest);
  return url === null || longest < 100 || url.length > 500 ? shown : link(url, [shown]);
}

/** Only a pull request has a comment that remembers rounds. */
function roundOf({ change, rounds: { round } }: Report): string {
  // A branch on this machine has rounds where somebody gives the report of the one before.
  return change.kind === 'pull-request' || round > 1 ? `${round}` : 'not counted: only pull requests have rounds';
}

function pullRequestCell(change: PullRequest, { longest }: Detail): PhrasingContent[] {
  const url = changeUrl(change);
  const label = text(changeName(change));
  return [url === null || url.length > 500 ? label : link(url, [label]), text(' — '), ...phrase(change.title, longest)];
}

function branchCell(change: Change, longest: number): PhrasingContent[] {
  const [head, base] = [codeSpan(change.headRef, longest), codeSpan(change.baseRef, longest)];
  if (change.kind !== 'pull-request') return [head, text(' compared with '), base];
  return [head, text(' into '), base, ...(change.isFork ? [text(' (from a fork)')] : [])];
}

function reviewerCell(review: RawReview, longest: number): PhrasingContent[] {
  const { reviewer, trace } = review;
  const model: PhrasingContent[] = [
    text(' '),
    codeSpan(trace.model ?? reviewer.model, longest),
    text(trace.model === null ? ' (as configured; no answer named a model)' : ''),
    ...(reviewer.effort === null ? [] : [text(`, effort ${reviewer.effort}`)]),
  ];
  const failures = failuresOf(review).flatMap((each): PhrasingContent[] => {
    const { reason, words } = each.failure;
    const said = words === null ? [] : [text(': “'), ...phrase(words, longest), text('”')];
    return [text(' — '), strong(`${failedWhere(each)}: ${reason}`), ...said];
  });
  return [codeSpan(reviewer.name, longest), ...model, ...failures];
}
