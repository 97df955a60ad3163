import { type ParserOptions, parse } from '@babel/parser';
import { dialects } from './parsed-code.ts';
import { isProseComment } from './prose-comment.ts';

/** UTF-16 units. What is larger is not parsed. */
const longest = 300_000;

const lineBreak = /[\n\r\u2028\u2029]/u;

/**
 * All of a program in JavaScript or TypeScript that is more than comments of prose, in its order: each token as it is written, and whether a
 * line begins before it; what stands between two tokens, whole, where one of the comments in it may be a directive. Two
 * programs with one frame are the same program. Null: nobody can tell.
 */
export function codeFrame(text: string, path: string): readonly string[] | null {
  const dialect = dialects.find(({ ending }) => ending.test(path));
  if (dialect === undefined || text.length > longest) return null;
  const parsed = parsedBy(text, { plugins: [...dialect.plugins], sourceType: dialect.sourceType });
  if (parsed === null) return null;
  const frame: string[] = [parsed.sourceType];
  let end = 0;
  let comments: Token[] = [];
  for (const token of parsed.tokens) {
    if (token.isComment) {
      comments.push(token);
      continue;
    }
    const gap = gapOf(text, { from: end, to: token.start }, comments);
    if (gap === null) return null;
    frame.push(gap, text.slice(token.start, token.end));
    [end, comments] = [token.end, []];
  }
  return end === text.length ? frame : null;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly isComment: boolean;
}

function parsedBy(text: string, options: ParserOptions): { tokens: readonly Token[]; sourceType: string } | null {
  try {
    const { tokens, program } = parse(text, { ...options, tokens: true, errorRecovery: false });
    return {
      sourceType: program.sourceType,
      tokens: (tokens ?? []).map(({ type, start, end }) => ({ start, end, isComment: typeof type === 'string' })),
    };
  } catch {
    return null;
  }
}

/** What a gap between two tokens says besides prose; null where something else stands in it than blanks and comments of either form. */
function gapOf(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  comments: readonly Token[],
): string | null {
  let at = from;
  let isProse = true;
  for (const { start, end } of comments) {
    const comment = text.slice(start, end);
    if (text.slice(at, start).trim() !== '' || !/^\/[/*]/u.test(comment)) return null;
    isProse &&= isProseComment(comment);
    at = end;
  }
  if (text.slice(at, to).trim() !== '') return null;
  const gap = text.slice(from, to);
  if (!isProse) return gap;
  // Before the first token and behind the last one every line has ended.
  return from === 0 || to === text.length || lineBreak.test(gap) ? '\n' : '';
}
