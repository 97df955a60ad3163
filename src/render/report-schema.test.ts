import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedSchema, schemaPath } from '../../scripts/report-schema.ts';
import { fullReport } from '../../test/support/full-report.ts';
import { hostileReport } from '../../test/support/hostile-report.ts';
import {
  cleanReport,
  criticalReport,
  incompleteReport,
  largeReport,
  unverifiedReport,
} from '../../test/support/report-fixture.ts';
import type { Report } from '../types.ts';
import { reportJson } from './report-json.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true });
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));

function problems(report: unknown): string[] {
  validate(report);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

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
    expect(problems(written(report))).toEqual([]);
  });

  it('holds for a report with any text in it', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(text, (value) => {
        expect(problems(written(hostileReport(value)))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses an unknown field, and misses every field that is taken away', () => {
    const report = written(fullReport());
    const objects = objectsIn(report).filter(({ path }) => !isMap(path));
    expect(objects.length).toBeGreaterThan(100);
    for (const { node, path } of objects) {
      node['surprise'] = 1;
      expect([path, validate(report)]).toEqual([path, false]);
      delete node['surprise'];
      for (const [key, value] of Object.entries(node)) {
        delete node[key];
        expect([path, key, validate(report)]).toEqual([path, key, false]);
        node[key] = value;
      }
    }
    expect(problems(report)).toEqual([]);
  });

  it('refuses another version', () => {
    expect(problems({ ...fullReport(), schemaVersion: 2 })).not.toEqual([]);
  });
});
