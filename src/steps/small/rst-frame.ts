/** At the margin, of letters, digits and signs that are nothing but prose in reStructuredText. */
const prose = /^[\p{L}\p{N}"'(][\p{L}\p{M}\p{N} .,;:!?'"()/\-–—…‘’“”*]*$/u;
/** Literal blocks, addresses, strong text, fields, and what begins an item of a list. */
const acting = /::|:\/\/|www\.|\*\*|^(?:[A-Za-z]|[ivxlcdmIVXLCDM]+|\d+)[.)]\s|^\(/u;

/** Between two parts of a frame: prose. No part is the same. */
const between = '\n';

/**
 * All of a reStructuredText that is more than prose, paragraph by paragraph in its order, with one mark for what prose stands between
 * two of them. A paragraph is prose where each of its lines stands at the margin and holds no sign that could be markup.
 * Two texts with one frame differ in prose alone.
 */
export function rstFrame(text: string): readonly string[] {
  const frame: string[] = [];
  // Paragraphs at even places, with the blank lines between them.
  const parts = text.replaceAll('\r\n', '\n').split(/(\n(?:[ \t]*\n)+)/u);
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 1 || part.trim() === '') continue;
    if (part.split('\n').every(isProse)) {
      if (frame.at(-1) !== between) frame.push(between);
      // Blank lines count where code may go on behind them.
    } else frame.push(frame.at(-1) === between || frame.length === 0 ? part : `${parts[at - 1]}${part}`);
  }
  return frame;
}

function isProse(line: string): boolean {
  return line === '' || (prose.test(line) && !acting.test(line));
}
