import type { ChangedFile } from '../types.ts';
import type { Fact } from './rule.ts';

export interface AddedLine {
  readonly line: number;
  readonly text: string;
}

/** Lines that the change brings, in their order; none of a file that no reviewer is shown. */
export function addedLines({ hunks }: Pick<ChangedFile, 'hunks'>): readonly AddedLine[] {
  return hunks.flatMap(({ lines }) =>
    lines.flatMap(({ kind, newLine, text }) => (kind === 'added' && newLine !== null ? [{ line: newLine, text }] : [])),
  );
}

/** One line as the place of a fact. */
export function at({ line, text }: AddedLine): Fact['lines'] {
  return { from: line, to: line, quote: text };
}

/** `line 3`, or `lines 3, 5, 8 and 4 more`. */
export function linesInWords(lines: readonly { readonly line: number }[]): string {
  const shown = lines.slice(0, 10).map(({ line }) => line);
  const more = lines.length - shown.length;
  return `line${lines.length === 1 ? '' : 's'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
