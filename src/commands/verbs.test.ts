import { describe, expect, it } from 'vitest';
import { memoryOf, remembered } from '../../test/support/sealing.ts';
import type { Memory, Policy } from '../types.ts';
import { readAsked } from './grammar.ts';
import { verbs } from './index.ts';
import type { Situation } from './verb.ts';

const headSha = 'a1b2c3d4e5f6'.padEnd(40, '0');
const decision = { comment: 3, at: '2026-01-05T09:00:00Z', by: 'max', verb: 'dismiss', headSha: null } as const;
const memory: Memory = memoryOf({
  findings: [
    remembered({ id: 'F1', severity: 'critical' }),
    remembered({ id: 'F2', severity: 'important' }),
    remembered({ id: 'F3', severity: 'suggestion', declined: 3 }),
    remembered({ id: 'F5', severity: 'important', rule: 'hidden-text', standing: 'fact' }),
  ],
  closed: [
    {
      ...{ id: 'F4', fingerprint: '', since: 1, status: 'code-gone', round: 2 },
      ...{ severity: 'important', title: 'Gone' },
    },
  ],
  decisions: [{ ...decision, finding: 'F3', reason: 'x' }],
});
const policy: Policy = { failOn: 'critical', minReviewers: 1, onIncomplete: 'fail', verify: 'cross', blockOn: [] };
const situation: Situation = {
  comment: { id: 9, at: '2026-01-06T09:00:00Z' },
  by: 'max',
  change: { headSha, author: 'ann', isFork: false },
  memory,
  ...{ unkept: null, changed: null },
  policy,
  isDismissOwn: false,
};

function answer(words: string, more: Partial<Situation> = {}) {
  const asked = readAsked(`/deep-review ${words}`);
  if (asked === null || asked === 'misspelt') throw new Error(words);
  return asked.act({ ...situation, ...more });
}
const refusal = (...words: string[]) => ({
  does: 'refuse',
  says: expect.stringMatching(new RegExp(words.join('.*'), 'u')),
});
const byAuthor = { by: 'Ann' };

describe('every command', () => {
  it('is read by its own usage, with names filled in, and says what it does', () => {
    for (const { usage, does } of verbs) {
      const filled = usage
        .replace('[SHA]', '')
        .replace('SHA', headSha)
        .replace('ID', 'F1')
        .replace('REASON', 'why not');
      const asked = readAsked(filled);
      expect(asked !== null && asked !== 'misspelt' && asked.verb.usage).toBe(usage);
      expect(does).toMatch(/^[A-Z].*\.$/u);
    }
  });
});

describe('a review by command', () => {
  it('is of the head as it is, and of a fork only of the head that somebody looked at (A28, threat 94)', () => {
    expect(answer('')).toEqual({ does: 'review', isFull: false });
    expect(answer('full')).toEqual({ does: 'review', isFull: true });
    expect(answer('a1b2c3d4e5f6')).toEqual({ does: 'review', isFull: false });
    expect(answer(`full ${headSha}`)).toEqual({ does: 'review', isFull: true });
    expect(answer('0123456789ab')).toEqual(refusal('0123456789ab', '/deep-review a1b2c3d4e5f6'));
    const fork = { change: { ...situation.change, isFork: true } };
    expect(answer('', fork)).toEqual(refusal('fork', '/deep-review a1b2c3d4e5f6'));
    expect(answer('full', fork)).toEqual(refusal('fork', '/deep-review full a1b2c3d4e5f6'));
    expect(answer('a1b2c3d4e5f6', fork)).toEqual({ does: 'review', isFull: false });
    expect(answer('a1b2c3d4e5f7', fork)).toEqual(refusal('/deep-review a1b2c3d4e5f6'));
  });
});

