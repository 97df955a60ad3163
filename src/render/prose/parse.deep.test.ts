import { expect, it } from 'vitest';
import { repeatedMarkdown, repeatedShapes } from '../../../test/support/repeated-shapes.ts';
import { slowShapes } from '../../../test/support/slow-shapes.ts';
import { another } from '../../../test/support/text-functions.ts';
import { phrase, prose } from './prose.ts';

it.each([1_000, 4_000, 20_000, 64 * 1024])('%i characters of any shape take at most 50 ms', (length) => {
  const shapes = new Map([...repeatedMarkdown(length), ...repeatedShapes(length)]);
  expect(slowShapes((text) => prose(another(text)), 50, shapes)).toEqual([]);
  expect(slowShapes((text) => phrase(another(text)), 50, shapes)).toEqual([]);
});
