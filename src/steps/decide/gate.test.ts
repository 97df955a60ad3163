import { describe, expect, it } from 'vitest';
import { sessionOf } from '../../../test/support/report-parts.ts';
import {
  completed,
  crossVerified,
  failed,
  grounded,
  hidden,
  injection,
  leak,
  ledgerOf,
  ruling,
  unverified,
} from '../../../test/support/scripted-ledger.ts';
import { exitCode } from '../../publish/exit-code.ts';
import {
  type CoverageSummary,
  failOnLevels,
  failureOf,
  type RawReview,
  type Ruling,
  type SessionRecord,
} from '../../types.ts';
import { cluster } from '../cluster/cluster.ts';
import { adjudicate } from '../ledger/adjudicate.ts';
import { coverageOf } from '../ledger/coverage.ts';
import { gate, verdictOf } from './gate.ts';

const policy = unverified;
const covered: CoverageSummary = { files: 1, changedLines: 1, undelivered: [] };

function decide(
  reviews: readonly RawReview[],
  changes: Partial<Parameters<typeof gate>[0]> = {},
  rulings: readonly Ruling[] = [],
) {
  const ledger = changes.ledger ?? ledgerOf(reviews, { rulings, policy: changes.policy ?? policy });
  const decision = gate({
    ledger,
    coverage: covered,
    reviews,
    policy,
    changes: [],
    head: 'current',
    hasWithheldText: false,
    isCrossed: false,
    ...changes,
  });
  return { ...decision, verdict: verdictOf(decision, ledger) };
}

