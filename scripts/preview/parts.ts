import type {
  Anchor,
  CheckedEvidence,
  PullRequest,
  RawReview,
  Report,
  Reviewer,
  Ruling,
  SessionRecord,
  Submission,
  Trace,
} from '../../src/types.ts';
import { dailyRun, type Sample } from './findings.ts';

/* What the sample reports have in common. Written by hand, the figures too: no model said any of this. */

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
  serverUrl: 'https://github.com',
  owner: 'sample',
  repo: 'postbox',
  number: 318,
  title: 'Deliver letters from an outbox, and try again when the relay is down',
  body: '',
  author: 'ines-marlow',
  baseRef: 'main',
  baseSha: '4d1c6b0f6a5e4b3c2d1e0f9a8b7c6d5e4f3a2b1c',
  headRef: 'outbox',
  headSha: 'c7e1f02b9d8a4c35b6e7f8091a2b3c4d5e6f7a8b',
  mergeBase: '4d1c6b0f6a5e4b3c2d1e0f9a8b7c6d5e4f3a2b1c',
  headRepo: 'sample/postbox',
  isFork: false,
  isDraft: false,
  labels: [],
  defaultBranch: 'main',
  commitCount: 3,
  url: 'https://github.com/sample/postbox/pull/318',
};

export const commits: Report['commits'] = [
  { sha: '0b7d4e19f2a3c4d5e6f708192a3b4c5d6e7f8091', subject: 'Add the outbox', date: '2026-11-17T09:12:00Z' },
  {
    sha: '8e21aa0c4d5e6f708192a3b4c5d6e7f80911a2b3',
    subject: 'Deliver letters from the outbox',
    date: '2026-11-17T15:40:00Z',
  },
  { sha: pullRequest.headSha, subject: 'Try again when the relay is down', date: '2026-11-18T13:31:00Z' },
];

export const changes: Report['changes'] = [
  { path: 'src/outbox/deliver.ts', status: 'added', content: 'text', notReviewed: null, additions: 52, deletions: 0 },
  {
    path: 'src/outbox/outbox.ts',
    status: 'modified',
    content: 'text',
    notReviewed: null,
    additions: 87,
    deletions: 31,
  },
  { path: 'src/jobs/daily.ts', status: 'modified', content: 'text', notReviewed: null, additions: 9, deletions: 14 },
  { path: 'src/smtp.ts', status: 'modified', content: 'text', notReviewed: null, additions: 12, deletions: 3 },
  { path: 'test/outbox.test.ts', status: 'added', content: 'text', notReviewed: null, additions: 118, deletions: 0 },
  { path: 'docs/letters.md', status: 'modified', content: 'text', notReviewed: null, additions: 21, deletions: 6 },
  {
    ...{ path: 'docs/flow.png', status: 'added', content: 'binary', additions: 0, deletions: 0 },
    notReviewed: { reason: 'inert-binary', detail: 'image/png' },
  },
];

const usage = { input: 24_310, cached: 412_804, written: 38_120, writtenLong: 0, output: 11_902, reasoning: 7_480 };

/** Nine seconds after a run of 8:17 began. */
const firstSession = Date.parse('2026-11-18T14:02:33.000Z') - 488_000;

export function trace(reviewer: Reviewer, durationMs: number, more: Partial<Trace> = {}): Trace {
  const filesOpened = ['src/outbox/deliver.ts', 'src/outbox/outbox.ts', 'src/outbox/backoff.ts', 'src/smtp.ts'];
  const toolCalls = { read_file: 14, search: 6, history: 2 };
  return {
    ...{ turns: 12, toolCalls, filesOpened, retries: 0, startedAt: firstSession, durationMs, usage },
    ...{ model: reviewer.model, costUsd: 0.42, ...more },
  };
}

export const unused: Partial<Trace> = {
  turns: 0,
  toolCalls: {},
  filesOpened: [],
  model: null,
  usage: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
};

const notes = [
  'Claims, sends, marks: followed to the end.',
  'The claim lapses after ten minutes.',
  'Only the name of the job changes.',
  'Time-outs are those of before.',
];

/** A review of someone who read every file. */
export function completedBy(
  reviewer: Reviewer,
  durationMs: number,
  found: readonly Sample[],
  more: Partial<Submission> = {},
  changed: Report['changes'] = changes,
): RawReview {
  const text = changed.filter(({ content }) => content === 'text');
  const delivery = text.map(({ path, additions, deletions }) => {
    const changedLines = additions + deletions;
    return { path, changedLines, deliveredLines: changedLines, isAcknowledged: true, missing: [] };
  });
  const submission: Submission = {
    findings: found.map(({ finding }) => finding),
    concerns: [],
    strengths: [],
    testing: [],
    documentation: [],
    limitations: [],
    coverage: text.map(({ path }, index) => ({ path, receipt: '5f3a09c1', note: notes[index % notes.length] ?? '' })),
    unreadable: [],
    ...more,
  };
  return { outcome: 'completed', reviewer, submission, delivery, trace: trace(reviewer, durationMs) };
}

/** A ruling of a verifier, with the code that it rests on. */
export function ruled(by: Reviewer, about: string, more: Partial<Ruling> = {}): Ruling {
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
    reason: 'The quoted lines do what the claim says, and no caller guards against it.',
    withdrawn: null,
    ...more,
  };
}

const found = { stands: 'head', isDeleted: false, file: 'opened', kind: 'code' } as const;

/** The evidence that `sentTwice` is reached. */
export function reached(): CheckedEvidence {
  const { anchor, excerpt, shows } = dailyRun;
  const quote = excerpt.lines.slice(anchor.startLine - excerpt.startLine, anchor.endLine - excerpt.startLine + 1);
  return { evidence: { ...anchor, quote: quote.join('\n'), shows }, anchor, origin: 'introduced', ...found };
}

/** Evidence in one line of a file. */
export function evidenceAt(path: string, startLine: number, quote: string, shows: string): CheckedEvidence {
  const anchor: Anchor = { path, side: 'new', startLine, endLine: startLine };
  return { evidence: { ...anchor, quote, shows }, anchor, origin: 'pre-existing', ...found };
}

export function session(
  purpose: SessionRecord['purpose'],
  reviewer: Reviewer,
  durationMs: number,
  { startsAfter = 425_000, ...more }: Partial<SessionRecord> & { readonly startsAfter?: number } = {},
): SessionRecord {
  // Unless it is said, the slowest review of these samples was waited for.
  const startedAt = firstSession + startsAfter;
  const used = trace(reviewer, durationMs, { turns: 5, toolCalls: { read_file: 5, search: 2 }, startedAt });
  return { purpose, reviewer, failure: null, trace: used, ...more };
}
