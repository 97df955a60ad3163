import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { matchesGlob } from './glob.ts';

/** The definition, tried in every way. */
function fits(path: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return path.length === 0;
  if (first === '**') {
    const least = rest.length === 0 ? 1 : 0;
    return path.some((_, at) => at >= least && fits(path.slice(at), rest)) || (path.length >= least && fits([], rest));
  }
  const escaped = first.replaceAll(/[.]/g, '\\.').replaceAll('*', '[^/]*').replaceAll('?', '[^/]');
  return path.length > 0 && new RegExp(`^${escaped}$`, 'u').test(path[0] ?? '') && fits(path.slice(1), rest);
}

it('fits what its definition says', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 3 });
  const wanted = fc.oneof(
    fc.constant('**'),
    fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 3 }),
  );
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 5 }),
      fc.array(wanted, { minLength: 1, maxLength: 5 }),
      (path, pattern) => {
        expect(matchesGlob(path.join('/'), pattern.join('/'))).toBe(
          fits(
            path,
            pattern.filter((one, at) => one !== '**' || pattern[at + 1] !== '**'),
          ),
        );
      },
    ),
    { numRuns: samples(3_000) },
  );
});
