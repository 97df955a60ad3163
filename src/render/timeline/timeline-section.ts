import { minutesAndSeconds } from '../../lib/duration.ts';
import { codeSpan } from '../escape.ts';
import { paragraph, text } from '../nodes.ts';
import type { Section } from '../section.ts';
import { type Lane, type Timeline, timelineOf } from './timeline.ts';

const verbs: Readonly<Record<Lane['what'], string>> = {
  review: 'reviewed',
  verification: 'verified',
  recheck: 'looked at earlier findings',
  clustering: 'looked for duplicates',
  editing: 'wrote the report',
};

/** How long the run took, and what it waited for: one sentence, and on the HTML page a picture of all sessions. */
export const timelineSection: Section = {
  title: 'Timeline',
  render(report, { usage: isShown, longest }) {
    if (!isShown) return null;
    const timeline = timelineOf(report);
    if (timeline === null) return [paragraph(text('No session was held, so nothing was waited for.'))];
    const sentence = paragraph(...sentenceOf(timeline, longest));
    return [{ ...sentence, data: { timeline } }];
  },
};

function sentenceOf({ wall, beyond, chain, lanes }: Timeline, longest: number) {
  const steps = chain.flatMap((at) => lanes[at] ?? []);
  const told = steps.flatMap(({ who, what, start, end }, at) => [
    text(at === 0 ? '' : ', then '),
    codeSpan(who, longest),
    text(` ${verbs[what]} (${minutesAndSeconds(end - start)})`),
  ]);
  return [
    text(`The report was there after ${minutesAndSeconds(wall)}. Of what waited for each other, this took longest: `),
    ...told,
    text(`. ${minutesAndSeconds(beyond)} went by beside that.`),
  ];
}
