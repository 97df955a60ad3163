import { join } from 'node:path';
import process from 'node:process';
import { createRepo } from '../../src/git/repo.ts';
import { identify } from '../../src/rounds/identity.ts';
import { cluster } from '../../src/steps/cluster/cluster.ts';
import { gate, verdictOf } from '../../src/steps/decide/gate.ts';
import { cite } from '../../src/steps/ground/cite.ts';
import { type GroundContext, groundReview } from '../../src/steps/ground/ground.ts';
import { placeObservations } from '../../src/steps/ground/place-observations.ts';
import { adjudicate } from '../../src/steps/ledger/adjudicate.ts';
import { coverageOf } from '../../src/steps/ledger/coverage.ts';
import { metricsOf } from '../../src/steps/ledger/metrics.ts';
import { checkEvidence } from '../../src/steps/verify/check-evidence.ts';
import type { CheckedEvidence, Evidence, GroundedFinding, Policy, Report, Ruling } from '../../src/types.ts';
import { buildRepository } from './git-repository.ts';
import { claude, codex, gemini, pullRequest, ruling, sessionOf } from './report-parts.ts';
import { commits } from './worked-files.ts';
import { evidence, reviewsOf } from './worked-reviews.ts';

const policy: Policy = { failOn: 'critical', minReviewers: 2, onIncomplete: 'fail', verify: 'cross', blockOn: [] };

/** A worked example: hand-written reviews and rulings over a real repository, and what the real steps make of them. */
export async function workedReport(): Promise<Report> {
  using built = buildRepository(commits);
  const [mergeBase = '', first = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const changes = await repo.diff(mergeBase, headSha);
  const reviews = reviewsOf(changes);
  const code = { head: repo.at(headSha), base: repo.at(mergeBase), changes };

  const reviewers = reviews.map(({ reviewer }) => reviewer);
  const findings = (await Promise.all(reviews.map((review) => groundReview(review, code)))).flat();
  const candidates = cluster(
    findings,
    reviewers.map(({ name }) => name),
  );
  const rulings = await rulingsOn(findings, code);
  const places = await placeObservations(reviews, code);
  const groups = candidates.map((candidate) => [candidate]);
  const cited = await cite(adjudicate({ groups, rulings, reviews, policy, places }), code);
  const ledger = identify(cited, (text) => text);
  const coverage = coverageOf(changes, reviews, policy.minReviewers);
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
    id: '20261104-101500-pr-57',
    createdAt: '2026-11-04T10:31:31.000Z',
    change: {
      ...pullRequest,
      number: 57,
      title: 'Stop pumps by radio and keep the archive of tides',
      headRef: 'radio',
      mergeBase,
      baseSha: mergeBase,
      headSha,
      url: 'https://github.example/harbour/berths/pull/57',
    },
    commits: [
      { sha: first, subject: commits[1]?.message ?? '', date: '2026-01-05T10:00:00Z' },
      { sha: headSha, subject: commits[2]?.message ?? '', date: '2026-01-05T11:00:00Z' },
    ],
    changes: changes.map(({ hunks: _, ...file }) => file),
    reviews,
    sessions: [claude, codex, gemini].flatMap(({ name }) => sessionOf(name)),
    ledger,
    metrics: metricsOf(reviews, ledger, changes),
    prose: null,
    rounds: { round: 1, note: null, earlier: [] },
    prices: { asOf: '2026-11-27', own: [], unknown: [], maxUsd: null },
    threads: [],
    coverage,
    policy,
    gate: decision,
    verdict: verdictOf(decision, ledger),
    wallClockMs: 991_000,
    actionUrl: null,
    runUrl: 'https://github.example/harbour/berths/actions/runs/9002',
  };
}

async function rulingsOn(findings: readonly GroundedFinding[], code: GroundContext): Promise<Ruling[]> {
  const [source] = findings;
  if (source === undefined) throw new Error('no finding');
  const checked = (claimed: Evidence): Promise<CheckedEvidence> =>
    checkEvidence(claimed, source, { ground: code, opened: [claimed.path] });
  const [start, kill, comment] = await Promise.all([evidence.start, evidence.kill, evidence.comment].map(checked));
  if (start === undefined || kill === undefined || comment === undefined) throw new Error('evidence is missing');
  return [
    ruling('Claude:F1', codex, {
      severity: 'suggestion',
      fix: 'works',
      evidence: [kill],
      reason: 'The call is dead and harmless: a kill has taken the request back by then.',
    }),
    ruling('Codex:F1', gemini, {
      severity: 'important',
      fix: 'works',
      evidence: [start],
      reason:
        'Nothing between the start and the deletion asks why the checksum failed. The archive can be restored by hand from the mainland, so it is not critical.',
    }),
    ruling('Gemini:F1', claude, {
      severity: 'important',
      isIntended: true,
      fix: 'fails',
      evidence: [comment],
      reason:
        'True, and stated beside the code. Reading the state again reads the same file, which does not change while a pump runs.',
    }),
  ];
}
