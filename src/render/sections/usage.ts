import type { PhrasingContent, RootContent } from 'mdast';
import { minutesAndSeconds } from '../../lib/duration.ts';
import {
  allInput,
  failuresOf,
  type RawReview,
  type Report,
  type Reviewer,
  SessionRecord,
  sumCosts,
  sumUsage,
  type Trace,
  type Usage,
  uncachedInput,
  writtenInput,
} from '../../types.ts';
import { counted, figure, share } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { details, paragraph, table, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';
import type { Section } from '../section.ts';
import { amount, type CostPart, costParts, writeCosts } from '../texts/costs.ts';

interface Session {
  readonly purpose: string;
  readonly reviewer: Reviewer;
  readonly ended: string;
  readonly sessions: number;
  readonly trace: Trace;
}

const columns = [
  'Session',
  'For',
  'Model',
  'End',
  'Turns',
  'Time',
  'Tokens in',
  'Written',
  'Cached',
  'Share',
  'Out',
  'Cost',
] as const;

/** Tokens of every session: the reviews, then what came after them, by purpose. */
export const usage: Section = {
  title: 'Usage and cost',
  render(report, { usage: isShown, longest, entries }) {
    if (!isShown) return null;
    const all = sessions(report);
    if (all.length === 0) return [paragraph(text('No session was held, so nothing was used.'))];
    const shown = all.slice(0, entries);
    const rows = shown.map((session) => row(session, longest));
    const rest = all.length - shown.length;
    const sum = ['All', counted(all.length, 'session'), '', '', ...figures(all.map(({ trace }) => trace))];
    const figuresOfAll = table([
      columns.map((name) => [text(name)]),
      ...rows,
      ...(rest === 0 ? [] : [cells([`… and ${rest} more`, ...columns.slice(1).map(() => '')])]),
      cells(sum),
    ]);
    return [
      paragraph(
        text(`${inWords(all)} `),
        ...writeCosts(report, { say: text, quote: (words) => phrase(words, longest) }),
      ),
      ...costTable(report, { longest, entries }),
      details([text('Every session')], [figuresOfAll]),
    ];
  },
};

function inWords(all: readonly Session[]): string {
  const of = (those: readonly Session[]) => those.reduce((total, { sessions: each }) => total + each, 0);
  const count = (purpose: string) => of(all.filter((session) => session.purpose === purpose));
  const purposes = [...new Set(all.map(({ purpose }) => purpose))].map((purpose) => `${count(purpose)} ${purpose}`);
  const used = usageOf(all.map(({ trace }) => trace));
  const uncached = `${figure(uncachedInput(used))} tokens in, of which ${figure(writtenInput(used))} were written to a cache`;
  const cached = `${figure(used.cached)} from a cache, ${share(used.cached, allInput(used))} of all input`;
  const tokens = `${uncached}; ${cached}; ${figure(used.output)} out`;
  return `${counted(of(all), 'session')} (${purposes.join(', ')}): ${tokens}.`;
}

/** By reviewer and by what the sessions were for. */
function costTable(report: Report, { longest, entries }: { longest: number; entries: number }): RootContent[] {
  const parts = costParts(report);
  const purposes = [...new Set(parts.map(({ purpose }) => purpose))];
  const reviewers = [...new Set(parts.map(({ reviewer }) => reviewer))];
  const sum = (of: (part: CostPart) => boolean) => amount(sumCosts(parts.filter(of).map(({ costUsd }) => costUsd)));
  const amounts = (of: (part: CostPart) => boolean) => [
    ...purposes.map((purpose) => sum((part) => part.purpose === purpose && of(part))),
    sum(of),
  ];
  const shown = reviewers.slice(0, entries);
  const rest = reviewers.length - shown.length;
  const rows = shown.map((name) => [[codeSpan(name, longest)], ...cells(amounts(({ reviewer }) => reviewer === name))]);
  const headings = ['Cost', ...purposes, 'all'];
  return [
    table([
      headings.map((name) => [text(name)]),
      ...rows,
      ...(rest === 0 ? [] : [cells([`… and ${rest} more`, ...headings.slice(1).map(() => '')])]),
      cells(['All', ...amounts(() => true)]),
    ]),
  ];
}

function sessions({ reviews, sessions: others }: Report): Session[] {
  const of = (purpose: string) => others.filter((session) => session.purpose === purpose);
  const further = SessionRecord.shape.purpose.options.flatMap(of);
  return [
    ...reviews.map((review) => ({
      purpose: 'review',
      reviewer: review.reviewer,
      ended: endOf(review),
      sessions: (review.outcome === 'failed' ? null : review.sessions) ?? 1,
      trace: review.trace,
    })),
    ...further.map(({ purpose, reviewer, failure, trace }) => ({
      purpose,
      reviewer,
      ended: failure?.reason ?? 'completed',
      sessions: 1,
      trace,
    })),
  ];
}

function endOf(review: RawReview): string {
  const failures = failuresOf(review).map(
    ({ failure, where }) => `${failure.reason}${where === null ? '' : ` in ${where}`}`,
  );
  return failures.length === 0 ? 'completed' : failures.join(', ');
}

function row({ purpose, reviewer, ended, trace }: Session, longest: number): PhrasingContent[][] {
  const names = [
    [codeSpan(reviewer.name, longest)],
    [text(purpose)],
    [codeSpan(trace.model ?? reviewer.model, longest)],
  ];
  return [...names, ...cells([ended, ...figures([trace])])];
}

function figures(traces: readonly Trace[]): string[] {
  const usage = usageOf(traces);
  const sum = (of: (trace: Trace) => number) => traces.reduce((total, trace) => total + of(trace), 0);
  return [
    figure(sum(({ turns }) => turns)),
    minutesAndSeconds(sum(({ durationMs }) => durationMs)),
    figure(uncachedInput(usage)),
    figure(writtenInput(usage)),
    figure(usage.cached),
    share(usage.cached, allInput(usage)),
    figure(usage.output),
    amount(sumCosts(traces.map(({ costUsd }) => costUsd))),
  ];
}

function usageOf(traces: readonly Trace[]): Usage {
  return sumUsage(traces.map(({ usage }) => usage));
}

function cells(values: readonly string[]): PhrasingContent[][] {
  return values.map((value) => [text(value)]);
}
