import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { slowShapes } from './support/slow-shapes.ts';
import { nodeFunctions, textFunctions } from './support/text-functions.ts';

/** Their text is written by us or by whoever runs the action. */
const ofOurTexts = [
  ...['element', 'labelled', 'makeOpenAIClient', 'parseConfigFile'],
  ...['readFace', 'readReport', 'readVersion', 'variableOf'],
];

describe('64 kB of any repeated shape', () => {
  it.each(Object.entries(textFunctions))('takes %s at most 50 ms', (_, call) => {
    expect(slowShapes(call, 50)).toEqual([]);
  });
});

describe('the list of functions that take text', () => {
  it('has every exported one whose first parameter is a text', () => {
    const known = new Set(Object.keys({ ...textFunctions, ...nodeFunctions }).map((name) => /^\w+/u.exec(name)?.[0]));
    const exported = globSync('src/**/*.ts', { cwd: `${import.meta.dirname}/..` })
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) => [
        ...readFileSync(`${import.meta.dirname}/../${path}`, 'utf8').matchAll(
          /^export function (\w+)\(\s*\w+: string[,)]/gmu,
        ),
      ])
      .map(([, name = '']) => name);
    expect(exported.length).toBeGreaterThan(30);
    expect(exported.filter((name) => !known.has(name) && !ofOurTexts.includes(name))).toEqual([]);
  });
});
