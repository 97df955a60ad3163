import type { PhrasingContent } from 'mdast';
import type { Report } from '../../types.ts';
import { counted } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { list, text, upTo } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';
import type { Section } from '../section.ts';

type File = Report['changes'][number];

const reasons: Readonly<Record<NonNullable<File['notReviewed']>['reason'], string>> = {
  unreadable: 'could run, and nobody could read it',
  configuration: 'left out by configuration',
  'lock-file': 'lock file',
  generated: 'generated',
  'inert-binary': 'inert binary',
  'deleted-binary': 'deleted binary',
};

export const notReviewed: Section = {
  title: 'What was not reviewed',
  nothing: ({ changes }) => (changes.length === 0 ? 'The change is empty.' : 'Every changed file was reviewed.'),
  render({ coverage, changes, policy }, { entries, longest }) {
    const undelivered = coverage.undelivered.map(({ path, reviewers }): PhrasingContent[] => [
      codeSpan(path, longest),
      text(`: delivered in full to ${counted(reviewers, 'counted reviewer')} of the ${policy.minReviewers} needed`),
    ]);
    // A long list is cut, and gaps are what a reader must see.
    const gapsFirst = changes.toSorted((left, right) => Number(isGap(right)) - Number(isGap(left)));
    const without = gapsFirst.flatMap((file): PhrasingContent[][] => {
      const why = whyNot(file, longest);
      return why === null ? [] : [[codeSpan(file.path, longest), text(`: ${file.status}; `), ...why]];
    });
    const moved = changes.flatMap(({ path, status, oldPath = path }): PhrasingContent[][] =>
      status !== 'moved'
        ? []
        : [[codeSpan(path, longest), text(': moved from '), codeSpan(oldPath, longest), text(' without a change')]],
    );
    const lines = [...undelivered, ...without, ...moved];
    return lines.length === 0 ? [] : [list(upTo(lines, entries))];
  },
};

function isGap({ notReviewed: why }: File): boolean {
  return why?.reason === 'unreadable';
}

function whyNot({ content, notReviewed: why }: File, longest: number): PhrasingContent[] | null {
  if (why !== null) return [text(`${reasons[why.reason]} (`), ...phrase(why.detail, longest), text(')')];
  return content === 'submodule' ? [text('submodule, whose commits are not followed')] : null;
}
