import { expect, it } from 'vitest';
import { slowShapes } from './support/slow-shapes.ts';
import { nodeFunctions } from './support/text-functions.ts';

it.each(Object.entries(nodeFunctions))('64 kB of any repeated shape take %s at most a second', (_, call) => {
  expect(slowShapes(call, 1_000)).toEqual([]);
});
