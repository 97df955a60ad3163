import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../test/support/samples.ts';
import { createPartRedactor, createRedactor, mapStrings } from './redact.ts';

const secret = 'sk-sentinel-7Zq/9+xK=~vault';
const redact = createRedactor([secret, 'short']);

describe('a redactor', () => {
  it.each([
    ['plain', secret],
    ['inside a sentence', `the key is ${secret}, keep it`],
    ['base64', Buffer.from(secret).toString('base64')],
    ['hexadecimal', Buffer.from(secret).toString('hex')],
    ['URL-encoded', encodeURIComponent(secret)],
    ['spread by zero-width spaces', [...secret].join('\u200b')],
    ['spread over lines', [...secret].join('\n')],
    ['spread by both, beside letters of all kinds', `größe ${[...secret].join(' \u{e0020}\t\u00ad')} 鍵`],
  ])('withholds a secret that is %s', (_, text) => {
    expect(redact(text)).toBe('[withheld: this text held a secret of the workflow]');
  });

  it('withholds what holds white space or invisible characters itself, as it is written', () => {
    for (const odd of ['pass phrase of\na harbour', 'key\u200bof\u{e0041}a vault', 'schlüssel\u00ad-hafen']) {
      const withhold = createRedactor([secret, odd]);
      expect(withhold(`it is ${odd}.`)).toContain('withheld');
      expect(withhold(`it is ${[...secret].join(' ')}.`)).toContain('withheld');
      expect(withhold('it is no secret at all')).toBe('it is no secret at all');
    }
  });

  it('withholds base64 at any offset, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const encoded = Buffer.from(before + secret + after).toString('base64');
        expect(redact(encoded)).toContain('withheld');
      }),
      { numRuns: samples(1_000) },
    );
  });

  it('knows the base64 of addresses, which has other signs', () => {
    const signs = '~~~???~~~???';
    expect(btoa(signs)).toBe('fn5+Pz8/fn5+Pz8/');
    expect(createRedactor([signs])('x=fn5-Pz8_fn5-Pz8_')).toContain('withheld');
  });

  it('leaves other text alone, and does not look for secrets that are too short to mean anything', () => {
    expect(redact('a short sentence')).toBe('a short sentence');
  });

  it('reaches every string of a structure and keeps the rest', () => {
    expect(mapStrings({ a: [secret, 1, null], b: { c: true, d: 'x' } }, redact)).toEqual({
      a: ['[withheld: this text held a secret of the workflow]', 1, null],
      b: { c: true, d: 'x' },
    });
  });

  it('reaches keys as well, and no value gets lost when two keys become the same', () => {
    const withheld = '[withheld: this text held a secret of the workflow]';
    const counts = {
      read: 1,
      [secret]: 2,
      [btoa(secret)]: 3,
      [`${withheld} (2)`]: 4,
      history: 5,
      last: { [secret]: 6 },
    };
    expect(Object.entries(mapStrings(counts, redact))).toEqual([
      ['read', 1],
      [withheld, 2],
      [`${withheld} (3)`, 3],
      [`${withheld} (2)`, 4],
      ['history', 5],
      ['last', { [withheld]: 6 }],
    ]);
  });

  it('takes `__proto__` for a key like any other', () => {
    const copy = mapStrings(JSON.parse('{"__proto__":{"a":"x"},"constructor":1}'), (text) => text.toUpperCase());
    expect(JSON.stringify(copy)).toBe('{"__PROTO__":{"A":"X"},"CONSTRUCTOR":1}');
    const swapped = mapStrings({ a: 1 }, () => '__proto__');
    expect(JSON.stringify(swapped)).toBe('{"__proto__":1}');
    expect(Object.getPrototypeOf(swapped)).toBe(Object.prototype);
  });

  it('keeps as many values as there were, whatever the keys become', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 3 }), fc.nat()), (counts) => {
        const mapped = mapStrings(counts, (text) => text.slice(0, 1));
        expect(Object.values(mapped).toSorted()).toEqual(Object.values(counts).toSorted());
      }),
      { numRuns: samples(1_000) },
    );
  });
});

it('withholds of a sentence what it shares with a secret, in any form, and leaves the rest', () => {
  const ofSentence = createPartRedactor([secret, 'short']);
  const shown = 'Incorrect key [withheld] given, which is too short.';
  for (const repeated of [secret, secret.slice(3), secret.slice(0, 12), btoa(secret), `${secret}${btoa(secret)}`])
    expect(ofSentence(`Incorrect key ${repeated} given, which is too short.`)).toMatch(
      /^Incorrect key \[withheld\]=* given/u,
    );
  expect(ofSentence(`Incorrect key ${secret} given, which is too short.`)).toBe(shown);
  expect(ofSentence(`Incorrect key ${secret.slice(0, 11)} given.`)).toBe(`Incorrect key ${secret.slice(0, 11)} given.`);
  expect([ofSentence(''), ofSentence(secret)]).toEqual(['', '[withheld]']);
});
