import { describe, expect, it } from 'vitest';
import { pullRequest } from '../../../test/support/report-parts.ts';
import { completed, leak, ledgerOf } from '../../../test/support/scripted-ledger.ts';
import { claude, scriptedSessions } from '../../../test/support/scripted-sessions.ts';
import type { ScriptedAnswer } from '../../../test/support/vendors.ts';
import type { Prose } from '../../types.ts';
import { metricsOf } from '../ledger/metrics.ts';
import { compose } from './compose.ts';
import { contradictions, lintProse } from './lint-prose.ts';

const strength = {
  title: 'releaseClient() is always reached',
  path: 'src/db.ts',
  body: '`releaseClient` runs in a finally.',
};
const reviews = [
  completed('Ada', {
    findings: [leak],
    documentation: [{ title: 'README', path: 'README.md', body: 'Says nothing.' }],
  }),
  completed('Bo', {
    strengths: [strength, { ...strength, title: 'Clean recovery', body: '`client.query` recovers.' }],
  }),
];
const ledger = ledgerOf(reviews);
const facts = {
  change: { ...pullRequest, title: 'Pool', body: 'Uses S3.', headRef: 'pool' },
  commits: [],
  changes: [],
  ledger,
  metrics: metricsOf(reviews, ledger, []),
  gate: { outcome: 'blocking', gaps: [], isOnlyUnproven: false, reasons: ['F1 (critical): leak'] },
  verdict: 'Rework',
} as const;

/** Written by hand: prose that agrees with the ledger. */
const sound: Prose = {
  summary: 'The change pools connections. F1 lets the pool run dry. Buckets of S3 stay as they are.',
  verdictReason: 'F1 runs the pool dry after a few failing queries.',
  testing: 'No test lets a query fail.',
  documentation: 'README does not tell of the pool (D1).',
  commits: 'One commit.',
  closing: 'Reviewer A and Reviewer B saw different sides.',
  strengths: [{ id: 'S1', text: 'The client is released in a finally.' }],
};

function problems(change: Partial<Prose>): string[] {
  const context = { ledger, verdict: 'Rework', letters: ['A', 'B'], given: 'Uses S3.' } as const;
  return lintProse({ ...sound, ...change }, context).map(({ field, problem }) => `${field}: ${problem}`);
}

describe('holding prose against the ledger', () => {
  it('has nothing against what agrees', () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    ['an id that does not exist', { summary: 'F1 and F7 are severe.' }, 'summary: There is no F7.'],
    [
      'a count that is not the ledger’s',
      { summary: 'There are two critical findings, F1.' },
      'summary: It says "two critical"',
    ],
    ['a count of nothing beside one', { summary: 'There are no critical findings.' }, 'summary: It says "no critical"'],
    ['another verdict', { summary: 'This can be merged: Merge as-is.' }, 'summary: The verdict is Rework'],
    ['a reason that names nobody', { verdictReason: 'It is unsafe.' }, 'verdictReason: It must name'],
    ['no gaps beside a gap', { documentation: 'No gaps.' }, 'documentation: It says that nothing is missing'],
    ['a number in the closing', { closing: 'Reviewer A raised 3 findings.' }, 'closing: It states a number'],
    ['a reviewer that does not exist', { closing: 'Reviewer C was quick.' }, 'closing: There is no Reviewer C.'],
    ['a strength that does not exist', { strengths: [{ id: 'S9', text: 'x' }] }, 'strengths: S9 is no strength'],
  ] as [string, Partial<Prose>, string][])('names %s', (_, change, expected) => {
    expect(problems(change).join('\n')).toContain(expected);
  });

  it('lets no strength praise what a finding condemns without naming it', () => {
    const praise = { title: 'Clean recovery', path: 'src/db.ts', body: 'Errors of `client.query` are handled.' };
    expect(contradictions(praise, ledger)).toEqual(['F1']);
    expect(contradictions(strength, ledger)).toEqual([]);
    expect(contradictions({ ...praise, path: 'src/' }, ledger)).toEqual(['F1']);
    expect(contradictions({ ...praise, path: 'src/other.ts' }, ledger)).toEqual([]);
    expect(contradictions({ ...praise, path: 'sr' }, ledger)).toEqual([]);
    const bad = { id: 'S1', text: 'The way `client.query` recovers is exemplary.' };
    expect(problems({ strengths: [bad] }).join()).toContain('praises what F1 condemns');
    expect(problems({ strengths: [{ ...bad, text: `${bad.text} But see F1.` }] })).toEqual([]);
  });
});

async function composed(...answers: ScriptedAnswer[]) {
  let at = 0;
  const given: string[] = [];
  await using sessions = await scriptedSessions(({ contextText }) => {
    given.push(contextText);
    return answers[Math.min(at++, answers.length - 1)] ?? { fault: 'auth' };
  });
  return { ...(await compose(facts, claude, sessions.options)), given };
}
const submits = (change: Partial<Prose> = {}): ScriptedAnswer => ({
  calls: [{ name: 'submit_prose', input: { ...sound, ...change } }],
});

describe('composing', () => {
  it('shows the editor letters, and joins the names afterwards', async () => {
    const { prose, given } = await composed(submits());
    expect(given[0]).not.toMatch(/\bAda\b|\bBo\b/u);
    expect(prose?.closing).toMatch(/^(Ada and Bo|Bo and Ada) saw different sides\.$/u);
  });

  it('lets it mend what does not agree, once', async () => {
    const { prose } = await composed(submits({ summary: 'See F7.' }), submits());
    expect(prose?.summary).toBe(sound.summary);
  });

  it('leaves out the field that still does not agree, and that one only', async () => {
    const { prose } = await composed(submits({ summary: 'See F7.' }));
    expect(prose).toMatchObject({ summary: null, testing: sound.testing });
  });

  it('leaves out the strength that still does not agree, and that one only', async () => {
    const [first] = sound.strengths;
    if (first === undefined) throw new Error('no strength');
    const broken = [
      { id: 'S9', text: 'Invented.' },
      { id: 'S2', text: 'The way `client.query` recovers is exemplary.' },
      { id: 'S1', text: 'Again.' },
      { id: 'S1', text: 'There are two critical findings.' },
      { id: 'S1', text: 'Reviewer Z likes it.' },
      7,
    ];
    const { prose } = await composed(submits({ strengths: [broken[0], first, ...broken.slice(1)] as never }));
    expect(prose).toMatchObject({ strengths: [first], testing: sound.testing });
    expect((await composed(submits({ strengths: broken.slice(0, 2) as never }))).prose?.strengths).toBe(null);
    expect((await composed(submits({ strengths: [] }))).prose?.strengths).toEqual([]);
  });

  it('goes without prose when the editor fails', async () => {
    const { prose, sessions } = await composed({ fault: 'auth' });
    expect(prose).toBe(null);
    expect(sessions).toMatchObject([{ purpose: 'editing', failure: { reason: 'auth' } }]);
  });
});
