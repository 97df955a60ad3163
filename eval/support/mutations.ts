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

/** Puts another text for one that stands there; null where nothing of it does. */
const swapped =
  (change: (text: string) => string): Mutation =>
  (lines) => {
    const text = lines.join('\n');
    const quote = change(text);
    return quote === text ? null : { quote, pieces: [text], isPart: false };
  };

const curly = (text: string) =>
  text
    .replace(/"([^"\n]*)"/g, '\u201c$1\u201d')
    .replace(/'([^'\n]*)'/g, '\u2018$1\u2019')
    .replaceAll("'", '\u2019');

/** One letter in a word of each line could not be decoded. */
const unknownLetter = (text: string) => text.replace(/^(.*?\p{L}{3})\p{L}(?=\p{L}{3})/gmu, '$1\ufffd');

/** The value of one literal is not repeated. */
const masked: Mutation = (lines) => {
  const text = lines.join('\n');
  const quote = text.replace(/(["'])[\w/.-]{8,}\1/, '$1********$1');
  const pieces = quote.split('********');
  // What is masked in the file itself would part it where nothing was taken away.
  const isOne = pieces.length === 2 && pieces.every((piece) => bare(piece).length > 3);
  return isOne ? { quote, pieces, isPart: false } : null;
};

function remarked(lines: readonly string[], random: Random, write: (line: string) => string): Quotation | null {
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? '';
  if (bare(line).length < 12) return null;
  return { quote: lines.with(at, write(line)).join('\n'), pieces: [lines.join('\n')], isPart: false };
}

/** Fewer than two in five of the lines are left out, none of them at an end, and nothing tells that they are. */
const dropped: Mutation = (lines, random) => {
  if (lines.length < 4) return null;
  const count = 1 + Math.floor(random() * Math.min(3, 0.4 * lines.length - 0.1));
  const from = 1 + Math.floor(random() * (lines.length - 1 - count));
  const [head, tail] = [lines.slice(0, from), lines.slice(from + count)];
  if (!tells(lines[0]) || !tells(lines.at(-1))) return null;
  return { quote: [...head, ...tail].join('\n'), pieces: [head.join('\n'), tail.join('\n')], isPart: false };
};

/** A line that is in no file stands among the others. */
const invented: Mutation = (lines, random) => {
  if (lines.filter(tells).length < 3 || !tells(lines[0]) || !tells(lines.at(-1))) return null;
  const at = 1 + Math.floor(random() * (lines.length - 1));
  const pieces = [lines.slice(0, at), lines.slice(at)].map((some) => some.join('\n'));
  return { quote: pieces.join('\n  await harbourMaster.notifyAll(9041);\n'), pieces, isPart: false };
};

/** A bracket at an end could be that of any other line. */
function tells(line = ''): boolean {
  return line.replaceAll(/[^\p{L}\p{N}_]/gu, '').length >= 3;
}

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
  'typographic quotes': swapped(curly),
  'typographic dashes': swapped((text) => text.replace(/(?<=\w)-(?=\w)/g, '\u2011').replace(/ - /g, ' \u2013 ')),
  entities: swapped((text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  'entities, twice': swapped((text) => text.replaceAll('<', '&amp;lt;').replaceAll('>', '&amp;gt;')),
  'another Unicode form': swapped((text) => text.normalize('NFD')),
  'backslashes doubled': swapped((text) => text.replaceAll('\\', '\\\\')),
  'a level of backslashes lost': swapped((text) =>
    // What would then be read as a line end or as an unseen character is another kind.
    /(?<!\\)\\[nrtbfv]|\\u/.test(text) ? text : text.replaceAll('\\\\', '\\'),
  ),
  'escaped quotes': swapped((text) => text.replaceAll('"', '\\"')),
  'unknown letters': swapped(unknownLetter),
  'a masked value': masked,
  'a label': whole((lines) => `// src/harbour/plan.ts:5-6\n${lines.join('\n')}`),
  'a label without a comment': whole((lines) => `harbour/plan.ts:\n${lines.join('\n')}`),
  'a label of each line': whole((lines) => lines.map((line, at) => `harbour/plan.ts:${at + 5}: ${line}`).join('\n')),
  'a remark behind a line': (lines, random) =>
    remarked(lines, random, (line) => `${line} ${random() < 0.5 ? '// <-- never reached' : '# BUG: stale by now'}`),
  'lines left out': dropped,
  'a line invented': invented,
};

export function bare(text: string): string {
  return text.replace(/\s+/g, '');
}
