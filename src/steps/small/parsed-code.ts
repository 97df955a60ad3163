/** How a program is parsed, by the ending of its name: the first that fits. */
export const dialects = [
  { ending: /\.mjs$/u, plugins: [], sourceType: 'module' },
  { ending: /\.mts$/u, plugins: ['typescript'], sourceType: 'module' },
  { ending: /\.(?:ts|cts)$/u, plugins: ['typescript'], sourceType: 'unambiguous' },
  { ending: /\.tsx$/u, plugins: ['typescript', 'jsx'], sourceType: 'unambiguous' },
  { ending: /\.(?:js|jsx|cjs)$/u, plugins: ['jsx'], sourceType: 'unambiguous' },
] as const;

/** Whether there is a parser for files of that name. It is loaded where one has to be parsed. */
export function isParsedCode(path: string): boolean {
  return dialects.some(({ ending }) => ending.test(path));
}
