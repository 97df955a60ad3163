import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { repeatedShapes } from './support/repeated-shapes.ts';
import { slowShapes } from './support/slow-shapes.ts';
import { nodeFunctions, textFunctions } from './support/text-functions.ts';

/** Their text is written by us or by whoever runs the action. */
const ofOurTexts = [
  ...['element', 'handedIn', 'handedOn', 'labelled', 'makeOpenAIClient', 'parseConfigFile'],
  ...[
    'readFace',
    'readRecording',
    'readReport',
    'readVersion',
    'requireOwn',
    'spreadBy',
    'variableOf',
    'writeStageFile',
  ],
];

const shapes = [...repeatedShapes(64 * 1024)];
/** All in `npm run test:deep`; else every second one, and of the next function the others. */
const shapesFor = (place: number) =>
  new Map(shapes.filter((_, at) => process.env['TEST_DEEP'] === '1' || (at + place) % 2 === 0));

describe('64 kB of any repeated shape', () => {
  it.each(Object.entries(textFunctions).map(([name, call], place) => [name, call, place] as const))(
    'takes %s at most 50 ms',
    (_, call, place) => {
      expect(slowShapes(call, 50, shapesFor(place))).toEqual([]);
    },
  );
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
