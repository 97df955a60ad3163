import { identify } from '../../src/rounds/identity.ts';
import { gate, verdictOf } from '../../src/steps/decide/gate.ts';
import { adjudicate } from '../../src/steps/ledger/adjudicate.ts';
import { metricsOf } from '../../src/steps/ledger/metrics.ts';
import {
  type Candidate,
  type GroundedFinding,
  type LedgerFinding,
  type LedgerObservation,
  type Policy,
  type RawReview,
  type Report,
  type Ruling,
  rawItemId,
} from '../../src/types.ts';
import { anchorOf } from '../../test/support/scripted-review.ts';
import { dailyRun, type Sample } from './findings.ts';
import { changes, commits, pullRequest } from './parts.ts';

/** What happened in a run, by hand. Ledger, table, gate and verdict are made of it by the steps of the program. */
export interface Story {
  readonly reviews: readonly RawReview[];
  /** The excerpts belong to these. */
  readonly samples: readonly Sample[];
  /** Ids of raw findings that are one; whatever is not named stands alone. */
  readonly same?: readonly (readonly string[])[];
  readonly missing?: readonly string[];
  readonly rulings?: readonly Ruling[];
  readonly more?: Partial<Report>;
}

const policy: Policy = { failOn: 'critical', minReviewers: 2, onIncomplete: 'fail', verify: 'cross', blockOn: [] };

export function reportOf(story: Story): Report {
  const { reviews, rulings = [], more = {} } = story;
  const changed = more.changes ?? changes;
  const places = new Map(
    reviews.map(({ reviewer: { name } }) => [
      `${name}:L1`,
      {
        path: 'src/smtp.ts',
        problem: null,
        anchor: { path: 'src/smtp.ts', side: 'new', startLine: 77, endLine: 77 },
        origin: 'pre-existing',
      } as const,
    ]),
  );
  const groups = groupsOf(story);
  const made = adjudicate({ groups, rulings, reviews, policy, places });
  const cited = made.findings.map((found) => withExcerpts(found, story.samples));
  const ledger = identify({ ...made, findings: cited, observations: made.observations.map(quoted) }, (text) => text);
  const text = changed.filter(({ content }) => content === 'text');
  const changedLines = text.reduce((sum, { additions, deletions }) => sum + additions + deletions, 0);
  const coverage = more.coverage ?? { files: text.length, changedLines, undelivered: [] };
  const decision = gate({
    ledger,
    coverage,
    reviews,
    policy,
    changes: [],
    head: 'current',
    hasWithheldText: false,
    isCrossed: false,
  });
  return {
    schemaVersion: 1,
    instance: 'deep-review',
    id: '20261118-140233-pr-318',
    createdAt: '2026-11-18T14:02:33.000Z',
    change: pullRequest,
    commits,
    changes: changed,
    reviews,
    sessions: [],
    ledger,
    metrics: metricsOf(reviews, ledger, changed),
    prose: null,
    rounds: { round: 1, note: null, earlier: [] },
    prices: { asOf: '2026-11-27', own: [], unknown: [], maxUsd: null },
    threads: [],
    coverage,
    policy,
    gate: decision,
    verdict: verdictOf(decision, ledger),
    wallClockMs: 497_000,
    actionUrl: null,
    runUrl: 'https://github.com/sample/postbox/actions/runs/11823377',
    ...more,
  };
}

function groupsOf(story: Story): Candidate[][] {
  const all = new Map(story.reviews.flatMap((review) => groundedOf(review, story)).map((each) => [each.id, each]));
  const joined = new Set((story.same ?? []).flat());
  const alone = [...all.keys()].filter((id) => !joined.has(id)).map((id) => [id]);
  return [...(story.same ?? []), ...alone].flatMap((ids) => {
    const sources = ids.flatMap((id) => all.get(id) ?? []);
    const [lead] = sources;
    return lead === undefined ? [] : [[{ lead, sources }]];
  });
}

function groundedOf(review: RawReview, { missing = [] }: Story): GroundedFinding[] {
  if (review.outcome === 'failed') return [];
  const { name } = review.reviewer;
  return review.submission.findings.map((finding, index): GroundedFinding => {
    const id = rawItemId(name, 'finding', index);
    const label = finding.fix?.diff ? 'applies' : 'none';
    const fix = { label, leavesQuote: false, problem: null, mended: finding.fix?.diff ?? null } as const;
    const problem = `There is no file \`${finding.path}\`, neither at the head nor at the merge base.`;
    return {
      id,
      reviewer: name,
      finding,
      grounding: missing.includes(id)
        ? { file: 'absent', quote: 'missing', anchor: null, problem, origin: null, fix }
        : {
            file: 'changed',
            quote: 'found',
            anchor: anchorOf(finding),
            problem: null,
            origin: 'introduced',
            fix,
          },
    };
  });
}

/** Stands for the lines that git would give. */
function withExcerpts(found: LedgerFinding, samples: readonly Sample[]): LedgerFinding {
  const excerpt = samples.find(({ finding }) => finding === found.finding)?.excerpt ?? null;
  const isReached = found.rulings.some(({ evidence }) => evidence.some(({ anchor }) => anchor === dailyRun.anchor));
  return { ...found, excerpt: found.anchor === null ? null : excerpt, reach: isReached ? dailyRun : null };
}

function quoted(observation: LedgerObservation): LedgerObservation {
  const { quotation } = observation;
  if (quotation === null || quotation.anchor === null) return observation;
  const excerpt = { startLine: quotation.anchor.startLine, lines: quotation.quote.split('\n') };
  return { ...observation, quotation: { ...quotation, excerpt } };
}
