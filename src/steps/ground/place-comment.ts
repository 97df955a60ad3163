import { comparable } from './match-text.ts';
import { type Placed, placeAsWritten, placeQuotation, type Stated } from './quotation.ts';

/*
 * Comments as they are compared: the marks that make a line one are no part of what it says. Models leave them out, put
 * several lines into one and wrap them elsewhere. Both the file and the quotation lose them, so a line of code that
 * begins like a comment is still itself.
 */

const openers = [
  // JSX, handlebars, JSP, Jinja, HTML, Haskell, ML, PowerShell, Lua, Julia, Lisp, MATLAB
  '\\{/\\*+!?',
  '\\{\\{!(?:--)?',
  '<%--',
  '\\{#-?',
  '<!-{2,}',
  '\\{-[|]?',
  '\\(\\*+',
  '<#',
  '-{2,}\\[=*\\[',
  '#[=|]',
  '%\\{',
  // C and its family, SQL, shell, Lisp, TeX
  '/{2,}[!<]?',
  '/\\*+[!<]?',
  '-{2,}',
  '#+[:!]?',
  ';+',
  '%+',
  // Strings that document, with the letters of Python before them
  '[rRuUbB]{0,2}(?:"{3}|\'{3})',
  // What stands in a column: within `/* … */`, Fortran, Visual Basic, Vim, reStructuredText
  '\\*+(?=\\s|$)',
  '!+(?=\\s)',
  '[\'"](?=\\s)',
  '\\.\\.(?=\\s)',
  // Words
  '(?:@?rem|::|dnl)(?=\\s)',
].join('|');
/** Runs are bounded: they are sought from each of their characters on. */
const closers = [
  '\\*{1,80}/\\}?',
  '-{2,80}%?>',
  '-{0,2}\\}\\}',
  '-?#\\}',
  '-\\}',
  '\\*{1,80}\\)',
  '#>',
  '\\]=*\\]',
  '[=|]#',
  '%\\}',
  '"{3}',
  "'{3}",
  // The right side of a box
  '(?<=\\s)[*#|]+',
].join('|');
const opener = new RegExp(`^\\s*(?:${openers})`, 'iu');
const closer = new RegExp(`(?:${closers})$`, 'u');
/** Sides of what is spoken, as prose sets them around the words of a comment. */
const spoken = /^(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|‘([^’]*)’|'([^']*)'|`([^`]*)`)[.,;]?$/su;

/** What a model writes for something left out within a line; `...` and `…` alone are known to every quotation. */
const omitted = /[[(](?:\.{3,}|…)[\])]/gu;
const quotationMarks = /["'`´“”„‘’‚«»]/gu;

/** A line without the marks that make it a comment. */
export function withoutMarks(line: string): string {
  const said = line.trimEnd().replace(opener, '');
  return said.replace(closer, '');
}

/** How much of what is written is compared. */
interface Manner {
  readonly ofLine: (line: string) => string;
  readonly ofQuotation: (text: string) => string;
  readonly prepared: WeakMap<readonly string[], readonly string[]>;
}

/** First what stands there, then its words alone: within a quotation models set other quotation marks, and a full stop. */
const manners: readonly Manner[] = [
  { ofLine: withoutMarks, ofQuotation: (text) => text, prepared: new WeakMap() },
  {
    ofLine: (line) => withoutMarks(line).replace(quotationMarks, ''),
    ofQuotation: (text) =>
      text
        .replace(quotationMarks, '')
        .trimEnd()
        .replace(/(?<!\.\.)[.,;:]$/u, ''),
    prepared: new WeakMap(),
  },
];

/** A file as it is compared, line by line; made once for each file. */
function linesIn({ ofLine, prepared }: Manner, lines: readonly string[]): readonly string[] {
  const known = prepared.get(lines);
  if (known !== undefined) return known;
  const made = lines.map(ofLine);
  prepared.set(lines, made);
  return made;
}

/** What a quoted comment can be meant to say: its lines without marks, and a line into which several were put. */
export function commentReadings(quote: string): readonly string[] {
  const trimmed = quote.trim();
  const words = (
    spoken
      .exec(trimmed)
      ?.slice(1)
      .find((text) => text !== undefined) ?? trimmed
  ).replace(omitted, '…');
  const bare = words.split('\n').map(withoutMarks).join('\n');
  const mark = opener.exec(words)?.[0].trim() ?? '';
  const parts = bare.split(/(\s+)/u);
  const joined = mark === '' ? bare : parts.filter((part) => part !== mark).join('');
  return [...new Set([bare, joined])].filter((text) => comparable(text) !== '');
}

/** Nobody copies as much by hand, and it would take long to read it in so many ways. */
const mostCharacters = 20_000;

/**
 * Finds a quoted comment as `placeQuotation` finds code, and where it does not stand word for word by what it says:
 * without comment marks, wherever its lines end.
 */
export function placeComment(lines: readonly string[], quote: string, stated: Stated): Placed {
  return placeQuotation(lines, quote, stated, () => {
    const readings = quote.length > mostCharacters ? [] : commentReadings(quote);
    for (const manner of manners)
      for (const reading of readings) {
        const placed = placeAsWritten(linesIn(manner, lines), manner.ofQuotation(reading), stated);
        if (placed.place !== 'missing') return placed;
      }
    return { place: 'missing' };
  });
}
