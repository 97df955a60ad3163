import { describe, expect, it } from 'vitest';
import { completed, grounded, injection, leak } from '../../../test/support/scripted-ledger.ts';
import { claude, scriptedSessions } from '../../../test/support/scripted-sessions.ts';
import { remembered } from '../../../test/support/sealing.ts';
import type { ScriptedAnswer } from '../../../test/support/vendors.ts';
import type { Remembered } from '../../types.ts';
import { cluster } from './cluster.ts';
import type { EarlierFinding } from './earlier.ts';
import { refine } from './refine.ts';

const reviews = [
  completed('A', { findings: [leak, { ...injection, path: 'other.ts' }] }),
  completed('B', { findings: [injection] }),
];
const candidates = cluster(grounded(reviews), ['A', 'B']);

async function refined(...answers: ScriptedAnswer[]) {
  let at = 0;
  await using sessions = await scriptedSessions(() => answers[Math.min(at++, answers.length - 1)] ?? { fault: 'auth' });
  const { groups, sessions: records } = await refine(candidates, claude, sessions.options);
  return {
    groups: groups.map((group) => group.map(({ lead }) => lead.id)),
    failure: records[0]?.failure?.reason ?? null,
    requests: sessions.vendors.requests.length,
  };
}
const submits = (...groups: string[][]): ScriptedAnswer => ({
  calls: [{ name: 'submit_partition', input: { groups } }],
});

describe('joining candidates with a model', () => {
  it('asks about candidates that share a file, and joins what the model puts together', async () => {
    const { groups, failure } = await refined(submits(['K1', 'K2']));
    expect(groups.map((group) => group.length).toSorted()).toEqual([1, 2]);
    expect(groups.flat().toSorted()).toEqual(['A:F1', 'A:F2', 'B:F1']);
    expect(failure).toBe(null);
  });

  it.each([
    ['an id is missing', submits(['K1'])],
    ['an id stands twice', submits(['K1', 'K2'], ['K2'])],
    ['an id is invented', submits(['K1', 'K2', 'K7'])],
    ['it says something else', { text: 'They are all the same.' }],
    ['the vendor is down', { fault: 'auth' }],
  ] as [string, ScriptedAnswer][])('keeps the clusters as they are when %s', async (_, answer) => {
    const { groups, failure } = await refined(answer);
    expect(groups.toSorted()).toEqual([['A:F1'], ['A:F2'], ['B:F1']]);
    expect(failure).not.toBe(null);
  });

  it('takes a partition that was mended', async () => {
    const { groups } = await refined(submits(['K1']), submits(['K1', 'K2']));
    expect(groups).toHaveLength(2);
  });

  it('asks nobody when no two candidates share a file', async () => {
    await using sessions = await scriptedSessions(() => ({ fault: 'auth' }));
    const shell = { title: 'A name is a command', path: 'other.ts', quote: 'exec(name);', failure: 'A name runs.' };
    const apart = cluster(grounded([completed('A', { findings: [leak, { ...injection, ...shell }] })]), ['A']);
    expect((await refine(apart, claude, sessions.options)).sessions).toEqual([]);
    expect(sessions.vendors.requests).toEqual([]);
  });
});

describe('joining candidates with findings of earlier rounds', () => {
  const prior = (id: string, more: Partial<Remembered>): EarlierFinding => {
    const kept = remembered({ id, path: leak.path, quote: leak.quote, ...more });
    return { prior: kept, path: kept.path, anchor: null };
  };
  const inOtherWords = prior('F1', { title: 'What is taken is never given back', claim: 'Nobody can take more.' });
  const asBefore = prior('F2', { title: leak.title });
  const elsewhere = prior('F3', { path: 'docs/notes.md', quote: 'Notes.', title: 'Notes say nothing' });
  const shell = { title: 'A name is a command', path: 'other.ts', quote: 'exec(name);', failure: 'A name runs.' };
  const apart = cluster(grounded([completed('A', { findings: [leak, { ...injection, ...shell }] })]), ['A']);

  async function asked(before: readonly EarlierFinding[], ...answers: ScriptedAnswer[]) {
    let at = 0;
    await using sessions = await scriptedSessions(
      () => answers[Math.min(at++, answers.length - 1)] ?? { fault: 'auth' },
    );
    const { ties, sameBefore, groups } = await refine(apart, claude, sessions.options, before);
    const { requests } = sessions.vendors;
    return { ties, sameBefore, groups: groups.length, requests: requests.map(({ body }) => JSON.stringify(body)) };
  }

  it('asks about the one that code cannot tell, and about no other', async () => {
    const { ties, groups, requests } = await asked([inOtherWords, elsewhere], submits(['K1', 'E1']));
    expect(ties).toEqual([{ source: 'A:F1', prior: 'F1', said: 'one' }]);
    expect(groups).toBe(2);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toContain('What is taken is never given back');
    expect(requests[0]).not.toContain('Notes say nothing');
    expect((await asked([asBefore, elsewhere])).requests).toEqual([]);
  });

  it('says which of them are one', async () => {
    const twice = [inOtherWords, prior('F4', { title: 'The pool is empty', claim: 'Nobody can take more.' })];
    const { ties, sameBefore } = await asked(twice, submits(['K1', 'E1', 'E2']));
    expect(ties.map(({ prior: id, said }) => `${id} ${said}`).toSorted()).toEqual(['F1 one', 'F4 one']);
    expect(sameBefore.map((ids) => ids.toSorted())).toEqual([['F1', 'F4']]);
  });

  it.each([
    ['it keeps them apart', [submits(['K1'], ['E1'])], 'two'],
    ['nobody answers', [{ fault: 'auth' }], null],
    ['one is missing', [submits(['K1'])], null],
    ['one is doubled', [submits(['K1', 'E1'], ['E1'])], null],
    ['one is invented', [submits(['K1', 'E1', 'E2'])], null],
    ['it mends its answer', [submits(['K1']), submits(['K1', 'E1'])], 'one'],
  ] as [string, ScriptedAnswer[], string | null][])('leaves them as they are where %s', async (_, answers, said) => {
    const { ties } = await asked([inOtherWords], ...answers);
    expect(ties).toEqual([{ source: 'A:F1', prior: 'F1', said }]);
  });

  it('takes no group in which an earlier one stands beside what it was not compared with', async () => {
    const far = prior('F5', { path: shell.path, quote: shell.quote, title: 'A', claim: 'B' });
    const { ties } = await asked([inOtherWords, far], submits(['K1', 'E1', 'E2'], ['K2']));
    expect(ties.every(({ said }) => said === null)).toBe(true);
  });
});
