import { expect, it } from 'vitest';
import { processorTime } from '../../../test/support/processor-time.ts';
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

it('takes no longer for patterns that make others try every way', () => {
  const time = processorTime(() => {
    expect(matchesGlob('a'.repeat(4_000), '*a*a*a*a*a*a*b')).toBe(false);
    expect(matchesGlob(`${'a/'.repeat(2_000)}c`, '**/a/**/a/**/a/**/a/**/b')).toBe(false);
  });
  expect(time).toBeLessThan(100);
});
