import type {
  CheckedEvidence,
  Concern,
  Excerpt,
  Finding,
  LedgerFinding,
  PullRequest,
  RawReview,
  Reviewer,
  Ruling,
  SessionRecord,
  Submission,
  Trace,
} from '../../src/types.ts';
import { anchorOf } from './scripted-review.ts';

/*
 * Parts of a report written by hand. No model said any of this and no such repository exists: it is meant to be
 * believable, so that the golden pages can be read as a user would read them.
 */

export const claude: Reviewer = {
  name: 'Claude',
  provider: 'anthropic',
  vendor: 'anthropic',
  model: 'claude-opus-5-5',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
};
export const codex: Reviewer = {
  name: 'Codex',
  provider: 'openai',
  vendor: 'openai',
  model: 'gpt-6.1-sol',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
};
export const gemini: Reviewer = {
  name: 'Gemini',
  provider: 'google',
  vendor: 'google',
  model: 'gemini-4-argon',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
};

export const pullRequest: PullRequest = {
  kind: 'pull-request',
  serverUrl: 'https://github.example',
  owner: 'harbour',
  repo: 'berths',
  number: 42,
  title: 'Release a berth when its booking lapses',
  body: 'Frees berths on time.',
  author: 'mara-ferry',
  baseRef: 'main',
  baseSha: '1c0ffee5d1c0ffee5d1c0ffee5d1c0ffee5d0001',
  headRef: 'lapse-bookings',
  headSha: '9f8e7d6c5b4a39281706f5e4d3c2b1a098765432',
  mergeBase: '1c0ffee5d1c0ffee5d1c0ffee5d1c0ffee5d0001',
  headRepo: 'harbour/berths',
  isFork: false,
  isDraft: false,
  labels: [],
  defaultBranch: 'main',
  commitCount: 2,
  url: 'https://github.example/harbour/berths/pull/42',
};

export const lapseFinding: Finding = {
  severity: 'critical',
  kind: 'regression',
  title: 'A booking that is paid late frees the berth of another boat',
  path: 'src/lapse.ts',
  startLine: 18,
  endLine: 19,
  side: 'new',
  quote: 'if (booking.paidAt === null) return;\nawait berths.free(booking.berth);',
  cause: null,
  failure: 'A payment arrives after the berth was given away: `free` runs a second time, and the new boat loses it.',
  body: 'The berth is looked up by its number, not by the booking that holds it.\n\nThe lock in `berths.free` covers one call only, so it does not help.',
  fix: {
    text: 'Free the berth only while this booking still holds it.',
    diff: '--- a/src/lapse.ts\n+++ b/src/lapse.ts\n@@ -19 +19 @@\n-await berths.free(booking.berth);\n+await berths.freeIfHeldBy(booking.id);\n',
  },
  evidence: 'traced',
};

export const clockFinding: Finding = {
  severity: 'suggestion',
  kind: 'enhancement',
  title: 'The clock is read twice in one decision',
  path: 'docs/lapse rules.md',
  startLine: 7,
  endLine: 7,
  side: 'old',
  quote: 'Now is read again before the notice is sent.',
  cause: null,
  failure: 'A booking that lapses between the two readings is freed without a notice.',
  body: 'One reading, handed on, would do.',
  fix: null,
  evidence: 'reasoned',
};

const usage = { input: 18_204, cached: 141_777, written: 9_310, writtenLong: 0, output: 6_421, reasoning: 3_900 };

/** Six seconds after the run of the report began. */
const firstSession = Date.parse('2026-11-03T07:20:01.000Z') - 425_000;

export function trace(reviewer: Reviewer, durationMs: number, more: Partial<Trace> = {}): Trace {
  const toolCalls = { read_file: 6, search: 3 };
  const filesOpened = ['src/lapse.ts', 'src/berths.ts'];
  return {
    ...{ turns: 9, toolCalls, filesOpened, retries: 0, startedAt: firstSession, durationMs, usage },
    ...{ model: reviewer.model, costUsd: 0.3125, ...more },
  };
}

const queueConcern: Concern = {
  title: 'Lapse and notice share one queue',
  path: 'src/queue.ts',
  body: 'A slow mail delays berths. A queue of its own would do.',
  scope: 'future',
};

