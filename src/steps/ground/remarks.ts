import { comparable } from './match-text.ts';

/** A line that is a comment in words and nothing else: a rule such as `/////` is the file's own. */
const commentLine = /^\s*(?:\/\/|#|\/\*|--|<!--|;)[^\p{L}]*\p{L}/u;
/** A comment that says what was left out stands for a gap, and is no remark. */
const omission = /^\s*\S{1,4} ?(?:\.{3}|…)/u;
/** A path, with or without the lines that were quoted: `src/NAME.ts:5-6`, `NAME.ts (lines 4-5)`, `src/NAME.ts:`. */
const label = /^["'`*]*[\w@~+.\\/-]{0,300}\.\w{1,8}["'`*]*(?: *[:(,]? *(?:lines? |L)?\d[\d,–-]*\)?)? *:?$/iu;
const longestLabel = 400;
/** Where the remark of a line can begin. */
const mark = /(?<=[\s;,(){}])(?:\/\/|#|\/\*|--|<!--|;|<-|←|\(\*|\{-)/gu;
/** What points at the line above: `^^^^`, with words behind it or without. */
const pointer = /^\s*(?:\^+|~{3,})(?:\s|$)/u;
/** What stands before a remark is code, not the beginning of the mark. */
const markEnd = /(?:\/\/|\/\*|--|#)\s*$/u;
const mostLines = 200;
const mostMarks = 12;

/**
 * Takes off what a reviewer wrote beside the code: labels, comment lines, and comments behind the code of a line. Each
 * counts as the reviewer's own only where the file does not have it.
 * @param isInFile whether a comparable text stands in the file
 */
export function withoutRemarks(lines: readonly string[], isInFile: (text: string) => boolean): readonly string[] {
  if (lines.length > mostLines) return lines;
  return lines.flatMap((line, index) => {
    const text = comparable(line);
    if (text === '' || isInFile(text) || omission.test(line)) return [line];
    const code = [...line.matchAll(mark)]
      .slice(-mostMarks)
      .map(({ index: at }) => line.slice(0, at))
      .findLast((before) => comparable(before) !== '' && !markEnd.test(before) && isInFile(comparable(before)));
    if (code !== undefined) return [code];
    const isLabel = isPath(line.trim()) && lines.slice(0, index).every((before) => before.trim() === '');
    return isLabel || commentLine.test(line) || (index > 0 && pointer.test(line)) ? [] : [line];
  });
}

function isPath(text: string): boolean {
  return text.length <= longestLabel && label.test(text);
}

/** The code of a line without the comment behind it; the line itself where it has none. */
export function withoutComment(line: string): string {
  const start = line.length - line.trimStart().length;
  const at = line.slice(start).search(/(?<=\s)(?:\/\/|#|\/\*|--|<!--)/u);
  return at < 0 ? line : line.slice(0, start + at);
}
