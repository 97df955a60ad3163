import type { CheckedEvidence } from '../../types.ts';
import { type Form, formsOf, isNamedCode } from './comment-forms.ts';

const documents =
  /\.(?:md|mdx|mdown|markdown|rst|adoc|asciidoc|txt|org|tex|textile|rdoc|pod|wiki)$|(?:^|\/)(?:README|CHANGELOG|CONTRIBUTING|NOTICE|SECURITY|HISTORY)$/i;
/** A comment of fewer letters and digits states nothing. */
const leastWords = 8;

/**
 * What lines of a file are. Code beside a comment is a comment: what it says of the code is said there. The whole file is
 * read, because a line in the middle of a comment does not look like one.
 * @param lines of the whole file
 */
export function textKind(
  lines: readonly string[],
  { path, startLine, endLine }: { readonly path: string; readonly startLine: number; readonly endLine: number },
): CheckedEvidence['kind'] {
  if (documents.test(path) && !isNamedCode(path)) return 'document';
  const forms = formsOf(path, lines[0] ?? '');
  if (forms.length === 0) return 'code';
  const before = lines.slice(0, startLine - 1).reduce((length, line) => length + line.length + 1, 0);
  const quoted = lines.slice(startLine - 1, endLine).join('\n');
  const said = commentsIn(lines.join('\n'), forms, before + quoted.length)
    .map(([from, to]) => quoted.slice(Math.max(0, from - before), Math.max(0, to - before)))
    .join(' ');
  return (said.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= leastWords ? 'comment' : 'code';
}

type Span = readonly [from: number, to: number];

/** Where comments begin and end, up to `end`. Each character is looked at a bounded number of times. */
function commentsIn(text: string, forms: readonly Form[], end: number): readonly Span[] {
  const opening = new RegExp(forms.map(({ opens }) => `(${opens})`).join('|'), 'gim');
  const spans: Span[] = [];
  /** What has no end from some place on: it is not looked for again. */
  const endless = new Set<string>();
  let depth = 0;
  for (let found = opening.exec(text); found !== null && found.index < end; found = opening.exec(text)) {
    const form = forms[found.slice(1).findIndex((group) => group !== undefined)];
    const after = found.index + found[0].length;
    if (form === undefined) continue;
    if (form.is === 'bracket') {
      depth = /[([{]/.test(found[0]) ? depth + 1 : Math.max(0, depth - 1);
      continue;
    }
    const to = closing(text, after, form, found[0], endless);
    if (to === null) {
      opening.lastIndex = after;
      continue;
    }
    const isSaid = form.is === 'comment' || (form.is === 'documentation' && depth === 0 && endsLine(text, to));
    if (isSaid) spans.push([found.index, to]);
    opening.lastIndex = Math.max(to, after);
  }
  return spans;
}

function closing(text: string, after: number, form: Form, opened: string, endless: Set<string>): number | null {
  const close = form.closes?.(opened);
  if (close === undefined || close.length === 1) {
    const line = text.indexOf('\n', after);
    const lineEnd = line === -1 ? text.length : line;
    if (close === undefined) return lineEnd;
    return closingQuote(text, after, close, close === '`' ? text.length : lineEnd, endless);
  }
  const at = endless.has(close) ? -1 : text.indexOf(close, after);
  if (at !== -1) return at + close.length;
  endless.add(close);
  return form.mayStayOpen === true ? text.length : null;
}

/** Behind the quotation mark that ends a string. */
function closingQuote(text: string, after: number, mark: string, end: number, endless: Set<string>): number | null {
  const within = `${mark}${end}`;
  if (endless.has(within)) return null;
  for (let at = after; at < end; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === mark) return at + 1;
  }
  endless.add(within);
  return null;
}

/** Whether a string is all that stands there: what goes on behind it makes a value of it. */
function endsLine(text: string, at: number): boolean {
  const line = text.indexOf('\n', at);
  return /^\s*(?:[#;].*)?$/.test(text.slice(at, line === -1 ? text.length : line));
}
