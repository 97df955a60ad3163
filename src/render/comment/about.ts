import type { PhrasingContent, RootContent } from 'mdast';
import { minutesAndSeconds } from '../../lib/duration.ts';
import { failuresOf, isOpen, type LedgerObservation, type Report, sumUsage } from '../../types.ts';
import { howManyCompleted } from '../completed.ts';
import { counted, figure, tokensInWords } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { failedWhere } from '../failure-words.ts';
import { details, joined, paragraph, strong, table, text, upTo } from '../nodes.ts';
import { bodyOf, observed } from '../observation.ts';
import { phrase, verbatim } from '../prose/prose.ts';
import { costInWords } from '../texts/costs.ts';
import { scopeSentence } from '../texts/scope-sentence.ts';
import { narrowed } from '../texts/shortened.ts';
import { apartLines } from './finding-lines.ts';
import type { Level } from './level.ts';
import { namesOf } from './names.ts';
import { notReviewedLines } from './not-reviewed-lines.ts';
import { whatLeft } from './what-left.ts';

/** Who reviewed, what was not looked at, what is no defect, and what left the job: folded up. */
export function about(report: Report, level: Level): RootContent[] {
  const delivered = scopeSentence(report);
  const inside = [
    ...(level.reviewers ? reviewersTable(report, level) : []),
    paragraph(text(used(report))),
    ...notReviewedLines(report, level),
    ...observationLines(report, level),
    ...feedback(report),
    ...(delivered === null ? [] : [paragraph(text(delivered))]),
    ...(report.rounds.note === null || report.rounds.isLost === true ? [] : [paragraph(phrase(report.rounds.note))]),
    ...apartLines(report, level, level),
    whatLeft(report, level),
  ];
  const who = report.reviews.length === 0 ? 'no reviewer was asked' : howManyCompleted(report.reviews);
  const summary = `About this review: ${who}, ${minutesAndSeconds(report.wallClockMs)}`;
  return [details([strong(summary)], inside)];
}

function reviewersTable({ reviews, metrics }: Report, { entries }: Level): RootContent[] {
  const shown = reviews.slice(0, entries);
  if (shown.length === 0) return [];
  const rest = reviews.length - shown.length;
  const byName = new Map(metrics.map((each) => [each.reviewer, each]));
  return [
    table([
      ['Reviewer', 'Model', 'Findings', 'Files', 'Time'].map((title) => [text(title)]),
      ...shown.map((review): PhrasingContent[][] => {
        const { reviewer, trace } = review;
        const own = byName.get(reviewer.name);
        const failures = failuresOf(review).map((each) => `${failedWhere(each)}: ${each.failure.reason}`);
        const isCounted = review.outcome !== 'failed' && own !== undefined;
        const kept = !isCounted ? [] : [own.raised === 0 ? 'none' : `${own.kept} of ${own.raised} kept`];
        return [
          verbatim(namesOf([reviewer.name], 30)),
          [codeSpan(trace.model ?? reviewer.model, 40)],
          [text([...kept, ...failures].join('; '))],
          [text(own === undefined ? '' : `${own.filesReviewed}/${own.filesChanged}`)],
          [text(minutesAndSeconds(trace.durationMs))],
        ];
      }),
      ...(rest === 0 ? [] : [[[text(`${figure(rest)} more`)], [], [], [], []]]),
    ]),
  ];
}

/** Tokens of all sessions, and what they cost. */
function used(report: Report): string {
  const { reviews, sessions } = report;
  const traces = [...reviews, ...sessions].map(({ trace }) => trace);
  const tokens = tokensInWords(sumUsage(traces.map(({ usage }) => usage)));
  return `${counted(traces.length, 'session')}, tokens: ${tokens}; cost: ${costInWords(report)}.`;
}

const kinds = [
  ['testing', 'Not tested', 'untested scenario', 'untested scenarios'],
  ['documentation', 'Documentation', 'gap in the documentation', 'gaps in the documentation'],
  ['concern', 'Concerns', 'concern', 'concerns'],
  ['limitation', 'Acknowledged in comments', 'acknowledged limitation', 'acknowledged limitations'],
] as const;

/** What is no defect, by its titles; what repeats a finding has been said. */
function observationLines(report: Report, level: Level): RootContent[] {
  const open = new Set(report.ledger.findings.filter(isOpen).map(({ id }) => id));
  const isNew = ({ sameAs }: LedgerObservation) => sameAs === null || !open.has(sameAs);
  const all = kinds.map(([item, title, one, many]) => ({
    title,
    one,
    many,
    those: observed(report, item).filter(isNew),
  }));
  const some = all.filter(({ those }) => those.length > 0);
  if (some.length === 0) return [];
  if (!level.observations) {
    const counts = some.map(({ those, one, many }) => counted(those.length, one, many));
    return [paragraph(text(`Also noted: ${counts.join(', ')}.`))];
  }
  return some.map(({ title, those }) => {
    const lines = those.map((each) => observationLine(report, each));
    return paragraph(
      strong(`${title}:`),
      text(' '),
      joined(upTo(lines, Math.min(level.entries, 5)), text('; ')),
      text('.'),
    );
  });
}

function observationLine(report: Report, observation: LedgerObservation): PhrasingContent[] {
  const { id, title, path } = observation;
  const words = title.trim() === '' ? bodyOf(report, observation) : title;
  const where = path === null || path.length > longestPath ? [] : [text(' ('), codeSpan(path), text(')')];
  return [text(`${id} `), ...phrase(narrowed(words.replace(/[.;]$/u, ''), 100)), ...where];
}

const longestPath = 60;

/** Discussions stand on the pull request itself: here is how many are open. */
function feedback({ threads }: Report): RootContent[] {
  if (threads === null) return [paragraph(text('The discussions on the pull request could not be read.'))];
  if (threads.length === 0) return [];
  return [
    paragraph(
      text(
        `${counted(threads.length, 'discussion')} on this pull request ${threads.length === 1 ? 'is' : 'are'} not resolved.`,
      ),
    ),
  ];
}
