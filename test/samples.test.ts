import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { samples } from './support/samples.ts';

const root = join(import.meta.dirname, '..');
const count = (text: string, part: string) => text.split(part).length - 1;

afterEach(() => void vi.unstubAllEnvs());

it('are all in the deep run, and a hundred or fewer otherwise', () => {
  vi.stubEnv('TEST_DEEP', undefined);
  expect([samples(10_000), samples(300, 40), samples(20)]).toEqual([100, 40, 20]);
  vi.stubEnv('TEST_DEEP', '1');
  expect([samples(10_000), samples(300, 40), samples(20)]).toEqual([10_000, 300, 20]);
});

it('are asked for by every property', () => {
  const texts = globSync('{src,test,eval}/**/*.test.ts', { cwd: root }).map((path) => ({
    path,
    text: readFileSync(join(root, path), 'utf8'),
  }));
  const properties = texts.filter(({ text }) => text.includes("from 'fast-check'"));
  expect(properties.length).toBeGreaterThan(10);
  const others = properties.filter(({ text }) => count(text, 'fc.assert(') !== count(text, 'numRuns: samples('));
  expect(others.map(({ path }) => path)).toEqual([]);
});
