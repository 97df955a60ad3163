import { styleText } from 'node:util';
import type { Runner } from '../worlds/runner.ts';

export interface Terminal {
  readonly runner: Runner;
  /** What the run set, by name. */
  readonly outputs: ReadonlyMap<string, string>;
}

/**
 * Whether lines are written anew, and whether they have colours: only where somebody looks at a terminal that can, and has not
 * asked for plain lines.
 */
export function mannerOf(
  stream: { readonly isTTY?: boolean | undefined; readonly hasColors?: (() => boolean) | undefined },
  environment: Readonly<Record<string, string | undefined>>,
  argv: readonly string[],
): { readonly isLive: boolean; readonly isColoured: boolean } {
  const { CI: ci = '', NO_COLOR: noColor = '', TERM: term = '' } = environment;
  const isSeen = stream.isTTY === true && (ci === '' || ci === 'false') && term !== 'dumb';
  return {
    isLive: isSeen,
    isColoured: isSeen && noColor === '' && !argv.includes('--no-color') && stream.hasColors?.() === true,
  };
}

/**
 * A terminal in the place of a runner: what it is told goes to `print`, a line at a time, and nothing to the answer.
 * @param options.lines whether lines are printed that are no warnings and no errors
 * @param options.temporary a folder that is gone when somebody reads the lines: those that lead into it are left out
 */
export function terminal(
  print: (line: string) => void,
  {
    lines,
    isColoured,
    temporary = null,
  }: { readonly lines: boolean; readonly isColoured: boolean; readonly temporary?: string | null },
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
      line: (text) => lines && (temporary === null || !text.includes(temporary)) && all(text),
      warning: (text) => all(`${label('yellow', 'warning:')} ${text}`),
      error: (text) => all(`${label('red', 'error:')} ${text}`),
      group: (title, own) => lines && [title, ...own.map((one) => `  ${one}`)].forEach(all),
      summary: async () => undefined,
      output: (name, value) => void outputs.set(name, value),
      annotate: () => undefined,
    },
  };
}
