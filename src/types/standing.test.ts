import { describe, expect, it } from 'vitest';
import { isOpen, isUnsettled, standings, stands } from './standing.ts';

describe('a finding', () => {
  it('that is open either stands or is unsettled, and no other one is either', () => {
    const told = standings.map((standing) => [
      standing,
      isOpen({ standing }),
      stands({ standing }),
      isUnsettled({ standing }),
    ]);
    expect(told).toEqual([
      ['confirmed', true, true, false],
      ['raw', true, true, false],
      ['unproven', true, false, true],
      ['unverified', true, false, true],
      ['pre-existing', false, false, false],
      ['fact', false, false, false],
      ['intended', false, false, false],
      ['refuted', false, false, false],
      ['ungrounded', false, false, false],
      ['declined', false, false, false],
    ]);
  });
});
