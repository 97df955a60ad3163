import { styleText } from 'node:util';
import type { Runner } from '../worlds/runner.ts';

export interface Terminal {
  readonly runner: Runner;
  /** What the run set, by name. */
  readonly outputs: ReadonlyMap<string, string>;
}

/**
 * A terminal in the place of a runner: what it is told goes to `print`, a line at a time, and nothing to the answer.
 * @param options.lines whether lines are printed that are no warnings and no errors
 */
export function terminal(
  print: (line: string) => void,
  { lines, isColoured }: { readonly lines: boolean; readonly isColoured: boolean },
): Terminal {
  const outputs = new Map<string, string>();
  const label = (style: 'yellow' | 'red', word: string) =>
    isColoured ? styleText(style, word, { validateStream: false }) : word;
  const all = (text: string) => text.split('\n').forEach(print);
  return {
    outputs,
    runner: {
      // Nothing here masks by itself: every text has passed the redactor.
      secret: () => undefined,
      line: (text) => lines && all(text),
      warning: (text) => all(`${label('yellow', 'warning:')} ${text}`),
      error: (text) => all(`${label('red', 'error:')} ${text}`),
      group: (title, own) => lines && [title, ...own.map((one) => `  ${one}`)].forEach(all),
      summary: async () => undefined,
      output: (name, value) => void outputs.set(name, value),
      annotate: () => undefined,
    },
  };
}
