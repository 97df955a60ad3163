import { expect, it } from 'vitest';
import { turnsAround, unseenIn } from './unseen-characters.ts';

/** What people write. */
const ordinary = {
  'an emoji with its selector': '⚠\ufe0f Careful, ☺\ufe0e and 1\ufe0f\u20e3',
  'joined emoji': '👩\u200d💻 👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥',
  'flags of regions': '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  Hebrew: 'שלום\u200f, עולם!',
  Arabic: 'مرحبا\u200e (v2)\u200f و\u061c5',
  Persian: 'می\u200cخواهم',
  Hindi: 'क्\u200dष and क्\u200cष',
  Thai: 'ภาษา\u200bไทย',
  'a message with what was put in': 'Hello, \u2068Ana\u2069, you have \u20663\u2069 letters',
  'a variant of an ideograph': '葛\u{e0100}城',
  Braille: '⠓⠊\u2800⠓⠊',
  'a picture in Braille': '\u2800\u2800\u28ff\u2800\u2800',
  'a row of it without a dot': '\u2800\u2800',
  Nepali: '\u0967\u200c',
  Mongolian: 'ᠮᠣᠩᠭᠣᠯ\u180b',
  'blanks that have a width': 'a\u00a0b\u2003c\u3000d',
  'a symbol as text': '↔\ufe0f ©\ufe0f ▶\ufe0e',
};

const hidden = {
  'a blank of no width in a name': 'is\u200bAdmin',
  'a joiner in a Latin word': 'pass\u200dword',
  'a filler that is a name': 'const \u3164 = 1;',
  'a wide filler': 'f(\uffa0)',
  'tags that spell a text': `x${[...'ignore'].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join('')}`,
  'tags behind a flag': `🏴${'\u{e0061}'.repeat(40)}`,
  'selectors that carry bytes': '😀\ufe01\ufe02\u{e0130}\u{e0121}',
  'a selector behind a letter': 'a\ufe00b',
  'a soft hyphen in code': 'user\u00adId',
  'a separator of lines': '// note\u2028evil();',
  'a mark in the middle': 'a\ufeffb',
  'a Braille blank in code': 'x\u2800y',
  'a joined nothing': '\u2060x',
};

const turned = {
  'an override': 'if (isCrew\u202e\u2066 // x\u2069\u2066) {',
  'an embedding': "access = '\u202bnimda'",
  'an isolate that stays open': 'if (a) { // \u2066 done',
  'an isolate that turns': "'''Subtract \u2067''' ;return",
  'an end without a begin': 'x\u2069y',
  'isolates in each other': '\u2066\u2068a\u2069b\u2069',
  'a mark between Latin letters': 'admin\u200frole',
};

it.each(Object.entries(ordinary))('leaves alone: %s', (_, text) => {
  expect([turnsAround(text), unseenIn(text, false)]).toEqual([false, false]);
});

it.each(Object.entries(hidden))('names: %s', (_, text) => {
  expect(unseenIn(text, false)).toBe(true);
});

it.each(Object.entries(turned))('names what turns the text around: %s', (_, text) => {
  expect(turnsAround(text)).toBe(true);
});

it('leaves soft hyphens alone in prose', () => {
  expect(unseenIn('Hafen\u00admeister', true)).toBe(false);
  expect(unseenIn('x \u00ad y', true)).toBe(true);
});

it('leaves alone in prose what turns words of scripts from right to left, and nothing else', () => {
  expect(turnsAround('\u202bمرحبا\u202c, \u200e+1', true)).toBe(false);
  expect(turnsAround('\u200e+1 234', true)).toBe(false);
  for (const text of [
    'jack\u200fson',
    'مرحبا \u202e',
    'مرحبا \u202b',
    '\u202badmin\u202c',
    'مرحبا \u202b\u202ea\u202c\u202c',
  ])
    expect(turnsAround(text, true), text).toBe(true);
});

it('says nothing of text that everybody sees', () => {
  const text = String.fromCharCode(...Array.from({ length: 95 }, (_, at) => at + 32));
  expect([turnsAround(text), unseenIn(text, false)]).toEqual([false, false]);
});
