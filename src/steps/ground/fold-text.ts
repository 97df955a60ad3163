import { decodeNamedCharacterReference } from 'decode-named-character-reference';

const singleQuotes = /[\u2018-\u201b\u2032\u00b4\u2039\u203a\u02bc]/gu;
const doubleQuotes = /[\u201c-\u201f\u2033\u00ab\u00bb]/gu;
const dashes = /[\u2010-\u2015\u2212]/gu;
const entity = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,31}));/giu;
/** Code that was encoded twice, and once more by a gateway. */
const mostEncodings = 3;
const foldable = /[&\\\u0080-\uffff]/u;
const escaped = /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\\"'`/nrtbfv]))/giu;

/**
 * Text in which what models change when they copy is one: typographic and plain quotes and dashes, full-width and
 * composed forms, entities and what they stand for, and quotes with and without a backslash.
 */
export function fold(text: string): string {
  if (!foldable.test(text)) return text;
  return withoutEntities(text)
    .replace(/\\(["'`])/gu, '$1')
    .replace(singleQuotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, '-')
    .normalize('NFKC');
}

/** Takes one level of escapes away, as a JSON string has them; what is no such escape stays. */
export function unescaped(text: string): string {
  return text.replace(
    escaped,
    (_, unicode: string | undefined, hexadecimal: string | undefined, sign: string | undefined) => {
      const code = unicode ?? hexadecimal;
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return sign !== undefined && /[nrtbfv]/i.test(sign) ? ' ' : (sign ?? '');
    },
  );
}

/** A file as folded quotations are compared with it. */
interface FoldedFile {
  /** The lines themselves where folding changes none. */
  readonly plain: readonly string[];
  /** Without one level of escapes: a quotation may have lost them. Null where the file has none. */
  readonly unescaped: readonly string[] | null;
}

const prepared = new WeakMap<readonly string[], FoldedFile>();

/** Folds a file once, however many findings quote from it. */
export function foldedFile(lines: readonly string[]): FoldedFile {
  const known = prepared.get(lines);
  if (known !== undefined) return known;
  const plain = lines.map(fold);
  const made = {
    plain: plain.every((line, index) => line === lines[index]) ? lines : plain,
    unescaped: lines.some((line) => line.includes('\\')) ? lines.map((line) => fold(unescaped(line))) : null,
  };
  prepared.set(lines, made);
  return made;
}

function withoutEntities(text: string): string {
  let decoded = text;
  for (let round = 0; round < mostEncodings && decoded.includes('&'); round += 1)
    decoded = decoded.replace(
      entity,
      (found, hexadecimal: string | undefined, decimal: string | undefined, name: string | undefined) => {
        if (name !== undefined) return decodeNamedCharacterReference(name) || found;
        const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
        return code === 0 || code > 0x10ffff ? found : String.fromCodePoint(code);
      },
    );
  return decoded;
}
