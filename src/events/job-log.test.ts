import { expect, it } from 'vitest';
import { claude, completedBy, lapseFinding, pullRequest } from '../../test/support/report-parts.ts';
import { failureOf, type Ruling } from '../types.ts';
import { createEvents } from './event.ts';
import { jobLog } from './job-log.ts';

const usage = { input: 5, cached: 2, written: 1, writtenLong: 0, output: 3, reasoning: 0 };
const trace = {
  ...{ turns: 2, toolCalls: { search: 3 }, filesOpened: ['a.ts'], retries: 1, costUsd: null },
  ...{ startedAt: 0, durationMs: 61_000, usage, model: null },
};
const turn = { turns: 1, filesOpened: 0, stop: 'end' };

/** A log that keeps what it is told. */
function listening(isTraced: boolean) {
  const said: string[] = [];
  const events = createEvents();
  const log = {
    line: (text: string) => void said.push(text),
    warning: (text: string) => void said.push(`! ${text}`),
    group: (title: string, lines: readonly string[]) =>
      void said.push(`[${title}]`, ...lines.map((line) => `  ${line}`)),
  };
  events.listen(jobLog(log, { isTraced }));
  return { said, events };
}

it.each([
  [false, ['Claude: turn 1: read_file']],
  [
    true,
    [
      'Claude: turn 1: read_file',
      '  tokens: 6 in, 2 (25 %) cached, 3 out',
      `  said: "Now the file.\\n${'x'.repeat(1_986)}…"`,
      '  read_file {"path":"a.ts"}',
    ],
  ],
])('tells what stood in a turn only to whoever looks for a fault (%s)', (isTraced, lines) => {
  const { said, events } = listening(isTraced);
  const detail = { text: `Now the file.\n${'x'.repeat(3_000)}`, inputs: [{ path: 'a.ts' }], usage };
  events.tell({ kind: 'review-turn', reviewer: claude, ...turn, calls: ['read_file'], detail });
  expect(said).toEqual(lines);
});

it('tells of a run line by line, and of each review that ended as a group', () => {
  const { said, events } = listening(false);
  events.tell({ kind: 'change', change: pullRequest });
  events.tell({ kind: 'review-turn', reviewer: claude, ...turn, calls: ['read_file', 'search'] });
  events.tell({ kind: 'review-turn', reviewer: claude, ...turn, calls: [] });
  events.tell({ kind: 'verification-start', verifier: claude, claims: ['Codex:F1', 'Codex:F2'] });
  events.tell({ kind: 'verification-turn', verifier: claude, ...turn, calls: ['submit_rulings'] });
  const ruling = { about: 'Codex:F1', verdict: 'unproven', withdrawn: 'refuted' } as Ruling;
  const failure = failureOf('outage', 'HTTP 503', 'Busy.');
  const session = { purpose: 'verification', reviewer: claude, failure, trace } as const;
  events.tell({ kind: 'verification-end', session, rulings: [ruling] });
  events.tell({ kind: 'recheck-start', reviewer: claude, findings: ['F1', 'F3'] });
  events.tell({ kind: 'recheck-turn', reviewer: claude, ...turn, calls: ['read_file'] });
  const answers = [
    { finding: 'F1', now: 'fixed', withdrawn: false },
    { finding: 'F3', now: 'cannot-tell', withdrawn: true },
  ] as const;
  events.tell({ kind: 'recheck-end', session: { ...session, purpose: 'recheck', failure: null }, answers });
  events.tell({ kind: 'recheck-end', session: { ...session, purpose: 'recheck' }, answers: [] });
  const failed = failureOf('auth', 'HTTP 401', 'The key is not valid.');
  const review = { outcome: 'failed', reviewer: claude, ...failed, trace } as const;
  events.tell({ kind: 'review-end', review });
  events.tell({ kind: 'writing' });
  expect(said).toEqual([
    `Pull request #42 at ${pullRequest.headSha}, base main`,
    'Claude: turn 1: read_file, search',
    'Claude: turn 1: end',
    'Claude: verifies Codex:F1, Codex:F2',
    'Claude: verification turn 1: submit_rulings',
    'Claude: verification failed: outage: HTTP 503: Busy.',
    'Claude: Codex:F1 unproven (said refuted, without a quotation that is there)',
    'Claude: looks again at F1, F3',
    'Claude: re-check turn 1: read_file',
    'Claude: F1 fixed',
    'Claude: F3 cannot-tell (said more, without a quotation that shows it)',
    'Claude: re-check failed: outage: HTTP 503: Busy.',
    '[Claude: failed: auth after 1:01]',
    '  HTTP 401: The key is not valid.',
    `  what to do: ${failed.remedy}`,
    '  model claude-opus-5-5, effort high',
    '  2 turn(s), 1 repeated, 1 file(s) opened',
    '  tools: search 3',
    '  tokens: 6 in, 2 (25 %) cached, 3 out',
    `! Reviewer Claude failed (auth: HTTP 401: The key is not valid.). ${failed.remedy}`,
  ]);
});

it('names what of a review has no line yet and what could not be read', () => {
  const said: string[] = [];
  const events = createEvents();
  events.listen(
    jobLog({
      line: () => undefined,
      warning: () => undefined,
      group: (title, lines) => void said.push(title, ...lines),
    }),
  );
  const unread = { list: 'findings', severity: null, text: 'see above', problem: 'findings.1: no object.' } as const;
  const review = completedBy(claude, 1_000, [{ ...lapseFinding, startLine: null, endLine: null }], {
    unreadable: [unread],
  });
  events.tell({ kind: 'review-end', review });
  expect(said.slice(0, 3)).toEqual([
    'Claude: submitted 1 finding(s) after 0:01',
    `critical: ${lapseFinding.title} (${lapseFinding.path})`,
    'could not be read: findings.1: no object.',
  ]);
});
