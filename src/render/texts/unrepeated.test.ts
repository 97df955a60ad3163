import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { unrepeated } from './unrepeated.ts';

describe('what was not said before', () => {
  it.each([
    ['No test pays late.', 'no test pays  late', ''],
    ['**No test pays late.**\n\nAdd one.', 'No test pays late', 'Add one.'],
    ['No test pays late: the riskiest order.', 'No test pays late', 'the riskiest order.'],
    ['No test pays late — the riskiest order.', 'No test pays late.', 'the riskiest order.'],
    ['`free()` is never called\nA boat waits.', 'free() is never called', 'A boat waits.'],
    ['- No test pays late\n- No test pays twice', 'No test pays late', '- No test pays twice'],
    ['No test pays late or twice.', 'No test pays late', 'No test pays late or twice.'],
    ['Waits 1.5 seconds', 'Waits 1', 'Waits 1.5 seconds'],
    ['Uses `free` in a loop', 'Uses', 'Uses `free` in a loop'],
    ['The riskiest order is never run.', 'No test pays late. The riskiest order is never run. Why?', ''],
    ['Late', 'No test pays late', 'Late'],
    ['Another matter.', 'No test pays late', 'Another matter.'],
    ['???', '???', ''],
    ['???', '!!!', '???'],
    ['No test pays late.', '', 'No test pays late.'],
  ])('of "%s" behind "%s": "%s"', (text, before, expected) => {
    expect(unrepeated(text, [before])).toBe(expected);
  });

  it('is the end of the text, all of it, or nothing, and never what was said', () => {
    const word = fc.constantFrom(
      'late',
      'Late',
      'ébauche',
      'e\u0301bauche',
      'İ',
      '`free()`',
      '.',
      ': ',
      '\n',
      ' ',
      '**',
      '1.5',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 9 }).map((all) => all.join('')),
      fc.string(),
    );
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (said, before) => {
        const left = unrepeated(said, before);
        expect(said.endsWith(left)).toBe(true);
        expect(unrepeated(said, [...before, said])).toBe('');
        const lost = said.slice(0, said.length - left.length);
        if (left !== '' && lost !== '') expect(unrepeated(lost, before)).toBe('');
      }),
      { numRuns: samples(20_000) },
    );
  });
});
