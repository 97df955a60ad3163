/** Columns before the first character that is no white space. A tab counts as eight, the width that git gives it. */
export function indentation(text: string): number {
  return (/^\s*/.exec(text)?.[0] ?? '').replaceAll('\t', ' '.repeat(8)).length;
}
