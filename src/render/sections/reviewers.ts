import type { PhrasingContent } from 'mdast';
import { minutesAndSeconds } from '../../lib/duration.ts';
import type { RawReview } from '../../types.ts';
import { rawCounts } from '../counts.ts';
import { codeSpan, phrase } from '../escape.ts';
import { table, text } from '../nodes.ts';
import type { Section } from '../section.ts';

type Metric = readonly [name: string, value: (review: RawReview) => string];

const none = '–';
const figure = (value: number) => value.toLocaleString('en-US');

/** Every figure is computed from what the sessions did and submitted. */
const metrics: readonly Metric[] = [
  ['Outcome', (review) => (review.outcome === 'failed' ? `failed: ${review.reason}` : 'completed')],
  ['Duration', ({ trace }) => minutesAndSeconds(trace.durationMs)],
  ['Raw findings', (review) => (review.outcome === 'failed' ? none : rawCounts(review.submission.findings))],
  [
    'Concerns, strengths',
    (review) =>
      review.outcome === 'failed'
        ? none
        : `${review.submission.concerns.length}C ${review.submission.strengths.length}S`,
  ],
  ['Files delivered in full', delivered],
  ['Files opened', ({ trace }) => figure(trace.filesOpened.length)],
  [
    'Turns',
    ({ trace }) => figure(trace.turns) + (trace.retries === 0 ? '' : ` (and ${figure(trace.retries)} repeated)`),
  ],
  ['Tool calls', ({ trace }) => figure(Object.values(trace.toolCalls).reduce((sum, calls) => sum + calls, 0))],
  [
    'Tokens in, cached, out',
    ({ trace: { usage } }) =>
      `${figure(usage.input + usage.cacheWrite)} in, ${figure(usage.cached)} cached, ${figure(usage.output)} out`,
  ],
];

function delivered(review: RawReview): string {
  if (review.outcome === 'failed') return none;
  const whole = review.delivery.filter(({ changedLines, deliveredLines }) => deliveredLines >= changedLines);
  return `${figure(whole.length)}/${figure(review.delivery.length)}`;
}

export const reviewers: Section = {
  title: 'Reviewers',
  render({ reviews }, { reviewerTable, longest, entries }) {
    if (!reviewerTable) return null;
    const shown = reviews.slice(0, entries);
    const row = (name: string, cells: PhrasingContent[][]) => [[text(name)], ...cells];
    const failures = shown.map((review) =>
      review.outcome === 'failed' ? phrase(review.detail, longest) : [text(none)],
    );
    return [
      table([
        row(
          'Reviewer',
          shown.map(({ reviewer }) => [codeSpan(reviewer.name, longest)]),
        ),
        ...metrics.map(([name, value]) =>
          row(
            name,
            shown.map((review) => [text(value(review))]),
          ),
        ),
        ...(shown.some(({ outcome }) => outcome === 'failed') ? [row('Why it failed', failures)] : []),
      ]),
    ];
  },
};
