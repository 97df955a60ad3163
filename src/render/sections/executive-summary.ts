import type { RootContent } from 'mdast';
import { countReviewers, type Report } from '../../types.ts';
import { howManyCompleted, reviewedFiles } from '../completed.ts';
import { counted, figure } from '../counted.ts';
import { paragraph, strong, text } from '../nodes.ts';
import { apart, open } from '../open.ts';
import { prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';
import { coveredEarlier } from '../texts/scope-sentence.ts';

/** The editor's words, where they held, and always the sentences in which no model has a hand. */
export const executiveSummary: Section = {
  title: 'Executive Summary',
  render(report, { leftOut, remainder, longest }) {
    const words = report.prose?.summary ?? null;
    const sentences = [change(report), reviewers(report), findings(report), coverage(report)];
    const blocks: RootContent[] =
      report.changes.length === 0
        ? [paragraph(text(empty(report)))]
        : [
            ...(words === null ? [] : prose(words, longest)),
            paragraph(text(sentences.join(' '))),
            paragraph(strong('Verification:'), text(` ${verification(report)}`)),
          ];
    if (leftOut.length > 0)
      blocks.push(paragraph(strong('Not on this page:'), text(` ${leftOut.join(', ')}. ${remainder}`)));
    return blocks;
  },
};

function empty({ commits, change: { mergeBase } }: Report): string {
  return (
    `The change is empty: after ${counted(commits.length, 'commit')} no file differs from the merge base ` +
    `${mergeBase.slice(0, 7)}. No reviewer was asked.`
  );
}

function change({ changes, commits }: Report): string {
  const added = changes.reduce((sum, { additions }) => sum + additions, 0);
  const deleted = changes.reduce((sum, { deletions }) => sum + deletions, 0);
  return (
    `The change touches ${counted(changes.length, 'file')} in ${counted(commits.length, 'commit')}: ` +
    `${counted(added, 'line')} added, ${counted(deleted, 'line')} deleted.`
  );
}

function reviewers(report: Report): string {
  const { completed, partly, all } = countReviewers(report.reviews);
  const failed = all - completed - partly;
  return `${howManyCompleted(report.reviews)}${failed === 0 ? '' : `; ${failed} failed`}.`;
}

function findings(report: Report): string {
  const [critical, important] = [open(report, 'critical').length, open(report, 'important').length];
  const counts = `${critical} critical, ${important} important and ${counted(open(report, 'suggestion').length, 'suggestion')}`;
  const others = standingsApart.flatMap(([standing, words]) => {
    const count = apart(report, standing).length;
    return count === 0 ? [] : [`${figure(count)} ${words}`];
  });
  return `The findings are ${counts}.${others.length === 0 ? '' : ` Shown apart, and not blocking: ${others.join(', ')}.`}`;
}

const standingsApart = [
  ['fact', 'found by code'],
  ['pre-existing', 'pre-existing'],
  ['ungrounded', 'not grounded'],
  ['refuted', 'refuted'],
  ['intended', 'documented as intended'],
  ['declined', 'declined by people'],
] as const;

function verification({ policy, ledger }: Report): string {
  if (policy.verify === 'off')
    return (
      'off. NOTHING WAS VERIFIED: code found the quoted lines where each finding says, and no other reviewer has ' +
      'checked whether the claim about them is right. Severities are those of the reviewers, and they gate.'
    );
  const scope = policy.verify === 'all' ? 'every finding' : 'whatever is important or gates';
  const counts = (['confirmed', 'refuted', 'unproven', 'unverified', 'raw'] as const).flatMap((standing) => {
    const count = ledger.findings.filter((found) => found.standing === standing).length;
    return count === 0 ? [] : [`${figure(count)} ${standing === 'raw' ? 'not put to a verifier' : standing}`];
  });
  const own = ledger.findings.flatMap(({ rulings }) => rulings).filter(({ isOtherVendor }) => !isOtherVendor).length;
  const label =
    own === 0
      ? ''
      : ` ${counted(own, 'ruling')} came from a fresh session of a finder's vendor, because no other vendor was left; each is labelled.`;
  return `${scope} was put to a reviewer of another vendor: ${counts.length === 0 ? 'there was nothing of that kind' : counts.join(', ')}.${label}`;
}

function coverage(report: Report): string {
  const reviewed = reviewedFiles(report).length;
  const left = report.changes.length - reviewed;
  const why = left === 0 ? '' : ` Not reviewed, for reasons that are listed: ${counted(left, 'file')}.`;
  return `${delivered(report, counted(reviewed, 'file'))}${why}`;
}

function delivered(report: Report, files: string): string {
  const { changedLines, undelivered } = report.coverage;
  const { policy } = report;
  const least = counted(policy.minReviewers, 'counted reviewer');
  if (undelivered.length > 0) return `Not delivered in full to at least ${least}: ${undelivered.length} of ${files}.`;
  if (changedLines === 0) return `No changed line was there to be delivered, in ${files}.`;
  return `All ${counted(changedLines, 'changed line')} of ${files} were delivered to at least ${least}${coveredEarlier(report)}.`;
}
