/** Fewer letters and digits of a line say nothing of which place is meant. */
const leastLetters = 4;

/** The share of lines of the shorter quotation that the other one has, 0 to 1; brackets alone are no line. */
export function overlap(one: string, other: string): number {
  const [lines, others] = [linesOf(one), linesOf(other)];
  const common = [...lines].filter((line) => others.has(line)).length;
  return common === 0 ? 0 : common / Math.min(lines.size, others.size);
}

/** The quotations of one run: each is compared with many. */
const read = new Map<string, ReadonlySet<string>>();
const mostRead = 2_000;

function linesOf(quote: string): ReadonlySet<string> {
  const before = read.get(quote);
  if (before !== undefined) return before;
  if (read.size >= mostRead) read.clear();
  const lines = new Set(quote.split('\n').filter(saysSomething).map(bare));
  read.set(quote, lines);
  return lines;
}

/** Whether a line of code, or a part of one, says anything of which place is meant. */
export function saysSomething(code: string): boolean {
  return lettersIn(code) >= leastLetters;
}

/** Code however it is indented and wrapped. */
export function bare(code: string): string {
  return code.replace(/\s+/gu, '');
}

function lettersIn(code: string): number {
  return code.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
