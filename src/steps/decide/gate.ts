import {
  type CoverageSummary,
  countReviewers,
  type Gate,
  isAtLeast,
  isOpen,
  isUnsettled,
  type Ledger,
  type LedgerFinding,
  type Policy,
  type RawReview,
  rawItemId,
  reaches,
  stands,
  type Verdict,
} from '../../types.ts';

export interface GateInput {
  readonly ledger: Ledger;
  readonly coverage: CoverageSummary;
  readonly reviews: readonly RawReview[];
  readonly policy: Policy;
  /** False when somebody pushed while the review ran. */
  readonly isHeadCurrent: boolean;
  /** True when some text was withheld because it held a secret of the workflow. */
  readonly hasWithheldText: boolean;
}

/** Decides, from data alone. Blocking wins over incomplete; clean is what is left when nothing speaks against it. */
export function gate(input: GateInput): Gate {
  const reached = input.ledger.findings.filter(({ severity }) => reaches(severity, input.policy.failOn));
  const blocking = reached.filter(stands);
  const gaps = [...reached.filter(isUnsettled).map(unsettledReason), ...gapsOf(input)];
  if (blocking.length > 0) return { outcome: 'blocking', reasons: [...blocking.map(blockingReason), ...gaps] };
  if (gaps.length > 0) return { outcome: 'incomplete', reasons: gaps };
  return { outcome: 'clean', reasons: [cleanReason(input)] };
}

/** Says no more than was measured: not every reviewer that completed had all of the change. */
function cleanReason({ coverage, reviews, policy }: GateInput): string {
  const { completed, all } = countReviewers(reviews);
  const scope = policy.failOn === 'never' ? '' : `, and nothing at or above ${policy.failOn} is open`;
  const needed = leastReviewers(policy);
  const reached = `every changed line reached at least ${counted(needed, 'reviewer')}`;
  const read =
    coverage.files === 0
      ? 'the pull request changes no file'
      : coverage.changedLines === 0
        ? 'the pull request changes no line of text'
        : reached;
  return `${completed} of ${all} reviewers completed; ${read}${scope}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A gate without a single reviewer would be open. */
function leastReviewers({ minReviewers }: Policy): number {
  return Math.max(1, minReviewers);
}

function unsettledReason({ id, severity, standing, finding }: LedgerFinding): string {
  return `${id} (${severity}) is ${standing}, so it neither blocks nor passes: ${finding.title}`;
}

function blockingReason({ id, severity, finding }: LedgerFinding): string {
  return `${id} (${severity}): ${finding.title}`;
}

function gapsOf({ coverage, reviews, policy, isHeadCurrent, hasWithheldText }: GateInput): string[] {
  const gaps: string[] = [];
  const { completed, all } = countReviewers(reviews);
  const needed = leastReviewers(policy);
  if (completed < needed) {
    const failed = reviews.flatMap((review) =>
      review.outcome === 'failed' ? [`${review.reviewer.name} (${review.reason.replaceAll('-', ' ')})`] : [],
    );
    const missing = failed.length > 0 ? ` Missing: ${failed.join(', ')}.` : '';
    gaps.push(
      `${completed} of ${all} reviewers completed, and ${needed} ${needed === 1 ? 'is' : 'are'} needed.${missing}`,
    );
  }
  if (coverage.undelivered.length > 0 && completed >= needed) {
    const [first] = coverage.undelivered;
    const others = coverage.undelivered.length - 1;
    gaps.push(
      `${first?.path}${others > 0 ? ` and ${counted(others, 'more file')}` : ''} did not demonstrably reach ${counted(needed, 'reviewer')}.`,
    );
  }
  gaps.push(...reviews.flatMap((review) => unreadableReasons(review, policy)));
  if (!isHeadCurrent) gaps.push('The head of the pull request moved while the review ran.');
  if (hasWithheldText) gaps.push('A reviewer repeated a secret of the workflow; that text was withheld.');
  return gaps;
}

/** What could have kept the gate shut, had it been read: nobody knows that it does not. */
function unreadableReasons(review: RawReview, { failOn }: Policy): readonly string[] {
  if (review.outcome === 'failed') return [];
  const { name } = review.reviewer;
  return review.submission.unreadable.flatMap(({ list, severity }, index) => {
    if (list !== 'findings') return [];
    if (severity !== null && !isAtLeast(severity, 'important') && !reaches(severity, failOn)) return [];
    const what = severity === null ? 'A finding of unknown severity' : `A finding (${severity})`;
    const id = rawItemId(name, 'unreadable', index);
    return [
      `${what} by ${name} could not be read (${id}): read it in the original review in the report, or run the review again.`,
    ];
  });
}

/** The one word for people, which follows from the gate and the counts. */
export function verdictOf({ outcome }: Gate, { findings }: Ledger): Verdict {
  if (outcome === 'incomplete') return 'No verdict';
  const open = findings.filter(isOpen);
  if (open.some((finding) => finding.severity === 'critical' && stands(finding))) return 'Rework';
  const hasDefect = open.some(({ severity }) => severity !== 'suggestion');
  return hasDefect || outcome === 'blocking' ? 'Merge with fixes' : 'Merge as-is';
}
