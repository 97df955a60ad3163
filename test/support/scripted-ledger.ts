import { cluster } from '../../src/steps/cluster/cluster.ts';
import { adjudicate } from '../../src/steps/ledger/adjudicate.ts';
import {
  type CodeFinding,
  failureOf,
  type GroundedFinding,
  type Ledger,
  type Policy,
  type RawReview,
  type Ruling,
  rawItemId,
  type Submission,
} from '../../src/types.ts';
import { anchorOf, scriptedFinding } from './scripted-review.ts';

const trace = {
  turns: 1,
  toolCalls: {},
  filesOpened: [],
  retries: 0,
  startedAt: 0,
  costUsd: null,
  durationMs: 0,
  usage: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
  model: 'scripted',
};
const none: Submission = {
  findings: [],
  concerns: [],
  strengths: [],
  testing: [],
  documentation: [],
  limitations: [],
  coverage: [],
  unreadable: [],
};

/** A session that ended with the given parts of a submission. */
export function completed(name: string, submission: Partial<Submission>): Extract<RawReview, { outcome: 'completed' }> {
  const reviewer = {
    name,
    provider: `vendor of ${name}`,
    vendor: `vendor of ${name}`,
    model: 'm',
    effort: 'high',
    passes: 1,
    maxOutputTokens: null,
  } as const;
  return { outcome: 'completed', reviewer, submission: { ...none, ...submission }, delivery: [], trace };
}

/** A session that ended in an outage. */
export function failed(name: string): RawReview {
  const reviewer = {
    name,
    provider: `vendor of ${name}`,
    vendor: `vendor of ${name}`,
    model: 'm',
    effort: 'high',
    passes: 1,
    maxOutputTokens: null,
  } as const;
  return { outcome: 'failed', reviewer, ...failureOf('outage', 'HTTP 503'), trace };
}

/** As `ground` leaves them, without reading code: the quotation `missing` is not found, `older` is not of the change. */
export function grounded(reviews: readonly RawReview[]): GroundedFinding[] {
  return reviews.flatMap((review) =>
    review.outcome === 'failed'
      ? []
      : review.submission.findings.map((finding, index): GroundedFinding => {
          const { quote } = finding;
          const isMissing = quote === 'missing';
          const fix = { label: 'none', leavesQuote: false, problem: null, mended: null } as const;
          return {
            id: rawItemId(review.reviewer.name, 'finding', index),
            reviewer: review.reviewer.name,
            finding,
            grounding: isMissing
              ? { file: 'changed', quote: 'missing', anchor: null, problem: 'not there', origin: null, fix }
              : {
                  file: 'changed',
                  quote: 'found',
                  anchor: anchorOf(finding),
                  problem: null,
                  origin: quote === 'older' ? 'pre-existing' : 'introduced',
                  fix,
                },
          };
        }),
  );
}

/** A policy under which raw severities gate. */
export const unverified: Policy = {
  failOn: 'critical',
  minReviewers: 2,
  onIncomplete: 'fail',
  verify: 'off',
  blockOn: [],
};
export const crossVerified: Policy = { ...unverified, verify: 'cross' };

/** The ledger of the reviews, without excerpts. */
export function ledgerOf(
  reviews: readonly RawReview[],
  {
    findings = grounded(reviews),
    rulings = [],
    policy = unverified,
    codeFindings = [],
  }: {
    findings?: readonly GroundedFinding[];
    rulings?: readonly Ruling[];
    policy?: Policy;
    codeFindings?: readonly CodeFinding[];
  } = {},
): Ledger {
  const reviewers = reviews.map(({ reviewer }) => reviewer);
  const candidates = cluster(
    findings,
    reviewers.map(({ name }) => name),
  );
  const groups = candidates.map((candidate) => [candidate]);
  return adjudicate({ groups, rulings, reviews, policy, codeFindings });
}

/** A ruling whose evidence was found. */
export function ruling(about: string, by: string, more: Partial<Ruling> = {}): Ruling {
  const anchor = { path: 'src/db.ts', side: 'new', startLine: 3, endLine: 3 } as const;
  return {
    about,
    by,
    vendor: `vendor of ${by}`,
    isOtherVendor: true,
    verdict: 'confirmed',
    severity: null,
    effect: 'pre-existing',
    isIntended: false,
    fix: 'not-judged',
    evidence: [
      {
        ...{ evidence: { ...anchor, quote: 'scripted()', shows: 'Written by hand.' }, anchor, origin: 'introduced' },
        ...{ stands: 'both', isDeleted: false, file: 'claim', kind: 'comment' },
      },
    ],
    reason: 'Written by hand for a test.',
    withdrawn: null,
    ...more,
  };
}

export const leak = scriptedFinding({
  title: 'The connection is never released when the query throws',
  path: 'src/db.ts',
  startLine: 40,
  quote: 'const rows = await client.query(sql);',
  failure: 'A query fails, release() is skipped, and the pool runs dry after ten errors.',
  body: 'There is no finally around client.query, so pool.release is not reached.',
});
export const sameLeak = scriptedFinding({
  ...leak,
  severity: 'important',
  title: 'Pool connection leak on query error',
  startLine: 38,
  failure: 'When client.query throws, release is not called and the pool of connections runs dry.',
  body: 'Wrap the query in try/finally so that the connection is released.',
});
export const injection = scriptedFinding({
  ...leak,
  title: 'The table name is concatenated into the statement',
  failure: 'A request names a table with a semicolon and a second statement runs.',
  body: 'Identifiers come from the URL and are not escaped: SQL injection.',
});

/** A fact that code could find. */
export const hidden: CodeFinding = {
  rule: 'hidden-text',
  title: 'A line holds characters that nobody sees',
  path: 'src/db.ts',
  anchor: { path: 'src/db.ts', side: 'new', startLine: 9, endLine: 9 },
  quote: 'const admin = true;',
  failure: 'What a reader sees is not what runs.',
  body: 'Written by hand for a test.',
};
