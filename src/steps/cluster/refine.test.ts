import { describe, expect, it } from 'vitest';
import { completed, grounded, injection, leak } from '../../../test/support/scripted-ledger.ts';
import { claude, scriptedSessions } from '../../../test/support/scripted-sessions.ts';
import type { ScriptedAnswer } from '../../../test/support/vendors.ts';
import { cluster } from './cluster.ts';
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
    const apart = candidates.filter(({ lead }) => lead.id !== 'B:F1');
    expect((await refine(apart, claude, sessions.options)).sessions).toEqual([]);
    expect(sessions.vendors.requests).toEqual([]);
  });
});
