import type { PhrasingContent, RootContent } from 'mdast';
import {
  type Finding,
  failuresOf,
  type Observation,
  type RawReview,
  rawItemId,
  type Submission,
  type SubmittedReview,
} from '../../types.ts';
import { codeBlock, codeSpan } from '../escape.ts';
import { failedWhere, failureWords } from '../failure-words.ts';
import { claimedPlace } from '../links.ts';
import { details, heading, labelled, list, paragraph, pill, pills, text } from '../nodes.ts';
import type { Detail } from '../pages/detail.ts';
import { phrase, prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';
import { severityPill } from '../severity-pill.ts';
import { unrepeated } from '../texts/unrepeated.ts';

/** What each reviewer submitted, before anything was merged or judged. */
export const appendix: Section = {
  title: 'Appendix: original reviews',
  nothing: () => 'No reviewer was asked.',
  render({ reviews }, detail) {
    if (!detail.appendix) return null;
    return reviews.map((review) => wholeReview(review, detail));
  },
};

function wholeReview(review: RawReview, detail: Detail): RootContent {
  const { name } = review.reviewer;
  return details([text('Review by '), pill('reviewer', name, detail.longest)], inside(review, detail), name);
}

function inside(review: RawReview, detail: Detail): RootContent[] {
  const { longest } = detail;
  if (review.outcome === 'failed') return [paragraph(text('Failed: '), failureWords(review, longest))];
  return [
    ...failuresOf(review).map((each) =>
      paragraph(text(`It ${failedWhere(each)}: `), failureWords(each.failure, longest)),
    ),
    ...lists(review, detail),
    ...unreadable(review, longest),
    ...(detail.coverageNotes ? notes(review.submission, longest) : []),
  ];
}

function original({ reviewer }: SubmittedReview, found: Finding, index: number, { longest }: Detail): RootContent[] {
  const { severity, kind, evidence, fix } = found;
  return [
    heading(4, codeSpan(rawItemId(reviewer.name, 'finding', index), longest), text(' '), phrase(found.title, longest)),
    paragraph(
      pills([severityPill(severity), pill('kind', kind)]),
      text(' — '),
      claimedPlace(found, longest),
      text(`, ${evidence}`),
    ),
    codeBlock(found.quote.replace(/^/gmu, '| '), 'text', longest),
    ...labelled('Failure:', prose(unrepeated(found.failure, [found.title]), longest)),
    ...prose(unrepeated(found.body, [found.title, found.failure]), longest),
    ...(fix === null ? [] : labelled('Fix:', prose(fix.text, longest))),
    ...(fix === null || fix.diff === null || fix.diff.trim() === ''
      ? []
      : [codeBlock(fix.diff.trimEnd(), 'diff', longest)]),
  ];
}

/** Each list under its heading; those with nothing in them share a sentence. */
function lists(review: SubmittedReview, detail: Detail): RootContent[] {
  const { submission } = review;
  const parts: readonly (readonly [title: string, words: string, nodes: readonly RootContent[]])[] = [
    ['Findings', 'finding', submission.findings.flatMap((found, index) => original(review, found, index, detail))],
    ['Concerns', 'concern', observations(submission.concerns, detail)],
    ['Strengths', 'strength', observations(submission.strengths, detail)],
    ['Testing', 'untested scenario', observations(submission.testing, detail)],
    ['Documentation', 'gap in the documentation', observations(submission.documentation, detail)],
    ['Acknowledged limitations', 'acknowledged limitation', observations(submission.limitations, detail)],
  ];
  const empty = parts.flatMap(([, words, nodes]) => (nodes.length === 0 ? [words] : []));
  const last = empty.at(-1);
  const named = empty.length > 1 ? `${empty.slice(0, -1).join(', ')} and no ${last}` : last;
  return [
    ...parts.flatMap(([title, , nodes]) => (nodes.length === 0 ? [] : [heading(3, text(title)), ...nodes])),
    ...(named === undefined ? [] : [paragraph(text(`It named no ${named}.`))]),
  ];
}

function observations(items: readonly Observation[], { longest }: Detail): RootContent[] {
  return items.flatMap((item): RootContent[] => {
    const where: PhrasingContent[] = item.path === null ? [] : [text(' — '), codeSpan(item.path, longest)];
    return [
      paragraph({ type: 'strong', children: phrase(item.title, longest) }, where),
      ...prose(unrepeated(item.body, [item.title]), longest),
    ];
  });
}

/** As it came: nobody knows what else to do with it. */
function unreadable({ reviewer, submission }: SubmittedReview, longest: number): RootContent[] {
  if (submission.unreadable.length === 0) return [];
  return [
    heading(3, text('What could not be read')),
    ...submission.unreadable.flatMap((item, index): RootContent[] => [
      paragraph(
        codeSpan(rawItemId(reviewer.name, 'unreadable', index), longest),
        text(` (${item.list}): `),
        ...phrase(item.problem, longest),
      ),
      codeBlock(item.text.replace(/^/gmu, '| '), 'text', longest),
    ]),
  ];
}

function notes({ coverage }: Submission, longest: number): RootContent[] {
  const lines = coverage.map(({ path, note }) => [codeSpan(path, longest), text(': '), ...phrase(note, longest)]);
  return lines.length === 0 ? [] : [heading(3, text('Notes on each file')), list(lines)];
}
