import fc from 'fast-check';

const [firstHalf, halves] = [0xd800, 0x800];

/** Any character, as the unit `binary` of fast-check has it, without the table of a million rows that it makes of them. */
export const anyCharacter = fc.nat(0x10ffff - halves).map(
  (at) => String.fromCodePoint(at < firstHalf ? at : at + halves),
  (character) => {
    const code = typeof character === 'string' ? character.codePointAt(0) : undefined;
    // Texts that fast-check likes to try are taken apart by it.
    if (code === undefined || String.fromCodePoint(code) !== character) throw new Error('no character');
    return code < firstHalf ? code : code - halves;
  },
);
