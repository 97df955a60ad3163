/** A string of one line, or a comment: Biome's format puts each at the start of a line or after a blank. */
const piece = /(?<string>'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|(?:^|[ \t])(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm;
const decoration = /^[ \t]*(?:\/\*+|\*\/|\*(?=\s|$)|\/\/|#)|\*\/$/gm;
const address = /\bhttps?:\/\/[^\s)>\]'"`]+/g;

/**
 * What a file says to people, with blanks in place of all else, so that places and lines stay as they are: the comments of
 * TypeScript, the whole of a document. In a text between backticks, a line that looks like a comment passes for one.
 */
export function proseOf(path: string, text: string): string {
  const prose = path.endsWith('.ts') ? commentsOf(text) : path.endsWith('.md') ? text : text.replace(decoration, blank);
  return prose.replace(address, blank);
}

function commentsOf(code: string): string {
  let end = 0;
  let prose = '';
  for (const found of code.matchAll(piece)) {
    if (found.groups?.['string'] !== undefined) continue;
    prose += blank(code.slice(end, found.index)) + found[0].replace(decoration, blank);
    end = found.index + found[0].length;
  }
  return prose + blank(code.slice(end));
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
