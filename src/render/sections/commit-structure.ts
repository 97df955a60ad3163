import type { PhrasingContent, RootContent } from 'mdast';
import type { ChangeCommit, Report } from '../../types.ts';
import { counted, figure } from '../counted.ts';
import { codeSpan } from '../escape.ts';
import { list, paragraph, text, upTo } from '../nodes.ts';
import { phrase, prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';

/** Facts from git; what a model thinks of them comes after. */
export const commitStructure: Section = {
  title: 'Commit Structure',
  nothing: () => 'The change has no commit.',
  render(report, { longest, entries }) {
    const { commits } = report;
    const autosquash = commits.filter(({ subject }) => /^(?:fixup|squash|amend)! /u.test(subject));
    const words = report.prose?.commits ?? null;
    if (commits.length === 0) return [];
    return [
      paragraph(text(`${size(report)} ${fixups(autosquash.length)}`)),
      ...(autosquash.length === 0
        ? []
        : [
            list(
              upTo(
                autosquash.map((commit) => line(commit, longest)),
                entries,
              ),
            ),
          ]),
      ...(words === null ? [] : prose(words, longest)),
    ] satisfies RootContent[];
  },
};

function size({ commits, changes }: Report): string {
  const added = changes.reduce((sum, { additions }) => sum + additions, 0);
  const deleted = changes.reduce((sum, { deletions }) => sum + deletions, 0);
  const each = commits.length === 0 ? 0 : Math.round((added + deleted) / commits.length);
  const average = commits.length > 1 ? `, ${figure(each)} changed lines a commit on average` : '';
  return `${counted(commits.length, 'commit')} over ${counted(changes.length, 'file')}${average}.`;
}

function fixups(count: number): string {
  return count === 0
    ? 'No subject begins with fixup!, squash! or amend!.'
    : `${counted(count, 'commit')} should be squashed before the merge:`;
}

function line({ sha, subject }: ChangeCommit, longest: number): PhrasingContent[] {
  return [codeSpan(sha.slice(0, 7)), text(' '), ...phrase(subject, longest)];
}
