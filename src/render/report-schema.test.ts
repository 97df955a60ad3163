import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedSchema, schemaPath } from '../../scripts/report-schema.ts';
import { anyCharacter } from '../../test/support/any-character.ts';
import { fullReport } from '../../test/support/full-report.ts';
import { hostileReport } from '../../test/support/hostile-report.ts';
import {
  cleanReport,
  criticalReport,
  incompleteReport,
  largeReport,
  unverifiedReport,
} from '../../test/support/report-fixture.ts';
import { reportProblems } from '../../test/support/report-problems.ts';
import { samples } from '../../test/support/samples.ts';
import type { Report } from '../types.ts';
import { reportJson } from './data/report-json.ts';

const isValid = (report: unknown) => reportProblems(report).length === 0;
const written = (report: Report): unknown => JSON.parse(reportJson.render(report));

/** Maps whose keys are names of tools: a further one is no unknown field. */
const isMap = (path: readonly string[]) => path.at(-1) === 'toolCalls';

/** Every object within, with the way to it. */
function objectsIn(value: unknown, path: readonly string[] = []): { node: Record<string, unknown>; path: string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, child]) => objectsIn(child, [...path, key]));
  const own = Array.isArray(value) ? [] : [{ node: value as Record<string, unknown>, path: [...path] }];
  return [...own, ...inner];
}

describe('schema of report.json', () => {
  it('is the published one; `npm run schema` writes it', () => {
    expect(readFileSync(schemaPath, 'utf8')).toBe(publishedSchema());
  });

  it.each([
    ['clean', cleanReport()],
    ['critical', criticalReport()],
    ['full', fullReport()],
    ['incomplete', incompleteReport()],
    ['unverified', unverifiedReport()],
    ['large', largeReport(100, 'important', 2_000)],
  ])('holds for a report: %s', (_, report) => {
    expect(reportProblems(written(report))).toEqual([]);
  });

  it('holds for a report with any text in it', () => {
    const text = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(text, (value) => {
        expect(reportProblems(written(hostileReport(value)))).toEqual([]);
      }),
      { numRuns: samples(300, 30) },
    );
  });

  it('refuses an unknown field, and misses every field that is taken away', () => {
    const report = written(fullReport());
    const objects = objectsIn(report).filter(({ path }) => !isMap(path));
    expect(objects.length).toBeGreaterThan(100);
    for (const { node, path } of objects) {
      node['surprise'] = 1;
      expect([path, isValid(report)]).toEqual([path, false]);
      delete node['surprise'];
      for (const [key, value] of Object.entries(node)) {
        delete node[key];
        expect([path, key, isValid(report)]).toEqual([path, key, false]);
        node[key] = value;
      }
    }
    expect(reportProblems(report)).toEqual([]);
  });

  it('refuses another version', () => {
    expect(reportProblems({ ...fullReport(), schemaVersion: 2 })).not.toEqual([]);
  });
});
