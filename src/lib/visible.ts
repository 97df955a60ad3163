const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\u2028\u2029\u2800\u3164]|\p{Surrogate}/gu;

/** Text in which every character that cannot be seen is written as `\u{…}`, tabs excepted: shown, never stripped. */
export function visible(text: string): string {
  return text.replace(unseen, (found) => (found === '\t' ? found : `\\u{${found.codePointAt(0)?.toString(16)}}`));
}
