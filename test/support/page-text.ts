import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { convert } from 'html-to-text';
import { parsed } from './html-page.ts';

/** The page as programs read it that know no style sheet. */
export function textOfPage(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
      ...['h1', 'h2', 'h3', 'h4'].map((selector) => ({ selector, options: { uppercase: false } })),
    ],
  });
}

/**
 * Words that run together without the style sheet: those that are others once a space stands around every element. Code in
 * its colours is left out: there, elements end within words.
 */
export function wordsRunTogether(html: string): string[] {
  const page = parsed(html);
  const wide = toHtml({
    ...page,
    children: page.children.map((node) => (node.type === 'element' ? spaced(node) : node)),
  });
  const apart = new Set(wordsOf(textOfPage(wide)));
  return [...new Set(wordsOf(textOfPage(html)))].filter((word) => !apart.has(word));
}

/** Texts that a style sheet brings in: nobody without it reads them. */
export function textsOfStyle(css: string): string[] {
  return [...css.matchAll(/(?<![-\w])content:\s*([^;}]+)/gu)]
    .map(([, value = '']) => value.trim())
    .filter((value) => value !== "''");
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function spaced(node: Element): Element {
  if (node.tagName === 'pre' || node.tagName === 'head') return node;
  const space: ElementContent = { type: 'text', value: ' ' };
  const children = node.children.flatMap((child): ElementContent[] =>
    child.type === 'element' ? [space, spaced(child), space] : [child],
  );
  return { ...node, children };
}
