import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isHeldOut, readCases } from './cases.ts';
import { evaluate } from './evaluate.ts';

describe('the quality harness', () => {
  it('runs on the fixtures, says so, and loses nothing', () => {
    const lines: string[] = [];
    expect(evaluate(null, (line) => lines.push(line))).toBe(true);
    expect(lines[0]).toContain('EVAL_DATA_DIR is not set');
    expect(lines.join('\n')).toContain('SIMULATED');
    expect(lines.at(-1)).toBe('met    conservation');
  });

  it('prints the same each time', () => {
    const run = () => {
      const lines: string[] = [];
      evaluate(null, (line) => lines.push(line));
      return lines;
    };
    expect(run()).toEqual(run());
  });

  it('holds the same pull requests out, whatever else is read', () => {
    const cases = readCases(join(import.meta.dirname, 'fixtures', 'harbour.json'));
    expect(cases.filter(isHeldOut).map(({ id }) => id)).toEqual(['harbour-4']);
  });
});
