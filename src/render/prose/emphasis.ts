import type { Emphasis, Strong } from 'mdast';

/*
 * Stars and underscores are signs of code as well: a pattern of paths, a pointer, a product, a name of Python. CommonMark
 * knows of white space and punctuation only, so a pair of them can lie around half a sentence. Emphasis is meant where a
 * writer would put it: around words, with white space or the punctuation of a sentence outside.
 */
const outsideBefore = /^(?:[\s([{"'—–,;:!?|-]|[^\p{ASCII}])$/u;
const outsideAfter = /^(?:[\s)\]}"'—–,;:!?.|-]|[^\p{ASCII}])$/u;
const beginsOddly = /^[\s/)\]},;:?|=%^]/u;
const endsOddly = /[\s/([{|=]$/u;
/** `__init__`, `__FILE__`: a name, unless it begins like a sentence. */
const dunder = /^(?:[a-z][a-z\d_]*|[A-Z][A-Z\d_]*)$/u;

/** A part of a word may be strong; two stars between single letters are a power. */
const isWord = /^\p{L}.+\p{L}$/u;
const isLetter = /^\p{L}$/u;

/** Whether the marks of the node are Markdown, and not what they stand around. */
export function isMeant(node: Emphasis | Strong, source: string): boolean {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? 0;
  const mark = markOf(node, source);
  const inner = source.slice(start + mark.length, end - mark.length);
  if (beginsOddly.test(inner) || endsOddly.test(inner)) return false;
  if (mark === '*' && /^\.|;/u.test(inner)) return false;
  if (mark === '__' && dunder.test(inner)) return false;
  if (mark === '_' && /^\w*_\w*$/u.test(inner)) return false;
  const before = outer(source, start - 1, -1);
  const after = outer(source, end, 1);
  const goesOn = (sign: string) => mark === '**' && isWord.test(inner) && isLetter.test(sign);
  return (
    (goesOn(before) || before === '' || outsideBefore.test(before) || source.slice(start - 2, start) === '*/') &&
    (goesOn(after) || after === '' || outsideAfter.test(after) || source.slice(end, end + 2) === '/*')
  );
}

/** The signs at either end of the node. */
export function markOf({ type, position }: Emphasis | Strong, source: string): string {
  const start = position?.start.offset ?? 0;
  return source.slice(start, start + (type === 'strong' ? 2 : 1));
}

/** The character outside of all marks that stand there. */
function outer(source: string, from: number, step: 1 | -1): string {
  let at = from;
  while (/^[*_]$/u.test(source.charAt(at))) at += step;
  return source.charAt(at);
}
