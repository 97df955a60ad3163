import type { RootContent } from 'mdast';
import type { Report } from '../../types.ts';
import { apart, completed, counted, failed, open } from '../counts.ts';
import { paragraph, strong, text } from '../nodes.ts';
import type { Section } from '../section.ts';

/** Sentences that are computed: no model has a hand in them. */
export const facts: Section = {
  title: 'Executive Summary',
  render(report, { leftOut, remainder }) {
    const sentences = [change(report), reviewers(report), findings(report), coverage(report)];
    const blocks: RootContent[] = [
      paragraph(text(sentences.join(' '))),
      paragraph(
        strong('Findings are grounded, but not verified.'),
        text(
          ' Code found the quoted lines where each finding says; whether the claim about them is right, no other reviewer ' +
            'has checked: this version has no verification yet. Severities are those of the reviewers.',
        ),
      ),
    ];
    if (leftOut.length > 0)
      blocks.push(paragraph(strong('Not on this page:'), text(` ${leftOut.join(', ')}. ${remainder}`)));
    return blocks;
  },
};

function change({ changes, commits }: Report): string {
  const added = changes.reduce((sum, { additions }) => sum + additions, 0);
  const deleted = changes.reduce((sum, { deletions }) => sum + deletions, 0);
  return (
    `The change touches ${counted(changes.length, 'file')} in ${counted(commits.length, 'commit')}: ` +
    `${counted(added, 'line')} added, ${counted(deleted, 'line')} deleted.`
  );
}

function reviewers(report: Report): string {
  const dead = failed(report).length;
  const all = counted(report.reviews.length, 'reviewer');
  return `${completed(report).length} of ${all} completed${dead === 0 ? '' : `; ${dead} failed`}.`;
}

function findings(report: Report): string {
  const lost = apart(report, 'ungrounded').length;
  const [critical, important] = [open(report, 'critical').length, open(report, 'important').length];
  const suggestions = counted(open(report, 'suggestion').length, 'suggestion');
  const shown =
    lost === 0
      ? ''
      : ` ${counted(lost, 'further finding')} could not be grounded; such findings are shown apart and do not gate.`;
  return `The findings are ${critical} critical, ${important} important and ${suggestions}.${shown}`;
}

function coverage({ coverage: { files, changedLines, undelivered }, policy }: Report): string {
  const least = counted(policy.minReviewers, 'counted reviewer');
  return undelivered.length === 0
    ? `All ${counted(changedLines, 'changed line')} of ${counted(files, 'file')} were delivered to at least ${least}.`
    : `Not delivered in full to at least ${least}: ${undelivered.length} of ${counted(files, 'file')}.`;
}
