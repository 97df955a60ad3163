/** A pattern for a character that cannot be seen, to be read with the flag `u`; a tab is among them. */
export const unseenCharacter =
  '[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Cf}\\u2028\\u2029\\u2800\\u3164]|\\p{Surrogate}';
const unseen = new RegExp(unseenCharacter, 'gu');
const unseenOrWritten = new RegExp(`\\\\u\\{([0-9a-f]{1,6})\\}|${unseenCharacter}`, 'giu');

/** Text in which every character that cannot be seen is written as `\u{…}`, tabs excepted: shown, never stripped. */
export function visible(text: string): string {
  return text.replace(unseen, (found) => (found === '\t' ? found : `\\u{${found.codePointAt(0)?.toString(16)}}`));
}

/**
 * Text without the characters that cannot be seen, as they are and as `visible` writes them. Reviewers are shown them
 * written out, and a model copies the escape, the character or neither: for a comparison none of the three counts.
 */
export function withoutUnseen(text: string): string {
  return text.replace(unseenOrWritten, (found, hexadecimal: string | undefined) => {
    if (hexadecimal === undefined) return found === '\t' ? found : '';
    const code = Number.parseInt(hexadecimal, 16);
    if (code > 0x10ffff) return found;
    const character = String.fromCodePoint(code);
    return visible(character) === character ? found : '';
  });
}
