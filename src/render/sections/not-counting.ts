import type { Standing } from '../../types.ts';
import { paragraph } from '../nodes.ts';
import { apart } from '../open.ts';
import type { Shown } from '../pages/detail.ts';
import { phrase } from '../prose/prose.ts';
import type { Section } from '../section.ts';
import { entries } from './findings.ts';

function section(title: string, standing: Extract<Standing, Shown>, why: string): Section {
  return {
    title,
    render(report, detail) {
      const found = apart(report, standing);
      if (found.length === 0) return null;
      return [paragraph(phrase(why)), ...entries(report, found, detail, detail.depth[standing])];
    },
  };
}

/** Findings that do not count have a part of their own, and none when there are none. */
export const notCounting: readonly Section[] = [
  section(
    'Found by code',
    'fact',
    'Facts of the change that code established by itself, in need of no voice. They block where `block-on` of the configuration lists their rule; none of these is listed. A file that could run and that nobody could read leaves the review incomplete all the same.',
  ),
  section(
    'Declined findings',
    'declined',
    'Somebody who may write to the repository decided that they do not count, by a command. Each stays declined while its code stands; `/deep-review reopen` with its name lets it count again.',
  ),
  section(
    'Pre-existing findings',
    'pre-existing',
    'Older than this change, and not made worse by it: they do not keep the gate shut.',
  ),
  section(
    'Ungrounded findings',
    'ungrounded',
    'What they are about is not there: the file does not exist, or a suggestion quotes code that nobody wrote. They were not verified and gate nothing.',
  ),
  section(
    'Refuted findings',
    'refuted',
    'Raised by a reviewer and disproved by evidence that code found in the repository: they gate nothing.',
  ),
];
