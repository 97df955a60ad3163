import type { PhrasingContent, RootContent } from 'mdast';
import type { Report, ReviewerMetrics } from '../../types.ts';
import { counted, failed, figure } from '../counts.ts';
import type { Detail } from '../detail.ts';
import { phrase, prose } from '../escape.ts';
import { heading, list, pill, strong, table, text } from '../nodes.ts';
import { duration, falsePositives, listed, rows, toolCalls } from '../retro-table.ts';
import type { Section } from '../section.ts';

/** What each reviewer contributed. Bullets and table come from the same figures, so they cannot disagree. */
export const retro: Section = {
  title: 'Agent Performance Retro',
  render(report, detail) {
    const closing = report.prose?.closing ?? null;
    return [
      ...(detail.reviewerBullets ? bullets(report, detail) : []),
      ...failures(report, detail),
      ...(detail.reviewerTable ? summary(report, detail) : []),
      ...(closing === null ? [] : prose(closing, detail.longest)),
    ];
  },
};

function bullets({ metrics }: Report, { longest }: Detail): RootContent[] {
  return metrics.flatMap((each): RootContent[] => [
    heading(3, pill('reviewer', each.reviewer, longest)),
    list(
      facts(each).map(([name, words]): PhrasingContent[] => [strong(`${name}:`), text(' '), ...phrase(words, longest)]),
    ),
  ]);
}

/** The fixed order of report-specification.md 4.9. */
function facts(metrics: ReviewerMetrics): (readonly [name: string, words: string])[] {
  const { uniqueInsights, falsePositives: wrong, coverageMisses, kept, raised } = metrics;
  const named = (ids: readonly string[]) => ids.join(', ');
  const accuracy = [
    ...(wrong.refuted.length === 0 ? [] : [`refuted: ${named(wrong.refuted)}`]),
    ...(wrong.ineffectiveFixes.length === 0 ? [] : [`remedy does not work: ${named(wrong.ineffectiveFixes)}`]),
  ];
  const share = raised === 0 ? '' : ` (${Math.round((100 * kept) / raised)} %)`;
  return [
    ['Duration', duration(metrics)],
    ['Unique contributions', uniqueInsights.length === 0 ? 'none' : listed(uniqueInsights)],
    ['Accuracy', accuracy.length === 0 ? 'nothing refuted' : `${falsePositives(metrics)}; ${accuracy.join('; ')}`],
    [
      'Depth',
      `${counted(metrics.filesOpenedOutsideChange, 'file')} opened outside the change; tool calls: ${toolCalls(metrics)}`,
    ],
    ['Coverage', `${metrics.filesReviewed} of ${counted(metrics.filesChanged, 'changed file')} delivered in full`],
    ['Coverage misses', coverageMisses.length === 0 ? 'none' : listed(coverageMisses)],
    [
      'Signal-to-noise',
      `${figure(kept)} kept of ${figure(raised)} raised${share}; ${metrics.downgraded} downgraded, ${metrics.dropped} dropped`,
    ],
  ];
}

function failures(report: Report, { longest, entries }: Detail): RootContent[] {
  const dead = failed(report).slice(0, entries);
  if (dead.length === 0) return [];
  return [
    list(
      dead.map(({ reviewer, reason, detail }): PhrasingContent[] => [
        pill('reviewer', reviewer.name, longest),
        text(' '),
        strong(`failed: ${reason}`),
        text('. '),
        ...phrase(detail, longest),
      ]),
    ),
  ];
}

function summary(report: Report, { longest, entries }: Detail): RootContent[] {
  const shown = report.metrics.slice(0, entries);
  if (shown.length === 0) return [];
  return [
    table([
      [[text('Metric')], ...shown.map(({ reviewer }) => [pill('reviewer', reviewer, longest)])],
      ...rows.map(({ name, value }) => [
        [text(name)],
        ...shown.map((each) => phrase(value(each, report), Math.min(longest, 300))),
      ]),
    ]),
  ];
}