describe('the gate', () => {
  const quiet = [completed('A', {}), completed('B', {}), completed('C', {})];
  const important = { ...leak, severity: 'important' as const };

  it.each([
    ['a critical finding', [completed('A', { findings: [leak] }), completed('B', {})], {}, 'blocking', 'Rework'],
    [
      'an important one, below fail-on',
      [completed('A', { findings: [important] }), completed('B', {})],
      {},
      'clean',
      'Merge with fixes',
    ],
    [
      'an important one at fail-on',
      [completed('A', { findings: [important] }), completed('B', {})],
      { policy: { ...policy, failOn: 'important' } },
      'blocking',
      'Merge with fixes',
    ],
    [
      'a critical one when nothing blocks',
      [completed('A', { findings: [leak] }), completed('B', {})],
      { policy: { ...policy, failOn: 'never' } },
      'clean',
      'Rework',
    ],
    [
      'a critical one that is not grounded',
      [completed('A', { findings: [{ ...leak, quote: 'missing' }] }), completed('B', {})],
      {},
      'incomplete',
      'No verdict',
    ],
    ['nothing at all', quiet, {}, 'clean', 'Merge as-is'],
    ['one of three down', [completed('A', {}), completed('B', {}), failed('C')], {}, 'clean', 'Merge as-is'],
    [
      'one of three whose word was lost between jobs',
      [completed('A', {}), completed('B', {}), { ...failed('C'), ...failureOf('lost', 'Its file is not there.') }],
      ...([{}, 'incomplete', 'No verdict'] as const),
    ],
    ['two of three down', [completed('A', {}), failed('B'), failed('C')], {}, 'incomplete', 'No verdict'],
    ['everybody down', [failed('A'), failed('B')], {}, 'incomplete', 'No verdict'],
    [
      'a critical finding with a missed quorum',
      [completed('A', { findings: [leak] }), failed('B')],
      {},
      'blocking',
      'Rework',
    ],
    [
      'a file that too few saw',
      quiet,
      { coverage: { ...covered, undelivered: [{ path: 'a', reviewers: 1, lines: 1, causes: [] }] } },
      'incomplete',
      'No verdict',
    ],
    ['a head that moved', quiet, { head: 'moved' }, 'incomplete', 'No verdict'],
    ['a base that was changed', quiet, { head: 'retargeted' }, 'incomplete', 'No verdict'],
    ['a head that nobody could read', quiet, { head: 'unknown' }, 'incomplete', 'No verdict'],
    ['a second merge base', quiet, { isCrossed: true }, 'incomplete', 'No verdict'],
    ['files that did not come', quiet, { lack: 'The server is away.' }, 'incomplete', 'No verdict'],
    ['earlier rounds that GitHub did not show', quiet, { isUnread: true }, 'incomplete', 'No verdict'],
    ['a text that held a secret', quiet, { hasWithheldText: true }, 'incomplete', 'No verdict'],
  ] as const)('with %s', (_, reviews, changes, outcome, verdict) => {
    expect(decide(reviews, changes)).toMatchObject({ outcome, verdict });
  });

  it.each([
    ['confirmed', [ruling('A:F1', 'B', { severity: 'critical' })], 'blocking', 'Rework'],
    ['refuted by two', ['B', 'C'].map((by) => ruling('A:F1', by, { verdict: 'refuted' })), 'clean', 'Merge as-is'],
    ['refuted by one', [ruling('A:F1', 'B', { verdict: 'refuted' })], 'incomplete', 'No verdict'],
    ['unproven', [ruling('A:F1', 'B', { verdict: 'unproven' })], 'incomplete', 'No verdict'],
    ['left by its verifiers', [ruling('A:F1', 'B', { verdict: 'unverified' })], 'incomplete', 'No verdict'],
    ['never verified', [], 'incomplete', 'No verdict'],
    [
      'made important by two',
      ['B', 'C'].map((by) => ruling('A:F1', by, { severity: 'important' })),
      'clean',
      'Merge with fixes',
    ],
  ] as const)('with a critical finding that was %s', (_, rulings, outcome, verdict) => {
    const reviews = [completed('A', { findings: [leak] }), completed('B', {}), completed('C', {})];
    expect(decide(reviews, { policy: crossVerified }, rulings)).toMatchObject({ outcome, verdict });
  });

  it('is open for older code only when two voices say that it is older', () => {
    const older = [completed('A', { findings: [{ ...leak, quote: 'older' }] }), completed('B', {}), completed('C', {})];
    const saying = (effect: Ruling['effect']) => ['B', 'C'].map((by) => ruling('A:F1', by, { effect }));
    expect(decide(older, { policy: crossVerified }, saying('pre-existing')).outcome).toBe('clean');
    expect(decide(older, { policy: crossVerified }, saying('worsened')).outcome).toBe('blocking');
    expect(decide(older, { policy: crossVerified }).outcome).toBe('incomplete');
  });

  it('passes what two voices left open, and nothing else, with on-incomplete pass-unproven', () => {
    const reviews = [completed('A', { findings: [leak] }), completed('B', {}), completed('C', {})];
    const letting = { ...crossVerified, onIncomplete: 'pass-unproven' } as const;
    const codeOf = (verdicts: readonly Ruling['verdict'][], changes: Parameters<typeof decide>[1] = {}) => {
      const rulings = verdicts.map((verdict, at) => ruling('A:F1', at === 0 ? 'B' : 'C', { verdict }));
      return exitCode(decide(reviews, { policy: letting, ...changes }, rulings), changes.policy ?? letting);
    };
    expect(codeOf(['unproven', 'unproven'])).toBe(0);
    expect(codeOf(['unproven', 'unverified'])).toBe(1);
    expect(codeOf(['unproven', 'unproven'], { head: 'moved' })).toBe(1);
    expect(codeOf(['unproven', 'unproven'], { policy: crossVerified })).toBe(1);
    expect(codeOf(['confirmed', 'unproven'])).toBe(1);
    expect(codeOf([], { policy: { ...letting, onIncomplete: 'pass' } })).toBe(0);
  });

  it('says what a person can do about what verifiers left open', () => {
    const reviews = [completed('A', { findings: [leak] }), completed('B', {}), completed('C', {})];
    const rulings = ['B', 'C'].map((by) => ruling('A:F1', by, { verdict: 'unproven' }));
    expect(decide(reviews, { policy: crossVerified }, rulings).reasons).toEqual([
      `F1 (critical) is unproven, so it neither blocks nor passes: ${leak.title}`,
      'Verifiers could not settle F1: mend it, make the code show why it cannot happen, or let a person decide: by the comment `/deep-review dismiss F1 REASON`, or for all such findings by `on-incomplete: pass-unproven`.',
    ]);
  });

  it('blocks on a group when one part of it blocks', () => {
    const milder = { ...injection, severity: 'important' as const };
    const reviews = [completed('A', { findings: [milder] }), completed('B', { findings: [leak] }), completed('C', {})];
    const rulings = [
      ruling('A:F1', 'C', { severity: 'important' }),
      ruling('B:F1', 'C', { verdict: 'refuted' }),
      ruling('B:F1', 'A', { verdict: 'unproven' }),
    ];
    const of = (failOn: 'critical' | 'important') => {
      const ruled = { ...crossVerified, failOn };
      const groups = [cluster(grounded(reviews), ['A', 'B', 'C'])];
      const ledger = adjudicate({ groups, rulings, reviews, policy: ruled });
      return { ...decide(reviews, { policy: ruled, ledger }), found: ledger.findings[0] };
    };
    expect(of('important')).toMatchObject({ outcome: 'blocking', found: { severity: 'important' } });
    expect(of('important').found?.reasons).toContain('B:F1 of it, which would be critical, is unproven.');
    expect(of('critical')).toMatchObject({ outcome: 'incomplete', found: { severity: 'critical' } });
  });

  it('labels what nobody but the finder’s own vendor has judged', () => {
    const own = { isOtherVendor: false, vendor: 'vendor of A', severity: 'critical' } as const;
    const alone = [completed('A', { findings: [leak] })];
    const confirmed = [ruling('A:F1', 'A', own)];
    const alonePolicy = { ...crossVerified, minReviewers: 1 };
    expect(decide(alone, { policy: alonePolicy }, confirmed).reasons[0]).toContain(
      'critical, confirmed by its own vendor only',
    );
    const refuted = [1, 2].map(() => ruling('A:F1', 'A', { ...own, verdict: 'refuted' }));
    expect(decide(alone, { policy: alonePolicy }, refuted).reasons[0]).toContain(
      'F1: refuted with a fresh session of its own vendor.',
    );
  });

  it('counts what code found only where the configuration lists its rule', () => {
    const of = (changes: Partial<typeof policy>) => {
      const asked = { ...policy, failOn: 'important', ...changes } as const;
      const ledger = ledgerOf(quiet, { policy: asked, codeFindings: [hidden, hidden] });
      return {
        ...decide(quiet, { policy: asked, ledger }),
        standings: ledger.findings.map(({ standing }) => standing),
      };
    };
    expect(of({})).toMatchObject({ outcome: 'clean', verdict: 'Merge as-is', standings: ['fact', 'fact'] });
    expect(of({ blockOn: ['other-rule'] }).outcome).toBe('clean');
    const listed = of({ blockOn: ['hidden-text'], failOn: 'critical' });
    expect(listed).toMatchObject({ outcome: 'blocking', verdict: 'Merge with fixes' });
    expect(listed.reasons[0]).toBe('F1 (found by code, hidden-text): A line holds characters that nobody sees');
    expect(of({ blockOn: ['hidden-text'], failOn: 'never' }).outcome).toBe('clean');
  });

  it('is not open without reviewers, whatever the policy says', () => {
    expect(decide([], { policy: { ...policy, minReviewers: 0 } })).toMatchObject({
      outcome: 'incomplete',
      reasons: ['0 of 0 reviewers completed, and 1 is needed.'],
    });
  });

  it('claims no more than was measured when it is clean', () => {
    expect(decide(quiet).reasons).toEqual([
      '3 of 3 reviewers completed; every changed line reached at least 2 reviewers, and nothing at or above critical is open.',
    ]);
    const binary = { coverage: { files: 1, changedLines: 0, undelivered: [] } };
    expect(decide(quiet, binary).reasons[0]).toContain('changes no line of text');
    const changes = [{ path: 'a.ts', notReviewed: { reason: 'configuration' as const, detail: 'x' } }];
    expect(decide(quiet, { ...binary, changes }).reasons[0]).toContain('that is reviewed (not reviewed: 1 file)');
  });

  it('is open for an empty change without a reviewer, and for no other, while the head is the one that was seen', () => {
    const empty = { coverage: { files: 0, changedLines: 0, undelivered: [] } };
    expect(decide([], empty)).toMatchObject({
      ...{ outcome: 'clean', verdict: 'Merge as-is' },
      reasons: ['The change is empty: no file differs, so there was nothing to review.'],
    });
    expect(decide([], { ...empty, head: 'moved' }).outcome).toBe('incomplete');
    const moved = { coverage: { files: 1, changedLines: 0, undelivered: [] } };
    expect(decide([], moved).outcome).toBe('incomplete');
    const excluded = [{ path: 'a', notReviewed: { reason: 'lock-file', detail: 'x' } as const }];
    expect(decide([], { ...empty, changes: excluded }).outcome).toBe('incomplete');
  });

  it('is incomplete, whatever fail-on says, over what could run and nobody could read', () => {
    const changes = (reason: 'lock-file' | 'unreadable', ...paths: string[]) =>
      paths.map((path) => ({ path, notReviewed: { reason, detail: 'x' } }));
    for (const failOn of failOnLevels) {
      const of = (...paths: string[]) =>
        decide(quiet, { policy: { ...policy, failOn }, changes: changes('unreadable', ...paths) });
      expect(of('a.so')).toMatchObject({ outcome: 'incomplete', isOnlyUnproven: false });
      expect(of('a.so').reasons).toEqual([
        expect.stringMatching(
          /^a\.so cannot be read by any reviewer, and could run: look at it by hand\. .*- \{ path: 'a\.so'/,
        ),
      ]);
      expect(of('a.so', 'b', 'c').reasons[0]).toContain('a.so and 2 more files cannot be read');
    }
    const aside = decide(quiet, { changes: changes('lock-file', 'yarn.lock') });
    expect(aside.outcome).toBe('clean');
    expect(aside.reasons[0]).toContain('every changed line, but for 1 file that is not reviewed, reached');
  });

  it('says why: the deciding reason first', () => {
    expect(decide([completed('A', {}), failed('B'), failed('C')]).reasons[0]).toBe(
      '1 of 3 reviewers completed, and 2 are needed. Missing: B (outage), C (outage).',
    );
    const blocking = decide([completed('A', { findings: [leak] }), failed('B')]);
    expect(blocking).toMatchObject({
      reasons: [`F1 (critical): ${leak.title}`, expect.anything()],
      isOnlyUnproven: false,
    });
  });

  it('says what was left undone for want of money, and nothing else', () => {
    const [cost, outage] = [failureOf('cost', 'The money is spent.'), failureOf('outage', 'HTTP 503')];
    const session = (purpose: SessionRecord['purpose'], failure: SessionRecord['failure']) =>
      sessionOf('Codex').map((one) => ({ ...one, purpose, failure }));
    const of = (...sessions: SessionRecord[][]) => decide(quiet, { sessions: sessions.flat() });
    const reasons = (...sessions: SessionRecord[][]) => of(...sessions).reasons.join(' ');
    expect(reasons(session('verification', cost), session('recheck', outage), session('verification', null))).toMatch(
      /stopped 1 verification\. /u,
    );
    expect(
      reasons(
        session('recheck', cost),
        session('recheck', cost),
        session('verification', outage),
        session('editing', cost),
      ),
    ).toMatch(/stopped 2 sessions that look at earlier findings again\. /u);
    expect(of(session('verification', outage), session('editing', cost)).outcome).toBe('clean');
  });
});

describe('coverage', () => {
  const change = {
    path: 'a.ts',
    status: 'modified',
    oldMode: '100644',
    newMode: '100644',
    content: 'text',
    notReviewed: null,
    additions: 2,
    deletions: 1,
    hunks: [],
  } as const;
  const seen = (name: string, delivered: number, isAcknowledged: boolean): RawReview => ({
    ...completed(name, {}),
    delivery: [
      {
        ...{ path: 'a.ts', changedLines: 3, deliveredLines: delivered, isAcknowledged },
        missing: delivered === 3 ? [] : [{ first: delivered, last: 2, why: 'unread' }],
      },
    ],
  });

  it('counts reviewers that had all lines before them and have the receipt', () => {
    expect(coverageOf([change], [seen('A', 3, true), seen('B', 3, true)], 2).undelivered).toEqual([]);
    expect(coverageOf([change], [seen('A', 3, true), seen('B', 2, true)], 2).undelivered).toEqual([
      { path: 'a.ts', reviewers: 1, lines: 1, causes: [{ why: 'unread', lines: 1 }] },
    ]);
    expect(coverageOf([change], [seen('A', 3, true)], 2).undelivered).toEqual([
      { path: 'a.ts', reviewers: 1, lines: 3, causes: [] },
    ]);
    const unprinted = { path: 'a.ts', changedLines: 0, deliveredLines: 0, isAcknowledged: true, missing: [] };
    expect(coverageOf([change], [{ ...completed('A', {}), delivery: [unprinted] }], 1).undelivered).toHaveLength(1);
    expect(coverageOf([change], [failed('A')], 1).undelivered).toEqual([
      { path: 'a.ts', reviewers: 0, lines: 3, causes: [] },
    ]);
  });

  it('counts line by line: halves that different reviewers had are not the whole', () => {
    const half = (name: string, first: number, last: number): RawReview => ({
      ...completed(name, {}),
      delivery: [
        {
          ...{ path: 'a.ts', changedLines: 3, deliveredLines: 2 - last + first, isAcknowledged: false },
          missing: [{ first, last, why: 'failed' }],
        },
      ],
    });
    const undelivered = (reviews: readonly RawReview[], least: number) =>
      coverageOf([change], reviews, least).undelivered.map(({ reviewers, lines, causes }) => [
        ...[reviewers, lines],
        ...causes.map(({ why, lines: lacked }) => `${why} ${lacked}`),
      ]);
    expect(undelivered([half('A', 0, 1), half('B', 2, 2)], 1)).toEqual([]);
    expect(undelivered([half('A', 0, 1), half('B', 1, 2)], 1)).toEqual([[0, 1, 'failed 1']]);
    expect(undelivered([half('A', 0, 1), half('B', 2, 2), seen('C', 3, true)], 2)).toEqual([]);
    expect(undelivered([half('A', 0, 0), half('A (pass 2)', 0, 1), seen('C', 3, true)], 2)).toEqual([
      [1, 1, 'failed 1'],
    ]);
    expect(undelivered([half('A', 0, 1), half('A (pass 2)', 2, 2)], 1)).toEqual([]);
  });

  it('says how many lines had no room, are too long or were left unread, where, and what would help', () => {
    const lacking = (path: string, why: 'no-room' | 'too-long' | 'unread', lines: number) => ({
      ...{ path, reviewers: 0, lines },
      causes: [{ why, lines }],
    });
    const undelivered = [
      ...['a', 'b', 'c', 'd'].map((path) => lacking(path, 'no-room', 10)),
      ...[lacking('e', 'too-long', 1), lacking('f', 'unread', 2)],
    ];
    const { outcome, reasons } = decide([completed('A', {}), completed('B', {})], {
      coverage: { ...covered, undelivered },
    });
    expect([outcome, ...reasons]).toEqual([
      'incomplete',
      'a and 5 more files did not demonstrably reach 2 reviewers.',
      '40 changed lines of a, b, c and 1 more file had room in no session: raise `max-slices` or `max-turns`, and `timeout-minutes` with them.',
      expect.stringMatching(
        /^1 changed line of e cannot be shown whole: break the text up\. .*`exclude`.*`- \{ path: 'e', reason: '…' \}`\.$/u,
      ),
      '2 changed lines of f did not count for a reviewer that submitted: it left them unread, or did not repeat their receipts. Run the job again; where this happens again, name another model in `reviewers`.',
    ]);
  });

  it('asks for no delivery of what is not reviewed', () => {
    const image = { ...change, path: 'logo.PNG', content: 'binary', additions: 0, deletions: 0 } as const;
    const notReviewed = { reason: 'inert-binary', detail: 'image/png' } as const;
    expect(coverageOf([{ ...image, notReviewed }], [], 1).undelivered).toEqual([]);
    expect(coverageOf([image], [], 1).undelivered).toEqual([{ path: 'logo.PNG', reviewers: 0, lines: 0, causes: [] }]);
  });

  it.each([
    ['findings', 'critical', 'critical', 'incomplete'],
    ['findings', 'important', 'critical', 'incomplete'],
    ['findings', null, 'critical', 'incomplete'],
    ['findings', 'suggestion', 'critical', 'clean'],
    ['findings', 'suggestion', 'suggestion', 'incomplete'],
    ['strengths', null, 'suggestion', 'clean'],
  ] as const)(
    'with one of the %s (%s) that could not be read, at fail-on %s, is %s',
    (list, severity, failOn, outcome) => {
      const item = { list, severity, text: '{}', problem: 'path is missing.' };
      const decided = decide([completed('A', { unreadable: [item] }), completed('B', {})], {
        policy: { ...policy, failOn },
      });
      expect(decided.outcome).toBe(outcome);
      if (outcome === 'incomplete')
        expect(decided.reasons[0]).toMatch(
          /^A finding (?:of unknown severity|\(\w+\)) by A could not be read \(A:U1\): read it .*, or run the review again\.$/u,
        );
    },
  );
});
