import type { Random } from '../random.ts';

/** A quotation as a model could have written it, and what a reader takes it to say. */
export interface Quotation {
  readonly quote: string;
  /** Its text between gaps, as it stands in the file; white space does not count. */
  readonly pieces: readonly string[];
  /** The ends of lines were cut off. */
  readonly isPart: boolean;
  /** More lines are stated than quoted. */
  readonly isSloppy?: boolean;
}

export type Mutation = (lines: readonly string[], random: Random) => Quotation | null;

const whole =
  (write: (lines: readonly string[]) => string): Mutation =>
  (lines) => ({ quote: write(lines), pieces: [lines.join('\n')], isPart: false });

/** Leaves out the inner lines; null when there are too few to leave any out. */
const gap =
  (mark: string, write: (line: string) => string = (line) => line): Mutation =>
  (lines, random) => {
    if (lines.length < 3) return null;
    const keep = 1 + Math.floor(random() * Math.min(3, lines.length - 2));
    const last = Math.min(lines.length - 1, keep + 1 + Math.floor(random() * (lines.length - keep - 1)));
    const [head, tail] = [lines.slice(0, keep), lines.slice(last)];
    if (bare(head.join('')) === '' || bare(tail.join('')) === '') return null;
    const quote = [...head.map(write), mark, ...tail.map(write)].join('\n');
    return { quote, pieces: [head.join('\n'), tail.join('\n')], isPart: false };
  };

const twoGaps: Mutation = (lines) => {
  const middle = Math.floor(lines.length / 2);
  const pieces = [lines[0] ?? '', lines[middle] ?? '', lines.at(-1) ?? ''];
  if (lines.length < 5 || pieces.some((piece) => bare(piece) === '')) return null;
  return { quote: pieces.join('\n...\n'), pieces, isPart: false };
};

const gapInLine =
  (mark: string): Mutation =>
  ([first = '', ...rest], random) => {
    const text = first.trimEnd();
    const indent = text.length - text.trimStart().length;
    if (text.length - indent < 24) return null;
    const at = indent + 8 + Math.floor(random() * (text.length - indent - 16));
    const [head, tail] = [text.slice(0, at - 2), [text.slice(at + 2), ...rest].join('\n')];
    return { quote: `${head}${mark}${tail}`, pieces: [head, tail], isPart: false };
  };

/** A model that breaks off: the rest of the last line is an ellipsis. */
const brokenOff: Mutation = (lines) => {
  const last = (lines.at(-1) ?? '').trimEnd();
  if (last.trim().length < 16) return null;
  const head = [...lines.slice(0, -1), last.slice(0, last.length - 5)].join('\n');
  return { quote: `${head}...`, pieces: [head], isPart: true };
};

const cutEnds: Mutation = (lines, random) => {
  const text = lines.join('\n').trim();
  const room = (line: string | undefined) => Math.floor(((line ?? '').trim().length / 3) * random());
  const quote = text.slice(room(lines[0]), text.length - (lines.length === 1 ? 0 : room(lines.at(-1))));
  return { quote, pieces: [quote], isPart: true };
};

const partOfLine: Mutation = ([first = ''], random) => {
  const text = first.trim();
  const words = [...text.matchAll(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu)];
  if (text.length < 16 || words.length < 4) return null;
  // A model cuts between words.
  const from = words[Math.floor((random() * words.length) / 3)]?.index ?? 0;
  const to = words[Math.ceil(words.length * 0.7)]?.index ?? text.length;
  const quote = text.slice(from, to).trim();
  return { quote, pieces: [quote], isPart: true };
};

/** Ways in which models change what they copy. Its place stays the same. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'numbers off, nothing else': whole((lines) => lines.join('\n')),
  'carriage returns': whole((lines) => lines.join('\r\n')),
  'tabs for spaces': whole((lines) => lines.map((line) => line.replace(/ {2}/g, '\t')).join('\n')),
  'no indentation': whole((lines) => lines.map((line) => line.trim()).join('\n')),
  'wide space': whole((lines) => lines.map((line) => line.replaceAll(' ', '   ')).join('\n')),
  'no blank lines': whole((lines) => lines.filter((line) => line.trim() !== '').join('\n')),
  'blank ends': whole((lines) => `\n\n${lines.join('\n')}\n\n`),
  'line numbers': whole((lines) => lines.map((line, at) => `${String(at + 100).padStart(6)} | ${line}`).join('\n')),
  'rows of a change': whole((lines) => lines.map((line, at) => `${' '.repeat(9)}${at + 100} |+${line}`).join('\n')),
  'signs of a diff': whole((lines) => lines.map((line) => `+${line}`).join('\n')),
  'a fence': whole((lines) => `\`\`\`ts\n${lines.join('\n')}\n\`\`\``),
  'cut ends': cutEnds,
  'part of a line': partOfLine,
  'broken off with ...': brokenOff,
  'gap ...': gap('...'),
  'gap ... as a comment': gap('    // ... rest of the code ...'),
  'gap […]': gap('[…]'),
  'gap, no indentation': gap('...', (line) => line.trim()),
  'gap, carriage returns': gap('...', (line) => `${line}\r`),
  'gap, line numbers': gap('...', (line) => `    7 | ${line}`),
  'gap, more lines stated': (lines, random) => {
    const made = gap('...')(lines, random);
    return made && { ...made, isSloppy: true };
  },
  'two gaps': twoGaps,
  'gap in a line ...': gapInLine('...'),
  'gap in a line …': gapInLine(' … '),
};

export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
