/** What stands before the lines of a diff: the names of its files, and where it begins. */
const heading = /^(?:diff --git |index [0-9a-f]|--- \S|\+\+\+ \S|@@)/;
const cited = /^\s*> ?/;
/** A number as a line begins with it, in brackets or none, with what sets it off and the sign of a diff on either side. */
const numbered = /^\s*[+-]?\s*(?:[#[(]|L(?:ine ?)?)?(?<number>\d{1,7})[\])]?\s*[+-]?(?:\|{1,2}|[:.)│┃¦→-]|\s|$)/iu;
const quotes = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
]);

/**
 * The lines of a quotation without what models put around code: the heading of a diff, the marks of a citation, quotation
 * marks around the whole, a string of JSON, and line numbers of whatever form when they count up. Null where there is
 * nothing of it.
 */
export function unwrapped(lines: readonly string[]): readonly string[] | null {
  const headless = withoutHeading(lines);
  const said = headless.filter((line) => line.trim() !== '');
  const uncited = said.length > 0 && said.every((line) => cited.test(line)) ? without(cited, headless) : headless;
  const unquoted = withoutQuotes(uncited);
  const found = countsUp(unquoted) ? without(numbered, unquoted) : unquoted;
  return found === lines ? null : found;
}

function without(mark: RegExp, lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(mark, ''));
}

function withoutHeading(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '' && !heading.test(line));
  return first > 0 ? lines.slice(first) : lines;
}

function withoutQuotes(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n').trim();
  if (text.length < 3 || text.at(-1) !== quotes.get(text.charAt(0))) return lines;
  return (textOfJson(text) ?? text.slice(1, -1)).split('\n');
}

function textOfJson(text: string): string | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'string' ? parsed : null;
  } catch {
    return null;
  }
}

/** Whether each line that is not blank begins with a number, one more than the line before it or further on. */
function countsUp(lines: readonly string[]): boolean {
  let last = -1;
  for (const line of lines.filter((each) => each.trim() !== '')) {
    const own = Number(numbered.exec(line)?.groups?.['number'] ?? -1);
    if (own <= last) return false;
    last = own;
  }
  return last >= 0;
}
