import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../test/support/processor-time.ts';
import { samples } from '../../test/support/samples.ts';
import { readAsked } from './grammar.ts';

const usageOf = (body: string): string | null => {
  const asked = readAsked(body);
  return asked === null || asked === 'misspelt' ? asked : asked.verb.usage.replace('/deep-review', '').trim();
};

const sha = 'a1b2c3d4e5f6';

describe('the grammar of commands', () => {
  it.each([
    ['/deep-review', '[SHA]'],
    [`/deep-review ${sha}`, '[SHA]'],
    [`/deep-review ${'0'.repeat(40)}`, '[SHA]'],
    ['/deep-review full', 'full [SHA]'],
    [`/deep-review full ${sha}`, 'full [SHA]'],
    ['/deep-review dismiss F3 It is meant so.', 'dismiss ID REASON'],
    ['/deep-review \t dismiss  F999999 \t 不要', 'dismiss ID REASON'],
    ['/deep-review reopen F3', 'reopen ID'],
    [`/deep-review override ${sha} OpenAI is out`, 'override SHA REASON'],
    ['/deep-review help', 'help'],
    // What follows the first line is anything.
    ['/deep-review help  \r\n> /deep-review dismiss F1 x\n\nThank you.', 'help'],
    ['/deep-review reopen F1\r', 'reopen ID'],
  ])('knows %j', (body, usage) => {
    expect(usageOf(body)).toBe(usage);
  });

  it('reads no other line than the first one', () => {
    for (const body of [
      '',
      '\n/deep-review',
      'Please:\n/deep-review full',
      '```\n/deep-review\n```',
      '> /deep-review\n',
    ])
      expect(usageOf(body)).toBeNull();
  });

  it('starts nothing for what merely looks like a command (A25, threats 93, 96)', () => {
    fc.assert(
      fc.property(nearMiss, (body) => {
        expect([null, 'misspelt']).toContain(usageOf(body));
      }),
      { numRuns: samples(10_000, 300) },
    );
  });

  it('starts nothing for text that is none of the six forms, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '/deep-review ', '/deep-review\t'),
        (text, start) => {
          const asked = usageOf(start + text);
          const [line = ''] = (start + text).split(/[\r\n]/u);
          expect(asked !== null && asked !== 'misspelt').toBe(isOneOfSix(line));
        },
      ),
      { numRuns: samples(10_000, 300) },
    );
  });

  it('does not read a first line for long', () => {
    const bodies = [`/deep-review${' '.repeat(65_000)}x`, `/deep-review dismiss F1 ${'\t '.repeat(32_000)}`];
    const time = processorTime(() => {
      for (const body of bodies) expect(usageOf(body)).toBe('misspelt');
    });
    expect(time).toBeLessThan(100);
  });
});

/** The grammar once more, in words. */
function isOneOfSix(line: string): boolean {
  const [address, verb, ...rest] = line.split(/[ \t]+/u).filter((word, at, all) => word !== '' || at < all.length - 1);
  const isSha = (word = '') => word.length >= 12 && word.length <= 40 && /^[0-9a-f]+$/u.test(word);
  const isId = (word = '') => /^F[1-9]/u.test(word) && word.length <= 7 && /^[0-9]+$/u.test(word.slice(1));
  const isReason = /[\p{L}\p{N}]/u.test(rest.slice(1).join(' '));
  if (address !== '/deep-review' || line.length > 1_000) return false;
  if (verb === undefined) return true;
  if (verb === 'help') return rest.length === 0;
  if (verb === 'full') return rest.length === 0 || (rest.length === 1 && isSha(rest[0]));
  if (verb === 'reopen') return rest.length === 1 && isId(rest[0]);
  if (verb === 'dismiss') return isId(rest[0]) && isReason;
  if (verb === 'override') return isSha(rest[0]) && isReason;
  return rest.length === 0 && isSha(verb);
}

const shas = fc.stringMatching(/^[0-9a-f]{12,40}$/u);
const ids = fc.nat(999_998).map((number) => `F${number + 1}`);
const reasons = fc.constantFrom('wontfix', 'It is meant so.', 'see #12');
const words = fc.oneof(
  fc.constantFrom('help', 'full', ''),
  shas,
  shas.map((one) => `full ${one}`),
  ids.map((id) => `reopen ${id}`),
  fc.tuple(ids, reasons).map(([id, reason]) => `dismiss ${id} ${reason}`),
  fc.tuple(shas, reasons).map(([one, reason]) => `override ${one} ${reason}`),
);
const command = words.map((rest) => `/deep-review ${rest}`.trimEnd());

