import { describe, expect, it } from 'vitest';
import { completed, failed } from '../../test/support/scripted-ledger.ts';
import { countReviewers, passesOf, readPass } from './passes.ts';

const claude = completed('Claude', {}).reviewer;

describe('the passes of a reviewer', () => {
  it('are one session under its name unless it is to have two', () => {
    expect(passesOf(claude)).toEqual([claude]);
    const both = passesOf({ ...claude, passes: 2 });
    expect(both.map(({ name }) => name)).toEqual(['Claude', 'Claude (pass 2)']);
    expect(new Set(both.map(({ vendor, model }) => `${vendor} ${model}`)).size).toBe(1);
  });

  it('are read back from their names, whatever a name looks like', () => {
    for (const name of ['Claude', 'Claude pass 2', 'A (pass 2) B', 'Zoë.2'])
      for (const [at, one] of passesOf({ ...claude, name, passes: 2 }).entries())
        expect(readPass(one)).toEqual({ reviewer: name, pass: at + 1 });
  });

  it('are one reviewer, which completed when one of them did', () => {
    const ends = [completed('A', {}), failed('A (pass 2)'), failed('B'), failed('B (pass 2)'), completed('C', {})];
    expect(countReviewers(ends)).toEqual({ completed: 2, partly: 0, all: 3 });
    const part = (name: string) => ({ ...completed(name, {}), outcome: 'partly-completed' as const });
    expect(countReviewers([...ends, part('C (pass 2)'), part('B (pass 3)')])).toEqual({
      ...{ completed: 2, partly: 1, all: 3 },
    });
    expect(countReviewers([])).toEqual({ completed: 0, partly: 0, all: 0 });
  });
});
