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
import { details, heading, labelled, list, orNone, paragraph, pill, pills, text } from '../nodes.ts';
import type { Detail } from '../pages/detail.ts';
import { phrase, prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';
import { severityPill } from '../severity-pill.ts';
import { unrepeated } from '../texts/unrepeated.ts';

/** What each reviewer submitted, before anything was merged or judged. */
export const appendix: Section = {
  title: 'Appendix: original reviews',
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
    heading(3, text('Findings')),
    ...orNone(review.submission.findings.flatMap((found, index) => original(review, found, index, detail))),
    ...observations('Concerns', review.submission.concerns, longest),
    ...observations('Strengths', review.submission.strengths, longest),
    ...observations('Testing', review.submission.testing, longest),
    ...observations('Documentation', review.submission.documentation, longest),
    ...observations('Acknowledged limitations', review.submission.limitations, longest),
    ...unreadable(review, longest),
    ...(detail.coverageNotes ? notes(review.submission, longest) : []),
  ];
}

function original({ reviewer }: SubmittedReview, found: Finding, index: number, { longest }: Detail): RootContent[] {
  const { severity, kind, evidence, fix } = found;
  return [
    heading(4, codeSpan(rawItemId(reviewer.name, 'finding', index), longest), text(' '), phrase(found.title, longest)),
    paragraph(
      pills([severityPill(severity), pill('kind', kind), pill('evidence', evidence)]),
      text(' — '),
      claimedPlace(found, longest),
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

function observations(title: string, items: readonly Observation[], longest: number): RootContent[] {
  return [
    heading(3, text(title)),
    ...orNone(
      items.flatMap((item): RootContent[] => {
        const where: PhrasingContent[] = item.path === null ? [] : [text(' — '), codeSpan(item.path, longest)];
        return [
          paragraph({ type: 'strong', children: phrase(item.title, longest) }, where),
          ...prose(unrepeated(item.body, [item.title]), longest),
        ];
      }),
    ),
  ];
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
  return [heading(3, text('Notes on each file')), ...orNone(lines.length === 0 ? [] : [list(lines)])];
}