export function submission(findings: Finding[]): Submission {
  return {
    findings,
    concerns: [queueConcern],
    strengths: [{ title: 'The lapse is idempotent for one booking', path: null, body: 'A second run finds nothing.' }],
    testing: [{ title: 'No test pays late', path: 'src/lapse.test.ts', body: 'The riskiest order of events.' }],
    documentation: [],
    limitations: [
      {
        title: 'Time zones are not handled',
        path: 'src/lapse.ts',
        startLine: 4,
        quote: '// TODO: harbours in other time zones',
        body: 'Not made worse: the rule was the same before.',
      },
    ],
    coverage: [
      { path: 'src/lapse.ts', receipt: '0a1b2c3d', note: 'Frees by number.' },
      { path: 'docs/lapse rules.md', receipt: '4e5f6a7b', note: 'Describes the order.' },
    ],
    unreadable: [],
  };
}

export function completedBy(
  reviewer: Reviewer,
  durationMs: number,
  findings: Finding[],
  more: Partial<Submission> = {},
): RawReview {
  const delivery = [
    { path: 'src/lapse.ts', changedLines: 31, deliveredLines: 31, isAcknowledged: true, missing: [] },
    { path: 'docs/lapse rules.md', changedLines: 4, deliveredLines: 4, isAcknowledged: true, missing: [] },
  ];
  return {
    outcome: 'completed',
    reviewer,
    submission: { ...submission(findings), ...more },
    delivery,
    trace: trace(reviewer, durationMs),
  };
}

/** A ruling of another vendor that confirms, without evidence. */
export function ruling(about: string, by: Reviewer, more: Partial<Ruling> = {}): Ruling {
  return {
    about,
    by: by.name,
    vendor: by.provider,
    isOtherVendor: true,
    verdict: 'confirmed',
    severity: null,
    effect: 'introduced',
    isIntended: false,
    fix: 'not-judged',
    evidence: [],
    reason: 'The path was followed and nothing guards it.',
    withdrawn: null,
    ...more,
  };
}

/** Code that a verifier quotes, where code found it. */
export function evidenceAt(path: string, line: number, quote: string, shows: string): CheckedEvidence {
  const anchor = { path, side: 'new' as const, startLine: line, endLine: line + quote.split('\n').length - 1 };
  const isComment = quote.startsWith('//');
  return {
    ...{ evidence: { ...anchor, quote, shows }, anchor, origin: 'introduced', isDeleted: false, file: 'claim' },
    ...(isComment ? { stands: 'both', kind: 'comment' } : { stands: 'head', kind: 'code' }),
  };
}

/** The quoted lines between two others: stands for the block that git would give. */
export function excerptOf({ startLine, quote }: Pick<Finding, 'startLine' | 'quote'>): Excerpt {
  return { startLine: (startLine ?? 2) - 1, lines: ['// the rule of the harbour', ...quote.split('\n'), '}'] };
}

/** The verification session of a reviewer that ruled. */
export function sessionOf(name: string): SessionRecord[] {
  const reviewer = [claude, codex, gemini].find((each) => each.name === name);
  return reviewer === undefined
    ? []
    : [{ purpose: 'verification', reviewer, failure: null, trace: trace(reviewer, 61_000, { turns: 4 }) }];
}

/** Makes the consolidated finding of a raw one, as it is without verification. */
export function ledgerFinding(
  id: string,
  finding: Finding,
  sources: readonly string[],
  more: Partial<LedgerFinding> = {},
): LedgerFinding {
  const { severity, kind, fix } = finding;
  return {
    id,
    fingerprint: '0123456789abcdef',
    standing: 'raw',
    severity,
    rawSeverity: severity,
    rule: null,
    voices: 0,
    kind,
    origin: 'introduced',
    problem: null,
    anchor: anchorOf(finding),
    excerpt: excerptOf(finding),
    reach: null,
    finding,
    fix: { label: fix?.diff ? 'applies' : 'none', leavesQuote: false, problem: null, mended: fix?.diff ?? null },
    fixWorks: null,
    rulings: [],
    sources,
    raisedBy: [...new Set(sources.map((source) => source.slice(0, source.lastIndexOf(':F'))))],
    reasons: [],
    ...more,
  };
}
