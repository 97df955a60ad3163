import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { occurrencesOf } from './occurrences.ts';

it.each([
  ['aa', 'aaaa', [0, 1, 2]],
  ['aba', 'ababa-aba', [0, 2, 6]],
  ['x', 'axx', [1, 2]],
  ['', 'abc', []],
  ['b', '', []],
])('finds %j in %j at %j', (sought, text, places) => {
  expect([...occurrencesOf(sought)(text)]).toEqual(places);
});

it('finds what looking at every place finds', () => {
  const text = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b'), maxLength });
  fc.assert(
    fc.property(text(6), text(40), (sought, whole) => {
      const places = [...whole].flatMap((_, at) => (sought !== '' && whole.startsWith(sought, at) ? [at] : []));
      expect([...occurrencesOf(sought)(whole)]).toEqual(places);
    }),
    { numRuns: samples(1_000) },
  );
});
