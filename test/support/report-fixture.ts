import { identify } from '../../src/rounds/identity.ts';
import { gate, verdictOf } from '../../src/steps/decide/gate.ts';
import { adjudicate } from '../../src/steps/ledger/adjudicate.ts';
import { metricsOf } from '../../src/steps/ledger/metrics.ts';
import {
  type Candidate,
  type CodeFinding,
  type CoverageSummary,
  type Finding,
  failureOf,
  type GroundedFinding,
  type LedgerFinding,
  type LedgerObservation,
  type Policy,
  type RawReview,
  type Report,
  type Ruling,
  rawItemId,
  type Severity,
} from '../../src/types.ts';
import {
  claude,
  clockFinding,
  codex,
  completedBy,
  evidenceAt,
  excerptOf,
  gemini,
  lapseFinding,
  pullRequest,
  ruling,
  sessionOf,
  trace,
} from './report-parts.ts';
import { anchorOf } from './scripted-review.ts';

/** Which raw findings are one, and what is known of them besides the words of their reviewers. */
export interface Story {
  readonly reviews: readonly RawReview[];
  /** Ids of raw findings that are one; whatever is not named stands alone. */
  readonly same?: readonly (readonly string[])[];
  /** Raw findings whose quotation code did not find. */
  readonly missing?: readonly string[];
  readonly preExisting?: readonly string[];
  readonly rulings?: readonly Ruling[];
  /** What code found by rules of its own. */
  readonly codeFindings?: readonly CodeFinding[];
  readonly policy?: Partial<Policy>;
  readonly coverage?: Partial<CoverageSummary>;
}

const policy: Policy = { failOn: 'critical', minReviewers: 2, onIncomplete: 'fail', verify: 'cross', blockOn: [] };

/** A report whose reviews and rulings are written by hand, and whose ledger, table and gate the real steps made. */
export function reportOf(story: Story): Report {
  const { reviews, rulings = [], codeFindings = [] } = story;
  const terms = { ...policy, ...story.policy };
  const places = new Map(
    reviews.map(({ reviewer: { name } }) => [
      `${name}:L1`,
      {
        path: 'src/lapse.ts',
        problem: null,
        anchor: { path: 'src/lapse.ts', side: 'new' as const, startLine: 4, endLine: 4 },
        origin: 'pre-existing' as const,
      },
    ]),
  );
  const groups = groupsOf(story);
  const made = adjudicate({ groups, rulings, reviews, policy: terms, places, codeFindings });
  const ledger = identify(
    { ...made, findings: made.findings.map(cited), observations: made.observations.map(quoted) },
    (text) => text,
  );
  const changes: Report['changes'] = [
    { path: 'src/lapse.ts', status: 'added', content: 'text', notReviewed: null, additions: 31, deletions: 0 },
    { path: 'docs/lapse rules.md', status: 'modified', content: 'text', notReviewed: null, additions: 3, deletions: 1 },
    {
      ...{ path: 'docs/harbour.png', status: 'added', content: 'binary', additions: 0, deletions: 0 },
      notReviewed: { reason: 'inert-binary', detail: 'image/png' },
    },
  ];
  const coverage = { files: 2, changedLines: 35, undelivered: [], ...story.coverage };
  const decision = gate({
    ledger,
    coverage,
    reviews,
    policy: terms,
    changes,
    head: 'current',
    hasWithheldText: false,
    isCrossed: false,
  });
  return {
    schemaVersion: 1,
    instance: 'deep-review',
    id: '20261103-071512-pr-42',
    createdAt: '2026-11-03T07:20:01.000Z',
    change: pullRequest,
    commits: [
      { sha: 'aa11bb22cc33dd44ee55ff66aa11bb22cc33dd44', subject: 'Lapse bookings', date: '2026-11-02T10:00:00Z' },
      { sha: pullRequest.headSha, subject: 'Describe the rules, fixes #7', date: '2026-11-02T11:00:00Z' },
    ],
    changes,
    reviews,
    sessions: [...new Set(rulings.map(({ by }) => by))].flatMap((by) => sessionOf(by)),
    ledger,
    metrics: metricsOf(reviews, ledger, changes),
    prose: null,
    prices: { asOf: '2026-11-27', own: [], unknown: [], maxUsd: null },
    coverage,
    rounds: { round: 1, note: null, earlier: [] },
    threads: [],
    policy: terms,
    gate: decision,
    verdict: verdictOf(decision, ledger),
    wallClockMs: 431_000,
    actionUrl: 'https://github.example/acme/deep-review/blob/v1',
    runUrl: 'https://github.example/harbour/berths/actions/runs/9001',
  };
}

function groupsOf(story: Story): Candidate[][] {
  const all = story.reviews.flatMap((review) => groundedOf(review, story));
  const same = story.same ?? [];
  const alone = all.filter(({ id }) => !same.some((group) => group.includes(id))).map(({ id }) => [id]);
  return [...same, ...alone].flatMap((ids) => {
    const sources = ids.flatMap((id) => all.find((each) => each.id === id) ?? []);
    const [lead] = sources;
    return lead === undefined ? [] : [[{ lead, sources }]];
  });
}

