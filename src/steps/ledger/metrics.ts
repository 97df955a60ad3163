import {
  type ChangedFile,
  type Delta,
  isOpen,
  type Ledger,
  type LedgerFinding,
  type RawReview,
  type ReviewerMetrics,
  rawItemId,
  rawItems,
  type Severity,
  type SeverityCount,
  type SubmittedReview,
  severities,
} from '../../types.ts';

/**
 * The table of the retro, by the definitions in `types/metrics.ts`: a fold over ledger, deliveries and traces. A reviewer
 * that failed has a column of its own, with what its session did and nothing raised.
 * @param delta what of the change was delivered in this round; null: all of it
 */
export function metricsOf(
  reviews: readonly RawReview[],
  ledger: Ledger,
  changes: readonly Pick<ChangedFile, 'path' | 'notReviewed'>[],
  delta: Delta | null = null,
): readonly ReviewerMetrics[] {
  const changed = changes.map(({ path }) => path);
  const settled = new Set(delta?.files.flatMap(({ path, isSettled }) => (isSettled ? [path] : [])));
  const isRead = ({ path, notReviewed }: (typeof changes)[number]) => notReviewed === null && !settled.has(path);
  const toRead = new Set(changes.filter(isRead).map(({ path }) => path));
  return reviews.map((review) => ofReviewer(review, ledger, { changed, toRead }));
}

interface Paths {
  readonly changed: readonly string[];
  /** Of these, what reviewers are shown. */
  readonly toRead: ReadonlySet<string>;
}

function ofReviewer(review: RawReview, ledger: Ledger, { changed, toRead }: Paths): ReviewerMetrics {
  const { reviewer, trace } = review;
  const submission = review.outcome === 'failed' ? null : review.submission;
  const raised = submission?.findings ?? [];
  const ids = new Set(raised.map((_, index) => rawItemId(reviewer.name, 'finding', index)));
  const own = ledger.dispositions.filter(({ id }) => ids.has(id));
  const submitted = new Set(rawItems([review]).map(({ id }) => id));
  const open = ledger.findings.filter(isOpen);
  return {
    reviewer: reviewer.name,
    durationMs: trace.durationMs,
    retries: trace.retries,
    severities: {
      critical: severityCount('critical', own, ledger),
      important: severityCount('important', own, ledger),
      suggestion: severityCount('suggestion', own, ledger),
    },
    concerns: submission?.concerns.length ?? 0,
    strengths: submission?.strengths.length ?? 0,
    falsePositives: {
      refuted: own.filter(({ fate }) => fate === 'refuted').map(({ id }) => id),
      ineffectiveFixes: ledger.dispositions
        .filter(({ id, fate, facts }) => submitted.has(id) && fate !== 'refuted' && facts.includes('fix-refuted'))
        .map(({ id }) => id),
    },
    uniqueInsights: open
      .filter(({ raisedBy }) => raisedBy.length === 1 && raisedBy[0] === reviewer.name)
      .map(({ id }) => id),
    filesReviewed: review.outcome === 'failed' ? 0 : filesReviewed(review, toRead),
    filesChanged: toRead.size,
    coverageMisses: review.outcome === 'failed' ? [] : coverageMisses(review, open, changed),
    kept: own.filter(({ into, fate }) => fate !== 'refuted' && open.some(({ id }) => id === into)).length,
    raised: raised.length,
    downgraded: own.filter(({ fate }) => fate === 'demoted' || fate === 'moved').length,
    dropped: own.filter(({ fate }) => fate === 'refuted').length,
    filesOpenedOutsideChange: trace.filesOpened.filter((path) => !changed.includes(path)).length,
    toolCalls: trace.toolCalls,
    usage: trace.usage,
  };
}

/** Raw counts at the reviewer's own severity, and what those became that changed. */
function severityCount(severity: Severity, own: Ledger['dispositions'], { findings }: Ledger): SeverityCount {
  const raised = own.filter(({ from }) => from === severity);
  const became = raised.flatMap(({ fate, to, into }) => {
    if (fate === 'refuted') return ['refuted' as const];
    if (findings.some(({ id, standing }) => id === into && standing === 'ungrounded')) return ['ungrounded' as const];
    return to !== null && to !== severity && (fate === 'demoted' || fate === 'promoted' || fate === 'moved')
      ? [to]
      : [];
  });
  const order = [...severities, 'concern', 'refuted', 'ungrounded'] as const;
  return {
    raised: raised.length,
    became: order
      .map((to) => ({ to, count: became.filter((one) => one === to).length }))
      .filter(({ count }) => count > 0),
  };
}

/** Changed files of which every line that this round delivers was delivered, and every part acknowledged. A file that nobody is shown lacks no line. */
function filesReviewed({ delivery }: SubmittedReview, toRead: ReadonlySet<string>): number {
  return delivery.filter(
    ({ path, missing, isAcknowledged }) =>
      toRead.has(path) && isAcknowledged && missing.every(({ why }) => why === 'earlier'),
  ).length;
}

/** Changed files in which an open finding of others lies and none of this reviewer. */
function coverageMisses(
  review: SubmittedReview,
  open: readonly LedgerFinding[],
  changed: readonly string[],
): readonly string[] {
  const name = review.reviewer.name;
  const paths = (findings: readonly LedgerFinding[]) => new Set(findings.flatMap(({ anchor }) => anchor?.path ?? []));
  const [others, own] = [
    paths(open.filter(({ raisedBy }) => !raisedBy.includes(name))),
    paths(open.filter(({ raisedBy }) => raisedBy.includes(name))),
  ];
  const stated = new Set(review.submission.findings.map(({ path }) => path));
  return changed.filter((path) => others.has(path) && !own.has(path) && !stated.has(path)).sort();
}
