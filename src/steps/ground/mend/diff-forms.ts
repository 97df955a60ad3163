import { posix } from 'node:path';

/*
 * Forms of a change that are no unified diff and say the same: each line that goes, each that comes, and of which file.
 * What is made of them is placed word for word like any other diff.
 */

type Lines = readonly string[];

const marked = /^[+-]/;
/** The columns of a printed file: the number, a sign on either side of it, and what sets it off. */
const numbered = /^\s*(?<sign>[+-]?)\s*\d{1,7}(?:\s+\d{1,7})?(?:\s*[|:]|(?=\s)) ?(?<after>[+-]?)(?<code>.*)$/;
const wordsForFiles = /^(?:original|modified|old|new|before|after|current|proposed|fixed|updated)(?: file)?$/i;
const folders = /^(?:original|modified|old|new|before|after)\//i;
const label =
  /^(?:\/\/|#|--|\/\*|<!--)?\s*["'`*]*(?<path>[\w@~+.\\/-]{1,300})["'`*]*(?::\d+(?:-\d+)?)?:?\s*(?:\*\/|-->)?$/;

/** The diff that a text means; the text itself where it is one. @param path of what is about, for a label above the lines */
export function plainDiff(text: string, path: string): string {
  const lines = withBreaks(text).replaceAll('\r\n', '\n').split('\n');
  const read = [ofPatches, ofBlocks, withPlainSigns, dedented, withoutNumbers, withBothNames].reduce(
    (found: Lines, form) => form(found),
    withoutLabel(lines, path),
  );
  return read.join('\n');
}

/** A whole diff in one line was escaped once too often. */
function withBreaks(text: string): string {
  if (text.trim().includes('\n') || !/\\n[-+ @]/.test(text)) return text;
  return text.replace(/\\([nrt"\\])/g, (_, sign: string) => ({ n: '\n', r: '', t: '\t' })[sign] ?? sign);
}

/** `*** Update File: NAME`, as some models are taught to write changes. */
function ofPatches(lines: Lines): Lines {
  if (!lines.some((line) => /^\*\*\* (?:Update|Add) File: /.test(line))) return lines;
  return lines.flatMap((line, at): Lines => {
    const [, kind, name = ''] = /^\*\*\* (Update|Add) File: (.+)$/.exec(line) ?? [];
    if (kind === 'Add') return ['--- /dev/null', `+++ b/${name.trim()}`, '@@ -0,0 +1 @@'];
    if (kind !== undefined)
      return [
        `--- a/${name.trim()}`,
        `+++ b/${name.trim()}`,
        ...((lines[at + 1] ?? '').startsWith('@@') ? [] : ['@@']),
      ];
    return /^\*\*\* (?:Begin Patch|End Patch|End of File)\s*$/.test(line) ? [] : [line];
  });
}

/** What is searched for and what takes its place, as the two sides of a conflict. */
function ofBlocks(lines: Lines): Lines {
  let sign: '' | '-' | '+' = '';
  const read = lines.flatMap((line): Lines => {
    if (sign === '' && /^<{5,9}(?: |$)/.test(line)) sign = '-';
    else if (sign === '-' && /^={5,9}\s*$/.test(line)) sign = '+';
    else if (sign === '+' && /^>{5,9}(?: |$)/.test(line)) sign = '';
    else return [`${sign}${line}`];
    return sign === '-' ? ['@@'] : [];
  });
  return sign === '' ? read : lines;
}

/** A minus sign or a dash in the place of a hyphen. */
function withPlainSigns(lines: Lines): Lines {
  if (lines.some((line) => /^-/.test(line))) return lines;
  return lines.map((line) => line.replace(/^[−–—]/, '-').replace(/^＋/, '+'));
}

/** A diff that is indented as a whole, as in a list. */
function dedented(lines: Lines): Lines {
  if (lines.some((line) => marked.test(line)) || !lines.some((line) => /^\s+[+-]/.test(line))) return lines;
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const least = Math.min(...depths);
  const shallow = lines.map((line) => line.slice(least));
  return shallow.some((line) => marked.test(line)) ? shallow : lines;
}

function withoutNumbers(lines: Lines): Lines {
  const rows = lines.filter((line) => line.trim() !== '' && !/^(?:@@|--- |\+\+\+ |diff )/.test(line));
  if (rows.length === 0 || !rows.every((line) => numbered.test(line))) return lines;
  return lines.map((line) => {
    const { sign = '', after = '', code = '' } = (rows.includes(line) ? numbered.exec(line)?.groups : null) ?? {};
    return rows.includes(line) ? `${sign || after || (code.startsWith(' ') ? '' : ' ')}${code}` : line;
  });
}

/** Only one of the two names of a file stands before a hunk, or both are words for them. */
function withBothNames(lines: Lines): Lines {
  return lines.flatMap((line, at): Lines => {
    const [, sign, name = ''] = /^(---|\+\+\+) (.+)$/.exec(line) ?? [];
    if (sign === undefined) return [line];
    const other = sign === '---' ? (lines[at + 1] ?? '') : (lines[at - 1] ?? '');
    const isPair = other.startsWith(sign === '---' ? '+++ ' : '--- ');
    const isHeading = (lines[at + (sign === '---' && isPair ? 2 : 1)] ?? '').startsWith('@@');
    if (!isHeading) return [line];
    const plain = name.trim();
    if (isPair && wordsForFiles.test(plain) && wordsForFiles.test(other.slice(4).trim())) return [];
    const own = `${sign} ${plain.replace(folders, sign === '---' ? 'a/' : 'b/')}`;
    if (isPair) return [own];
    const bare = plain.replace(/^[ab]\//, '');
    return [`--- a/${bare}`, `+++ b/${bare}`];
  });
}

/** A label with the name of the file above the lines. */
function withoutLabel(lines: Lines, path: string): Lines {
  const first = lines.findIndex((line) => line.trim() !== '');
  const named = label.exec(lines[first] ?? '')?.groups?.['path'] ?? '';
  return named !== '' && posix.basename(named) === posix.basename(path) ? lines.slice(first + 1) : lines;
}
