import type { PhrasingContent, RootContent } from 'mdast';
import { failuresOf, type RawReview, type Report, type ReviewerMetrics } from '../../types.ts';
import { failed } from '../completed.ts';
import { counted, figure } from '../counted.ts';
import { failedWhere, failureWords } from '../failure-words.ts';
import { details, heading, joined, list, pill, strong, table, text } from '../nodes.ts';
import type { Detail } from '../pages/detail.ts';
import { prose } from '../prose/prose.ts';
import { actedOnRow, counting, duration, named, type Row, rows, toolCalls } from '../retro-rows.ts';
import type { Section } from '../section.ts';

/** What each reviewer contributed. Bullets and table come from the same figures, so they cannot disagree. */
export const retro: Section = {
  title: 'Agent Performance Retro',
  nothing: () => 'No reviewer was asked.',
  render(report, detail) {
    const closing = report.prose?.closing ?? null;
    const blocks = [
      ...(detail.reviewerBullets ? bullets(report, detail) : []),
      ...(detail.reviewerTable ? summary(report, detail) : []),
      ...(closing === null ? [] : prose(closing, detail.longest)),
    ];
    const isShown = detail.reviewerBullets || detail.reviewerTable;
    return blocks.length === 0 && !isShown ? null : blocks;
  },
};

function bullets(report: Report, { longest }: Detail): RootContent[] {
  const inside = report.metrics.flatMap((each): RootContent[] => [
    heading(3, pill('reviewer', each.reviewer, longest)),
    list(
      facts(report, each, longest).map(([name, words]): PhrasingContent[] => [
        strong(`${name}:`),
        text(' '),
        ...(typeof words === 'string' ? [text(words)] : words),
      ]),
    ),
  ]);
  return inside.length === 0 ? [] : [details([text('Each reviewer in words')], inside)];
}

type Fact = readonly [name: string, words: string | PhrasingContent[]];

/** The same order for each reviewer, so that they can be compared line by line. */
function facts(report: Report, metrics: ReviewerMetrics, longest: number): Fact[] {
  const { uniqueInsights, coverageMisses, kept, raised } = metrics;
  const end = failed(report).find(({ reviewer }) => reviewer.name === metrics.reviewer);
  if (end !== undefined)
    return [
      ['Duration', duration(metrics)],
      ['Failed', failureWords(end, longest)],
    ];
  const share = raised === 0 ? '' : ` (${Math.round((100 * kept) / raised)} %)`;
  return [
    ['Duration', duration(metrics)],
    ['Unique contributions', uniqueInsights.length === 0 ? 'none' : counting(uniqueInsights)],
    ['Accuracy', accuracy(metrics)],
    [
      'Depth',
      [
        text(`${counted(metrics.filesOpenedOutsideChange, 'file')} opened outside the change; tool calls: `),
        ...toolCalls(metrics),
      ],
    ],
    ['Coverage', `${metrics.filesReviewed} of ${counted(metrics.filesChanged, 'changed file')} read in full`],
    ['Coverage misses', coverageMisses.length === 0 ? 'none' : counting(coverageMisses)],
    [
      'Signal-to-noise',
      `${figure(kept)} kept of ${figure(raised)} raised${share}; ${metrics.downgraded} downgraded, ${metrics.dropped} dropped`,
    ],
  ];
}

function accuracy({ raised, falsePositives: { refuted, ineffectiveFixes } }: ReviewerMetrics): Fact[1] {
  const parts: PhrasingContent[][] = [
    ...(refuted.length === 0 ? [] : [[text('refuted: '), ...named(refuted)]]),
    ...(ineffectiveFixes.length === 0 ? [] : [[text('the remedy does not work: '), ...named(ineffectiveFixes)]]),
  ];
  if (parts.length > 0) return joined(parts, text('; '));
  return raised === 0 ? 'nothing raised' : 'nothing refuted';
}

function summary(report: Report, { longest, entries }: Detail): RootContent[] {
  const shown = report.metrics.slice(0, entries);
  if (shown.length === 0) return [];
  const dead = new Set(failed(report).map(({ reviewer }) => reviewer.name));
  const ends = new Map(report.reviews.map((review) => [review.reviewer.name, endOf(review)]));
  const isWhole = [...ends.values()].every((end) => end === 'completed');
  const cell = ({ name, value }: Row, metrics: ReviewerMetrics): PhrasingContent[] =>
    dead.has(metrics.reviewer) && !ofEverySession.has(name) ? [text('–')] : value(metrics, report);
  return [
    table([
      [[text('Metric')], ...shown.map(({ reviewer }) => [pill('reviewer', reviewer, longest)])],
      ...(isWhole ? [] : [[[text('End')], ...shown.map(({ reviewer }) => [text(ends.get(reviewer) ?? '')])]]),
      ...rows
        .filter(({ name }) => name !== actedOnRow || report.rounds.tallies !== undefined)
        .map((row) => [[text(row.name)], ...shown.map((metrics) => cell(row, metrics))]),
    ]),
  ];
}

const ofEverySession = new Set(['Duration', 'Tool calls', 'Tokens', actedOnRow]);

function endOf(review: RawReview): string {
  const failures = failuresOf(review).map((each) => `${failedWhere(each)}: ${each.failure.reason}`);
  return failures.length === 0 ? 'completed' : failures.join(', ');
}
