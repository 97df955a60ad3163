const mostLines = 3;
const mostOfLine = 160;

/**
 * Where two texts begin to differ, and the lines that do, as a short diff.
 * @param what names the text
 */
export function differenceOf(what: string, recorded: string, now: string): string {
  const [before, after] = [recorded.split('\n'), now.split('\n')];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const column = commonStart(before[start] ?? '', after[start] ?? '');
  const shown = (sign: string, lines: readonly string[]) => {
    const own = lines.slice(start, lines.length - end);
    const more = own.length > mostLines ? [`${sign} … and ${own.length - mostLines} lines more`] : [];
    return [...own.slice(0, mostLines).map((line, at) => `${sign} ${around(line, at === 0 ? column : 0)}`), ...more];
  };
  return [`${what} differs from line ${start + 1} on:`, ...shown('-', before), ...shown('+', after)].join('\n');
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/** What of a long line stands around a column. */
function around(line: string, column: number): string {
  if (line.length <= mostOfLine) return line;
  const from = Math.max(0, Math.min(column - mostOfLine / 4, line.length - mostOfLine));
  const rest = from + mostOfLine < line.length ? '…' : '';
  return `${from > 0 ? '…' : ''}${line.slice(from, from + mostOfLine)}${rest}`;
}