describe('a dismissal', () => {
  it('is a decision that names comment, person, time, finding and reason', () => {
    expect(answer('dismiss F1 It is meant  so.')).toEqual({
      does: 'decide',
      decision: {
        ...{ comment: 9, at: '2026-01-06T09:00:00Z', by: 'max', verb: 'dismiss', finding: 'F1', headSha: null },
        reason: 'It is meant  so.',
        severity: 'critical',
      },
    });
  });

  it('of what keeps the gate shut is nothing for the author, unless the repository says so (A17, threat 64)', () => {
    expect(answer('dismiss F1 x', byAuthor)).toEqual(refusal('author', 'dismiss-own'));
    expect(answer('dismiss F1 x', { ...byAuthor, isDismissOwn: true })).toMatchObject({ does: 'decide' });
    expect(answer('dismiss F2 x', byAuthor)).toMatchObject({ does: 'decide' });
    const strict = { ...byAuthor, policy: { ...policy, failOn: 'important' } } as const;
    expect(answer('dismiss F2 x', strict)).toEqual(refusal('author'));
    expect(answer('dismiss F5 x', byAuthor)).toMatchObject({ does: 'decide' });
    const ruled = { ...byAuthor, policy: { ...policy, blockOn: ['hidden-text'] } } as const;
    expect(answer('dismiss F5 x', ruled)).toEqual(refusal('author'));
    // What never blocks is critical all the same.
    expect(answer('dismiss F1 x', { ...byAuthor, policy: { ...policy, failOn: 'never' } })).toEqual(refusal('author'));
  });

  it('changes nothing twice, of an id that nobody knows, of what is closed, and where nothing is remembered', () => {
    expect(answer('dismiss F3 x')).toEqual(refusal('F3 is declined already, by `max`'));
    expect(answer('dismiss F9 x')).toEqual(refusal('no F9', 'Open: F1, F2, F5'));
    expect(answer('dismiss F4 x')).toEqual(refusal('F4 is closed \\(code gone\\)'));
    const twin = { ...memory, closed: memory.closed.map((each) => ({ ...each, supersededBy: 'F1' })) };
    expect(answer('dismiss F4 x', { memory: twin })).toEqual(refusal('F4 is closed', 'it is one finding with F1'));
    expect(answer('dismiss F1 x', { memory: null })).toEqual(refusal('Nothing was changed'));
    expect(answer('dismiss F1 x', { memory: null, unkept: 'No key may seal it.' })).toEqual(
      refusal('No key may seal it'),
    );
  });
});

describe('a reopening', () => {
  it('takes a dismissal back, and nothing else', () => {
    expect(answer('reopen F3', byAuthor)).toMatchObject({
      does: 'decide',
      decision: { verb: 'reopen', finding: 'F3' },
    });
    expect(answer('reopen F1')).toEqual(refusal('F1 is not declined'));
    expect(answer('reopen F9')).toEqual(refusal('no F9'));
    expect(answer('reopen F4')).toEqual(refusal('F4 is closed'));
    expect(answer('reopen F3', { memory: null })).toEqual(refusal('Nothing was changed'));
  });
});

describe('an override', () => {
  it('is of the head alone, and never by the author (A27, threat 64)', () => {
    expect(verbs.filter(({ needs }) => needs === 'maintain').map(({ usage }) => usage)).toEqual([
      '/deep-review override SHA REASON',
    ]);
    expect(answer('override a1b2c3d4e5f6 OpenAI is out')).toMatchObject({
      does: 'decide',
      decision: { verb: 'override', finding: null, headSha, reason: 'OpenAI is out' },
    });
    expect(answer('override a1b2c3d4e5f6 x', { memory: null })).toMatchObject({ does: 'decide' });
    expect(answer('override 0123456789ab x')).toEqual(refusal('/deep-review override a1b2c3d4e5f6 REASON'));
    const clean = memoryOf({ findings: [], bound: { ...memory.bound, headSha } });
    expect(answer('override a1b2c3d4e5f6 x', { memory: clean })).toEqual(refusal('open for this head already'));
    // What a round came to that may not hold any more opens nothing by itself.
    expect(answer('override a1b2c3d4e5f6 x', { memory: clean, changed: 'it goes to next by now' })).toMatchObject({
      does: 'decide',
    });
    expect(answer('override a1b2c3d4e5f6 x', { ...byAuthor, isDismissOwn: true })).toEqual(refusal('author'));
  });
});
