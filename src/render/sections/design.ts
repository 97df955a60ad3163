import type { PhrasingContent, RootContent } from 'mdast';
import type { LedgerObservation, Report } from '../../types.ts';
import { counted } from '../counted.ts';
import { entryLabel, heading, list, orWords, paragraph, pill, pills, text, upTo } from '../nodes.ts';
import { bodyOf, observationLine, observed, otherWords, withOtherWords } from '../observation.ts';
import { apart, findingsIn } from '../open.ts';
import type { Detail } from '../pages/detail.ts';
import { phrase, prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';
import { entries } from './findings.ts';

/** What is not a defect: concerns, with the findings that the repository documents as intended, and strengths. */
export const design: Section = {
  title: 'Design Observations',
  render: (report, detail) => [
    heading(3, text('Concerns')),
    ...orWords(concerns(report, detail), 'No reviewer raised a concern.'),
    heading(3, text('Strengths')),
    ...orWords(strengths(report, detail), 'No reviewer named a strength.'),
  ],
};

function concerns(report: Report, detail: Detail): RootContent[] {
  const own = observed(report, 'concern');
  const moved = apart(report, 'intended');
  const depth = detail.depth.observation;
  if (own.length + moved.length === 0) return [];
  if (depth === 'count') return [paragraph(text(`${counted(own.length + moved.length, 'concern')}, not listed here.`))];
  const lines = own.map((concern) => observationLine(report, concern, detail.longest));
  const described =
    depth === 'title'
      ? lines.length === 0
        ? []
        : [list(upTo(lines, detail.entries))]
      : own.flatMap((concern, index): RootContent[] => [
          paragraph(lines[index] ?? []),
          ...prose(bodyOf(report, concern), detail.longest),
          ...otherWords(report, concern, detail),
        ]);
  if (moved.length === 0) return described;
  const why = 'Raised as defects; the repository documents the behaviour as deliberate, so they are concerns:';
  return [...described, paragraph(text(why)), ...entries(report, moved, detail, depth, 4)];
}

/** The editor's choice of words where it held, else the reviewers' own. What a finding may contradict says so. */
function strengths(report: Report, detail: Detail): RootContent[] {
  const { longest, entries: most } = detail;
  const depth = detail.depth.observation;
  const all = observed(report, 'strength');
  if (all.length === 0) return [];
  if (depth === 'count') return [paragraph(text(`${counted(all.length, 'strength')}, not listed here.`))];
  const chosen = report.prose?.strengths?.flatMap(({ id, text: words }) => {
    const strength = all.find((each) => each.id === id);
    return strength === undefined ? [] : [{ strength, words }];
  });
  const own = (strength: LedgerObservation) => (depth === 'full' ? ownWords(report, strength) : strength.title);
  const shown = chosen ?? all.map((strength) => ({ strength, words: own(strength) }));
  const listed = list(
    upTo(
      shown.map(({ strength, words }) => line(report, strength, words, longest)),
      most,
    ),
  );
  const others = all.filter((each) => !shown.some(({ strength }) => strength === each)).map(({ id }) => id);
  return [
    ...(shown.length === 0
      ? []
      : [chosen === undefined && depth === 'full' ? withOtherWords(listed, report, all, detail) : listed]),
    ...(others.length === 0
      ? []
      : [paragraph(text(`Also named, in the original reviews: ${others.slice(0, 50).join(', ')}.`))]),
  ];
}

function ownWords(report: Report, strength: LedgerObservation): string {
  const body = bodyOf(report, strength);
  return body === '' ? strength.title : `${strength.title.trim().replace(/[.:;]$/u, '')}: ${body}`;
}

function line(
  report: Report,
  { id, path, raisedBy }: LedgerObservation,
  words: string,
  longest: number,
): PhrasingContent[] {
  const against = findingsIn(report, path, 'important');
  return [
    entryLabel(id),
    text(' '),
    ...phrase(words, longest),
    text(' — by '),
    ...pills(raisedBy.map((name) => pill('reviewer', name, longest))),
    text(against === '' ? '' : `; in the same file: ${against}`),
  ];
}
