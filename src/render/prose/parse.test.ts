import { expect, it } from 'vitest';
import { repeatedMarkdown } from '../../../test/support/repeated-shapes.ts';
import { slowShapes } from '../../../test/support/slow-shapes.ts';
import { another } from '../../../test/support/text-functions.ts';
import { prose } from './prose.ts';

it('takes at most 50 ms for as much of any shape of Markdown as is parsed', () => {
  expect(slowShapes((text) => prose(another(text)), 50, repeatedMarkdown(20_000))).toEqual([]);
});

it('remembers a text, and gives each page nodes of its own', () => {
  const [one, other] = [prose('a **b** c'), prose('a **b** c')];
  expect(one).toEqual(other);
  expect(one[0]).not.toBe(other[0]);
});