function groundedOf(review: RawReview, { missing = [], preExisting = [] }: Story): GroundedFinding[] {
  if (review.outcome === 'failed') return [];
  const { name } = review.reviewer;
  return review.submission.findings.map((finding, index): GroundedFinding => {
    const id = rawItemId(name, 'finding', index);
    const fix = {
      label: finding.fix?.diff ? ('applies' as const) : ('none' as const),
      leavesQuote: false,
      problem: null,
      mended: finding.fix?.diff ?? null,
    };
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
            origin: preExisting.includes(id) ? 'pre-existing' : 'introduced',
            fix,
          },
    };
  });
}

/** Stands for the lines that git would give. */
function cited(found: LedgerFinding): LedgerFinding {
  const there = found.rulings.flatMap(({ evidence }) => evidence).find(({ anchor }) => anchor?.path === 'src/desk.ts');
  return {
    ...found,
    excerpt: found.anchor === null ? null : excerptOf(found.finding),
    reach: there?.anchor
      ? { anchor: there.anchor, excerpt: excerptOf(there.evidence), shows: there.evidence.shows }
      : null,
  };
}

function quoted(observation: LedgerObservation): LedgerObservation {
  const { quotation } = observation;
  if (quotation === null || quotation.anchor === null) return observation;
  const excerpt = { startLine: quotation.anchor.startLine, lines: quotation.quote.split('\n') };
  return { ...observation, quotation: { ...quotation, excerpt } };
}

/** Nothing found, everything delivered. */
export function cleanReport(): Report {
  return reportOf({
    reviews: [completedBy(claude, 263_000, []), completedBy(codex, 424_000, []), completedBy(gemini, 271_000, [])],
  });
}

/** One critical finding of two reviewers, confirmed, one suggestion, and one that quotes code that is not there. */
export function criticalReport(): Report {
  const seenByCodex: Finding = {
    ...lapseFinding,
    severity: 'important',
    title: 'Late payment frees twice',
    body: 'As it says.',
  };
  const invented: Finding = { ...clockFinding, severity: 'important', title: 'The retry never ends', side: 'new' };
  return reportOf({
    reviews: [
      completedBy(claude, 263_000, [lapseFinding, clockFinding]),
      completedBy(codex, 424_000, [seenByCodex]),
      completedBy(gemini, 271_000, [invented]),
    ],
    same: [['Claude:F1', 'Codex:F1']],
    missing: ['Gemini:F1'],
    rulings: [
      ruling('Claude:F1', gemini, {
        severity: 'critical',
        fix: 'works',
        evidence: [
          evidenceAt('src/desk.ts', 88, 'await lapse(booking, { late: true });', 'The desk lapses paid bookings too'),
        ],
        reason:
          'The desk calls the lapse with a booking that was paid a moment ago, and the berth has a new holder by then.',
      }),
    ],
  });
}

/** Two of three reviewers failed, and one file was not delivered often enough. */
export function incompleteReport(): Report {
  const noAnswer = { turns: 0, toolCalls: {}, filesOpened: [], model: null };
  return reportOf({
    reviews: [
      completedBy(claude, 263_000, []),
      {
        outcome: 'failed',
        reviewer: codex,
        ...failureOf(
          'rate-limit',
          'HTTP 429 rate_limit_exceeded',
          'Requests per minute reached. Try again in 20 minutes.',
        ),
        trace: trace(codex, 95_000, { ...noAnswer, retries: 3 }),
      },
      {
        outcome: 'failed',
        reviewer: gemini,
        ...failureOf('refusal', 'The model declined to answer.'),
        trace: trace(gemini, 12_000, { turns: 2 }),
      },
    ],
    coverage: { undelivered: [{ path: 'src/lapse.ts', reviewers: 1, lines: 31, causes: [] }] },
  });
}

/** Verification is off: what one reviewer claims gates. */
export function unverifiedReport(): Report {
  return reportOf({ reviews: criticalReport().reviews, missing: ['Gemini:F1'], policy: { verify: 'off' } });
}

/** A report with so many findings of one severity, each with texts of the given length. */
export function largeReport(count: number, severity: Severity, length: number): Report {
  const findings = Array.from({ length: count }, (_, index): Finding => {
    const words = 'The tide gauge reports feet, and the planner reads metres. ';
    const body = words.repeat(Math.ceil(length / words.length)).slice(0, length);
    return { ...lapseFinding, severity, title: `Gauge ${index + 1} is read in the wrong unit`, body };
  });
  return reportOf({
    reviews: [completedBy(claude, 263_000, findings), completedBy(codex, 424_000, [])],
    policy: { verify: 'off' },
  });
}
