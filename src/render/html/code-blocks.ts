import type { Element, ElementContent, Root, Text } from 'hast';
import { h } from 'hastscript';
import { createLowlight } from 'lowlight';
import { visible } from '../../lib/visible.ts';
import { clip } from '../escape.ts';
import { withoutLineEnd } from '../excerpt-block.ts';
import type { ExcerptData } from '../node-types.ts';
import { grammars, languageOf } from './grammars.ts';

/*
 * Grammars are regular expressions over text of strangers, and some take quadratic time: 4,000 characters made for them
 * keep the worst grammar busy for a quarter of a second. What is longer stays plain, and so does what a page has beyond
 * its share.
 */
const longestHighlighted = 4_000;
const longestHighlightedLine = 400;
const mostHighlighted = 200_000;
const longestShownLine = 4_000;

/** Makes code blocks. The grammars are read once for a page, with the first code that has one. */
export class CodeBlocks {
  #lowlight: ReturnType<typeof createLowlight> | null = null;
  #left = mostHighlighted;

  /** Lines of source with their numbers; the cited ones are marked. */
  excerpt({ path, startLine, citedStart, citedEnd, lines }: ExcerptData): Element {
    const shown = lines.map((line) => visible(clip(withoutLineEnd(line), longestShownLine).toWellFormed()));
    const last = startLine + lines.length - 1;
    const width = String(last).length;
    const rows = this.#highlighted(languageOf(path), shown).map((row, index) => {
      const number = startLine + index;
      const isCited = number >= citedStart && number <= citedEnd;
      // Number and mark are text: a page is also read without its style, and what is cited is not told by colour alone.
      const gutter = h('span.gutter', {}, `${isCited ? '>' : ' '} ${String(number).padStart(width)}  `);
      return h(isCited ? 'mark' : 'span', { className: ['line', ...(isCited ? ['cited'] : [])] }, gutter, row, '\n');
    });
    const name = visible(path.toWellFormed());
    return h(
      'figure.code',
      {},
      h(
        'figcaption',
        {},
        h('code', {}, name),
        ' ',
        h('span', {}, `${range('line', startLine, last)} · cited: ${range('', citedStart, citedEnd)}`),
      ),
      scrolling(`Code of ${name}, ${range('line', startLine, last)}`, rows),
    );
  }

  #highlighted(language: string | null, lines: readonly string[]): ElementContent[][] {
    const length = lines.reduce((sum, line) => sum + line.length + 1, 0);
    const isLong = length > longestHighlighted || lines.some((line) => line.length > longestHighlightedLine);
    if (language === null || isLong || length > this.#left) return lines.map((line) => [words(line)]);
    this.#left -= length;
    this.#lowlight ??= createLowlight(grammars());
    return linesOf(this.#lowlight.highlight(language, lines.join('\n')));
  }
}

/** A proposed change: lines in their colours, which their first characters say as well. */
export function diffBlock(value: string): Element {
  // A diff can have a row for each of its letters, and `h` takes its time for each.
  const rows = value.split('\n').map((line): Element => {
    const kind = /^(?:---|\+\+\+)( |$)/u.test(line) ? 'file' : (kinds[line.charAt(0)] ?? 'same');
    const children = [{ type: 'text' as const, value: `${line}\n` }];
    return { type: 'element', tagName: 'span', properties: { className: ['line', kind] }, children };
  });
  return h('figure.code.diff', {}, scrolling('Proposed diff', rows));
}

const kinds: Readonly<Record<string, string>> = { '+': 'added', '-': 'deleted', '@': 'hunk' };

/** Text in fixed width, without numbers. */
export function plainBlock(value: string): Element {
  return h('figure.code.plain', {}, scrolling('Quoted text', [words(`${value}\n`)]));
}

/** What scrolls must be reached by the keyboard. A group is no landmark, so its label need not be the only one. */
function scrolling(label: string, rows: ElementContent[]): Element {
  return h('pre', { tabIndex: 0, role: 'group', ariaLabel: label }, h('code', {}, rows));
}

function range(word: string, start: number, end: number): string {
  if (end <= start) return `${word} ${start}`.trim();
  return `${word === '' ? '' : `${word}s `}${start}–${end}`;
}

/** The highlighted tree cut at line ends: what is open at a line's end is closed there, and opened again on the next. */
function linesOf(tree: Root): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  const add = (node: ElementContent, around: readonly Element[]) => {
    const wrapped = around.reduceRight<ElementContent>((inner, { tagName, properties }) => {
      return h(tagName, properties, inner);
    }, node);
    lines.at(-1)?.push(wrapped);
  };
  const walk = (nodes: Root['children'], around: readonly Element[]) => {
    for (const node of nodes) {
      if (node.type === 'element') walk(node.children, [...around, node]);
      if (node.type !== 'text') continue;
      for (const [index, part] of node.value.split('\n').entries()) {
        if (index > 0) lines.push([]);
        if (part !== '') add(words(part), around);
      }
    }
  };
  walk(tree.children, []);
  return lines;
}

function words(value: string): Text {
  return { type: 'text', value };
}
