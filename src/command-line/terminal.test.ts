import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mannerOf, terminal } from './terminal.ts';

const has = (): boolean => true;
const hasNone = (): boolean => false;
const seen = { isTTY: true, hasColors: has };
const plain = { isLive: false, isColoured: false };

describe('what is written to a terminal (A39)', () => {
  it.each([
    ['a terminal', seen, {}, [], { isLive: true, isColoured: true }],
    [
      'a terminal, and somebody who says that this is no CI',
      seen,
      { CI: 'false' },
      [],
      { isLive: true, isColoured: true },
    ],
    ['no terminal', { hasColors: has }, {}, [], plain],
    ['a CI with a terminal', seen, { CI: 'true' }, [], plain],
    ['a terminal that can do nothing', seen, { TERM: 'dumb' }, [], plain],
    ['NO_COLOR', seen, { NO_COLOR: '1' }, [], { isLive: true, isColoured: false }],
    ['an empty NO_COLOR', seen, { NO_COLOR: '' }, [], { isLive: true, isColoured: true }],
    ['--no-color', seen, {}, ['--no-color'], { isLive: true, isColoured: false }],
    ['a terminal without colours', { isTTY: true, hasColors: hasNone }, {}, [], { isLive: true, isColoured: false }],
  ] as const)('follows from who looks at it: %s', (_, stream, environment, argv, manner) => {
    expect(mannerOf(stream, environment, argv)).toEqual(manner);
  });

  it.each([true, false])('is a line for each line, and has colours only where they are wanted: %s', (isColoured) => {
    const lines: string[] = [];
    const { runner } = terminal((line) => void lines.push(line), { lines: true, isColoured });
    runner.line('one\ntwo');
    runner.warning('three');
    runner.error('four', 'a title');
    runner.group('five', ['six']);
    const bare = lines.map(stripVTControlCharacters);
    expect(bare).toEqual(['one', 'two', 'warning: three', 'error: four', 'five', '  six']);
    expect(lines.join('').includes('\u001b')).toBe(isColoured);
  });
});
