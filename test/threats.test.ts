import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/*
 * Threats to the gate, to what is remembered of a pull request, and by whoever may start a review, are numbered: 49 to 78
 * and 91 to 101. A test that shows what stands in the way of one says so in its name: `(threat 61)`, `(A30, threats 60, 61)`.
 */

const numbers = [...range(49, 78), ...range(91, 101)];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** Numbers in the names of tests, and nowhere else in a file. */
function threatsIn(text: string): number[] {
  const names =
    text.match(/^\s*(?:it|describe|\](?: as const)?\)|\)\()[^\n]*?\([^()\n]*\bthreats? [\d, ]+[^()\n]*\)['`]/gmu) ?? [];
  return names.flatMap((name) => (/\bthreats? ([\d, ]+)/u.exec(name)?.[1] ?? '').split(',').map(Number));
}

it('each threat is held by a test that names it', () => {
  const root = join(import.meta.dirname, '..');
  const files = globSync('{src,test,eval}/**/*.test.ts', { cwd: root });
  const held = new Set(files.flatMap((path) => threatsIn(readFileSync(join(root, path), 'utf8'))));
  expect(files.length).toBeGreaterThan(100);
  expect(numbers.filter((number) => !held.has(number))).toEqual([]);
});

it('is found in names of tests, and in no other line', () => {
  expect(threatsIn("  it('is red (threat 61)', () => {\n")).toEqual([61]);
  expect(threatsIn("  ] as const)('is red for %s (A32, threat 58)', (_, a) => {\n")).toEqual([58]);
  expect(threatsIn("  ])('is none of %s (A21, threats 71, 72)', (_, a) => {\n")).toEqual([71, 72]);
  expect(threatsIn("// Not held (threat 61).\nconst at = 'x (threat 61)';\nit('is red', () => {\n")).toEqual([]);
});
