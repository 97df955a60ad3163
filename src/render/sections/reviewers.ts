import { minutesAndSeconds } from '../../lib/duration.ts';
import type { RawReview } from '../../types.ts';
import { codeSpan, text } from '../escape.ts';
import { heading, table } from '../nodes.ts';
import type { Section } from '../section.ts';

const rows: readonly [string, (review: RawReview) => string][] = [
  ['Outcome', (review) => (review.outcome === 'completed' ? 'completed' : `failed: ${review.reason}`)],
  ['Detail', (review) => (review.outcome === 'completed' ? '' : review.detail.slice(0, 200))],
  ['Duration', ({ trace }) => minutesAndSeconds(trace.durationMs)],
  ['Findings (raw)', (review) => (review.outcome === 'completed' ? rawCounts(review) : '')],
  [
    'Design observations',
    (review) =>
      review.outcome === 'completed'
        ? `${review.submission.concerns.length}C + ${review.submission.strengths.length}S`
        : '',
  ],
  ['Files delivered', (review) => (review.outcome === 'completed' ? delivered(review) : '')],
  ['Files opened', ({ trace }) => String(trace.filesOpened.length)],
  ['Turns', ({ trace }) => `${trace.turns}${trace.retries > 0 ? ` (${trace.retries} repeated)` : ''}`],
  ['Tool calls', ({ trace }) => toolCalls(trace.toolCalls)],
  ['Tokens in / cached / out', ({ trace: { usage } }) => `${usage.input} / ${usage.cached} / ${usage.output}`],
];

function rawCounts({ submission }: Extract<RawReview, { outcome: 'completed' }>): string {
  const count = (severity: string) => submission.findings.filter((finding) => finding.severity === severity).length;
  return `${count('critical')}C ${count('important')}I ${count('suggestion')}S`;
}

function delivered({ delivery }: Extract<RawReview, { outcome: 'completed' }>): string {
  const whole = delivery.filter((file) => file.isAcknowledged && file.deliveredLines >= file.changedLines).length;
  return `${whole} of ${delivery.length}`;
}

function toolCalls(calls: Readonly<Record<string, number>>): string {
  return Object.entries(calls)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

/** What each reviewer did, counted from its trace. */
export const reviewerTable: Section = {
  name: 'reviewers',
  render({ reviews }, detail) {
    const shown = detail === 'brief' ? rows.slice(0, 3) : rows;
    const filled = shown.filter(([, cell]) => reviews.some((review) => cell(review) !== ''));
    return [
      heading(3, text('Agent Performance')),
      table([
        [[text('')], ...reviews.map(({ reviewer }) => [codeSpan(reviewer.name)])],
        ...filled.map(([name, cell]) => [[text(name)], ...reviews.map((review) => [text(cell(review))])]),
      ]),
    ];
  },
};
