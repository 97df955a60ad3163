import type { Root } from 'mdast';
import { type CompileContext, type Extension, fromMarkdown, type Options, type Token } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/*
 * The parser takes quadratic time for some shapes: markers that open no container and no emphasis, nested containers,
 * headings by the hundred. No model writes so many of them, so a text with more than these is not parsed.
 */
const longestParsed = 20_000;
const mostLines = 1_000;
const mostMarks = 1_000;
const mostBrackets = 400;
const deepest = /^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t]))){13}/mu;

/** A backslash is Markdown before these; before any other sign it belongs to a pattern or to a path, and stays. */
const escapable = /^[*_`[\]<>#|~$&]$/u;

const keptBackslashes: Extension = {
  exit: {
    characterEscapeValue(this: CompileContext, token: Token) {
      const tail = this.stack.at(-1);
      if (tail !== undefined && 'value' in tail && !isEscape(tail.value, this.sliceSerialize(token)))
        tail.value += '\\';
      this.config.exit['data']?.call(this, token);
    },
  },
};

/** @param before the text up to the backslash */
function isEscape(before: string, sign: string): boolean {
  const word = before.slice(-100).split(/\s/u).at(-1) ?? '';
  // A drive, or a backslash that stayed: a path or a pattern.
  if (escapable.test(sign)) return !/\\|^["'(]?[a-z]:/iu.test(word);
  // At the start of a line a marker of a list is escaped.
  if (/^[-+]$/u.test(sign)) return /(?:^|\n)$/u.test(before);
  return /^[.)]$/u.test(sign) && /(?:^|\n)\d{1,9}$/u.test(before.slice(-10));
}

/** HTML is text to us, so it begins no block; at the end of a line a backslash is mostly that of a path. */
const never = ['htmlFlow', 'hardBreakEscape'];
const blocks = [
  ...['blockQuote', 'codeFenced', 'codeIndented', 'definition', 'headingAtx', 'list', 'setextUnderline'],
  'thematicBreak',
];
const whole: Options = {
  extensions: [gfmTable(), { disable: { null: never } }],
  mdastExtensions: [gfmTableFromMarkdown(), keptBackslashes],
};
const inline: Options = {
  extensions: [{ disable: { null: [...never, ...blocks] } }],
  mdastExtensions: [keptBackslashes],
};

/** Every page of a report shows the same texts, and a tree is only read: each text is parsed once, up to so many characters. */
const mostRemembered = 500_000;

function parser(options: Options): (source: string) => Root | null {
  const known = new Map<string, Root | null>();
  let length = 0;
  return (source) => {
    const before = known.get(source);
    if (before !== undefined) return before;
    const tree = isCostly(source) ? null : fromMarkdown(source, options);
    length += source.length;
    if (length > mostRemembered) known.clear();
    if (known.size === 0) length = source.length;
    known.set(source, tree);
    return tree;
  };
}

/**
 * What CommonMark and GitHub's tables make of a text whose lines end with a line feed; null for one that would take too
 * long. The tree is shared: it must not be changed.
 */
export const parsed = parser(whole);

/** The same, where all of the text is one line of running text. */
export const parsedLine = parser(inline);

function isCostly(source: string): boolean {
  return (
    source.length > longestParsed ||
    count(source, /\n/gu) > mostLines ||
    count(source, /[*_\\]/gu) > mostMarks ||
    count(source, /[[<]/gu) > mostBrackets ||
    deepest.test(source)
  );
}

function count(source: string, sign: RegExp): number {
  return source.match(sign)?.length ?? 0;
}
