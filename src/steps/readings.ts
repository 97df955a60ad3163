import { comparable } from './match-text.ts';

/** One way to read a quotation: its text as it is compared, in pieces where a model left gaps. */
export type Reading = readonly string[];

/** The columns that our own tools print before a line: `12 |`, `12 13 |`, `src/a.ts:12:`. */
const columns = /^\s*(?:(?:\d+ +)?\d+ *[|:]|\S+:\d+: )/;
const fence = /^\s*(?:```|~~~)/;
/** A line that only says that something was left out, such as `...`, `// … existing code …` or `[...]`. */
const omission = /^\s*(?:(?:\/\/|#|\/\*|--|<!--|;)\s*(?:\.{3,}|…).*|[[(]?(?:\.{3,}|…)[\])]?)\s*$/;

/**
 * What a quotation can mean, the literal reading first. Models copy line numbers, the signs of a diff and fences along,
 * and cut with an ellipsis; each of these can also be code, so a later reading counts only where no earlier one fits.
 */
export function readings(quote: string): readonly Reading[] {
  const literal = quote.split('\n');
  const unfenced = withoutFence(literal);
  const unnumbered = unfenced.map((line) => line.replace(columns, ''));
  const texts = [literal, unfenced, unnumbered, ...signed(unfenced), ...signed(unnumbered)];
  return texts
    .flatMap((lines) => [[comparable(lines.join('\n'))], pieces(lines)])
    .filter(([first]) => first !== undefined && first !== '');
}

function withoutFence(lines: readonly string[]): readonly string[] {
  const kept = lines.filter((line) => !fence.test(line));
  const [only] = kept;
  const inline = kept.length === 1 ? /^\s*(`+)([^`].*?)\1\s*$/.exec(only ?? '') : null;
  return inline === null ? kept : [inline[2] ?? ''];
}

/** A quoted diff as the head has it, as the merge base has it, and with its signs simply taken away. */
function signed(lines: readonly string[]): (readonly string[])[] {
  // A list in prose starts its lines with signs too, and is not a diff.
  const isDiff = lines.every((line) => line.trim() === '' || /^[+ -]/.test(line) || omission.test(line));
  if (!isDiff || !lines.some((line) => /^[+-]/.test(line))) return [];
  const without = (kept: RegExp) => lines.filter((line) => kept.test(line)).map((line) => line.replace(/^[+-]/, ''));
  return [without(/^(?!-)/), without(/^(?!\+)/), without(/^/)];
}

/** The text between the ellipses; empty when there are none. */
function pieces(lines: readonly string[]): Reading {
  const marked = lines.map((line) => (omission.test(line) ? '…' : line)).join('\n');
  if (!/\.{3,}|…/.test(marked)) return [];
  return marked
    .split(/\.{3,}|…/)
    .map(comparable)
    .filter((piece) => piece !== '');
}
