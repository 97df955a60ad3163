interface Shape {
  readonly before?: string;
  readonly unit: string;
  readonly after?: string;
}

/**
 * What a hostile text repeats: each is something that a pattern or a parser of ours begins with, or a run that one goes
 * through before it fails at what stands behind.
 */
const shapes: readonly Shape[] = [
  ...['\n', '\r\n', ' \n', ' ', '\t', ':', '`', '``` ', '"', "'", '[](', '<!--', '<details>\n', '|', '\\', '&', '/'],
  ...['-', '+', '.', '…', '7', 'x', 'a_', 'aA', 'µ0', '$$$A', '@@ ', '@@ -1 +1 @@\n', '--- a\n+++ b\n', '+x\n'],
  ...['\u200b', '\ud800', '\\u{200b}', 'eyJ', 'sk-', '-----BEGIN PRIVATE KEY-----\n', '##[', '::', 'S1 ', '{\n'],
]
  .map((unit): Shape => ({ unit }))
  .concat([
    { before: 'aB', unit: 'µ0', after: '-' },
    { before: '// …', unit: ' ', after: '!' },
    { before: '# ....', unit: '-', after: '>>' },
    { before: '~~~', unit: '~', after: '\u2028' },
    { before: 'x', unit: '`', after: '\nx' },
    { before: 'https://x', unit: '/', after: 'x' },
    { before: 'Name', unit: '\t', after: 'x' },
    { before: '-----BEGIN ', unit: 'A', after: 'PRIVATE KEY' },
    { before: 'x "', unit: '\\n', after: '' },
  ]);

/** What Markdown begins with and does not end, or ends as often as it begins: parsers of it know shapes of their own that take long. */
const markdown = [
  ...['>', '> ', '>\n\n', '+ ', '1. ', '- a\n', '*a_', '*_', '**a*', '[a](b) ', '![', '[a]: x\n', '[a][', '<?', '<!--'],
  ...['a\n=\n', '|-|-\n', '|a|b\n', '\ta\n', '~~~\n', '&lt;', '$a$', '\\*', ':a', '0a', '_ ', '*a **b'],
].map((unit): Shape => ({ unit }));

/** Texts of so many UTF-16 units in which one short text repeats, by a name for the test. */
export function repeatedShapes(length: number): ReadonlyMap<string, string> {
  return repeated(shapes, length);
}

/** The same of what Markdown repeats. */
export function repeatedMarkdown(length: number): ReadonlyMap<string, string> {
  return repeated(markdown, length);
}

function repeated(those: readonly Shape[], length: number): ReadonlyMap<string, string> {
  return new Map(
    those.map(({ before = '', unit, after = '' }) => {
      const room = length - before.length - after.length;
      const text = `${before}${unit.repeat(Math.ceil(room / unit.length)).slice(0, room)}${after}`;
      return [JSON.stringify(`${before}${unit}…${after}`), text];
    }),
  );
}
