import { adjudicate } from '../../src/steps/adjudicate.ts';
import { cluster } from '../../src/steps/cluster.ts';
import type { GroundedFinding, Ledger, RawReview, Submission } from '../../src/types.ts';
import { scriptedFinding } from './scripted-review.ts';

const trace = {
  turns: 1,
  toolCalls: {},
  filesOpened: [],
  retries: 0,
  durationMs: 0,
  usage: { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 },
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
};

/** A session that ended with the given parts of a submission. */
export function completed(name: string, submission: Partial<Submission>): Extract<RawReview, { outcome: 'completed' }> {
  const reviewer = { name, provider: 'p', model: 'm', effort: 'high' } as const;
  return { outcome: 'completed', reviewer, submission: { ...none, ...submission }, delivery: [], trace };
}

/** A session that ended in an outage. */
export function failed(name: string): RawReview {
  const reviewer = { name, provider: 'p', model: 'm', effort: 'high' } as const;
  return { outcome: 'failed', reviewer, reason: 'outage', detail: 'HTTP 503', trace };
}

/** As `ground` leaves them, without reading code: what is quoted as `missing` is not found. */
export function grounded(reviews: readonly RawReview[]): GroundedFinding[] {
  return reviews.flatMap((review) =>
    review.outcome === 'failed'
      ? []
      : review.submission.findings.map((finding, index): GroundedFinding => {
          const { path, side, startLine, endLine, quote } = finding;
          const isMissing = quote === 'missing';
          return {
            id: `${review.reviewer.name}:F${index + 1}`,
            reviewer: review.reviewer.name,
            finding,
            grounding: isMissing
              ? { quote: 'missing', anchor: null, problem: 'not there' }
              : { quote: 'found', anchor: { path, side, startLine, endLine }, problem: null },
          };
        }),
  );
}

/** The ledger of the reviews, without excerpts. */
export function ledgerOf(reviews: readonly RawReview[], findings = grounded(reviews)): Ledger {
  const order = reviews.map(({ reviewer }) => reviewer.name);
  return adjudicate(
    cluster(findings, order).map((candidate) => ({ ...candidate, excerpt: null })),
    reviews,
  );
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
