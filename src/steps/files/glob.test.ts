import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { matchesGlob } from './glob.ts';

it.each([
  ['vendor/**', ['vendor/a', 'vendor/a/b.c'], ['vendor', 'x/vendor/a', 'vendors/a']],
  ['**/vendor/**', ['vendor/a', 'x/y/vendor/a/b'], ['vendor', 'x/vendor']],
  ['**/*.pb.go', ['a.pb.go', 'x/y/a.pb.go'], ['a.pb.go/x', 'apb.go']],
  ['docs/*.pdf', ['docs/a.pdf', 'docs/.pdf'], ['docs/x/a.pdf', 'a.pdf']],
  ['*', ['a', '.b'], ['a/b']],
  ['**', ['a', 'a/b/c'], []],
  ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab']],
  ['a/**/**/b', ['a/b', 'a/x/y/b'], ['b']],
  ['f?.ts', ['f1.ts', 'f\u{1f6a2}.ts'], ['f.ts', 'f12.ts', 'f/.ts']],
  ['app/[id]/(group)/a b#c?.js', ['app/[id]/(group)/a b#c?.js'], ['app/i/group/a b#cx.js']],
  ['a**b', ['ab', 'axxb'], ['a/b']],
])('%s', (pattern, fitting, others) => {
  expect(fitting.filter((path) => !matchesGlob(path, pattern))).toEqual([]);
  expect(others.filter((path) => matchesGlob(path, pattern))).toEqual([]);
});

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

it('takes no longer for patterns that make others try every way', () => {
  const started = performance.now();
  expect(matchesGlob('a'.repeat(4_000), '*a*a*a*a*a*a*b')).toBe(false);
  expect(matchesGlob(`${'a/'.repeat(2_000)}c`, '**/a/**/a/**/a/**/a/**/b')).toBe(false);
  expect(performance.now() - started).toBeLessThan(100);
});
