import { paragraph, text } from '../nodes.ts';
import type { Section } from '../section.ts';

/** Says what a reader must not expect: silence here would read as "everything of before is settled". */
export const priorRounds: Section = {
  title: 'Prior Rounds',
  render: () => [
    paragraph(
      text(
        'Not remembered in this version: every run reviews the whole pull request anew, and says nothing of what earlier runs found.',
      ),
    ),
  ],
};
