// A small sample of what `node eval/anchoring.ts` and `node eval/scope.ts` measure, so that a change that breaks
// grounding is seen at once.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seeded } from '../eval/random.ts';
import { type Trial, tryOnce } from '../eval/support/anchoring.ts';
import { makeHistory, type Shape } from '../eval/support/histories.ts';
import { mutations } from '../eval/support/mutations.ts';
import { probeHistory } from '../eval/support/scope.ts';
import { filesUnder } from '../eval/support/sources.ts';

it('brings quotations back to their line, and never points at a wrong one', async () => {
  const random = seeded('sample');
  const trials: Trial[] = [];
  for (const file of filesUnder(join(import.meta.dirname, '../src'), 40, random))
    for (const mutation of Object.keys(mutations))
      for (let round = 0; round < 6; round += 1) {
        const trial = await tryOnce(file, random, { mutation });
        if (trial !== null) trials.push(trial);
      }
  const unique = trials.filter(({ kind }) => kind === 'unique');
  expect(trials.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
  expect(unique.length).toBeGreaterThan(3_000);
  expect(unique.filter(({ outcome }) => outcome === 'right').length / unique.length).toBeGreaterThanOrEqual(0.99);
});

it.each<Shape>(['straight', 'base merged in', 'criss-cross'])('knows what a %s history introduced', async (shape) => {
  const random = seeded('sample', shape);
  const probes = await probeHistory(makeHistory(random, shape), random);
  expect(probes.length).toBeGreaterThan(200);
  expect(probes.filter(({ expected, actual }) => expected !== actual)).toEqual([]);
});
