import type { Observation, RawReview } from '../../types.ts';
import { codeSpan, phrasing, prose, text } from '../escape.ts';
import { type Block, details, heading, paragraph, strong } from '../nodes.ts';
import type { Section } from '../section.ts';

const lists = [
  ['concerns', 'C', 'Concern'],
  ['testing', 'T', 'Testing'],
  ['documentation', 'D', 'Documentation'],
  ['limitations', 'L', 'Limitation'],
  ['strengths', 'S', 'Strength'],
] as const;

function observation(id: string, label: string, { title, path, body }: Observation): Block[] {
  return [
    paragraph(strong(`${id} (${label}). `), ...phrasing(title), ...(path === null ? [] : [text(' '), codeSpan(path)])),
    ...prose(body),
  ];
}

function original(review: RawReview): Block[] {
  const { name } = review.reviewer;
  if (review.outcome === 'failed')
    return [paragraph(text(`${name} gave no review: ${review.reason}. ${review.detail}`))];
  const { submission } = review;
  const blocks = [
    ...submission.findings.flatMap((finding, index) => [
      paragraph(
        strong(`${name}:F${index + 1} (${finding.severity}, ${finding.kind}). `),
        ...phrasing(finding.title),
        text(' '),
        codeSpan(`${finding.path}:${finding.startLine}-${finding.endLine}`),
      ),
      ...prose(finding.failure),
      ...prose(finding.body),
    ]),
    ...lists.flatMap(([list, letter, label]) =>
      submission[list].flatMap((item, index) => observation(`${name}:${letter}${index + 1}`, label, item)),
    ),
  ];
  return details(`Original review of ${name}`, blocks.length > 0 ? blocks : [paragraph(text('Nothing was raised.'))]);
}

/** Every raw review, as it was submitted. Too long for a comment, which points to the summary. */
export const appendix: Section = {
  name: 'appendix',
  render: ({ reviews }, detail) =>
    detail === 'full' ? [heading(3, text('Appendix: Original Reviews')), ...reviews.flatMap(original)] : [],
};