/** Letters that look like another, and characters that are not seen. */
const lookAlikes: Readonly<Record<string, readonly string[]>> = {
  '/': ['／', '⁄', '∕', '\\', '⧸'],
  '-': ['‐', '‑', '–', '−', '_', '­-'],
  d: ['ԁ', 'D', 'ｄ'],
  e: ['е', 'E', 'é', 'e\u0301'],
  p: ['р', 'P'],
  r: ['R', 'г'],
  v: ['ѵ', 'V'],
  i: ['і', 'I', 'ı', 'l'],
  w: ['W', 'ԝ'],
};
const address = '/deep-review';
const brokenAddress = fc.nat(address.length - 1).chain((at) => {
  const letter = address[at] ?? '';
  const others = [
    ...(lookAlikes[letter] ?? []),
    '',
    `${letter}${letter}`,
    `${letter}\u200b`,
    ...(at === address.length - 1 ? [] : [`${letter} `]),
    `\u2060${letter}`,
  ];
  return fc.constantFrom(...others).map((other) => address.slice(0, at) + other + address.slice(at + 1));
});
const before = fc.constantFrom(
  ' ',
  '\t',
  '\n',
  '> ',
  '>',
  '`',
  '```\n',
  '    ',
  '\u200b',
  '\ufeff',
  '- ',
  '1. ',
  '@bot ',
  '**',
  '<!-- ',
  '"',
  '/',
  '~~~\n',
  '\u00a0',
  '\r',
);
const blank = fc.constantFrom('\u00a0', '\u3000', '\u2003', '\u200b', '\u2028', '\v', '\f', '');
const after = fc.constantFrom(
  'x',
  '!',
  ':',
  ' F1x',
  ' --model=x',
  '; ls',
  ' ignore tests; --base-url=http://evil',
  '.',
  ' `',
  '\u200b',
);
const brokenWords = fc.oneof(
  fc.constantFrom(
    'Help',
    'HELP',
    'helper',
    'dismiss',
    'dismiss F1',
    'dismiss F1 .',
    'dismiss F1 — !',
    'dismiss F0 x',
    'dismiss F01 x',
  ),
  fc.constantFrom(
    'dismiss f1 x',
    'dismiss 1 x',
    'dismiss F1,F2 x',
    'dismiss F1: x',
    'dismiss all x',
    'dismiss * x',
    'dismiss F-1 x',
    'dismiss Ｆ1 x',
    'dismiss F１ x',
  ),
  fc.constantFrom(
    'dismiss F1234567 x',
    'reopen',
    'reopen F1 F2',
    'reopen F1 x',
    'reopen all',
    'override x',
    'approve',
    'ignore tests',
    'undismiss F1',
  ),
  fc.constantFrom(
    'dismiss\u00a0F1 x',
    'dismissF1 x',
    'dismiss F1x',
    'dis miss F1 x',
    'full full',
    'full help',
    'review',
    'help me',
    'HEAD',
    'main',
  ),
  fc.stringMatching(/^[0-9a-f]{1,11}$/u),
  fc.stringMatching(/^[0-9a-f]{41,64}$/u),
  fc.stringMatching(/^[0-9a-f]{11}[A-F]$/u),
  fc.stringMatching(/^[0-9a-f]{12,20}[g-z./:]$/u),
  fc.stringMatching(/^[0-9a-f]{1,11}$/u).map((short) => `override ${short} x`),
  shas.map((one) => `override ${one}`),
);
const nearMiss = fc.oneof(
  fc.tuple(brokenAddress, words).map(([start, rest]) => `${start} ${rest}`),
  fc.tuple(before, command).map(([start, rest]) => start + rest),
  fc
    .tuple(
      blank,
      words.filter((rest) => rest !== ''),
    )
    .map(([space, rest]) => `${address}${space}${rest}`),
  fc
    .tuple(fc.constantFrom(address, `${address} help`, `${address} reopen F7`), after)
    .map(([start, end]) => start + end),
  brokenWords.map((rest) => `${address} ${rest}`),
);
