import type { Element } from 'hast';
import { expect } from 'vitest';
import { elementsOf, parsed } from './html-page.ts';

const own = new Set(
  'html head meta title style body a div header h1 h2 h3 h4 p nav details summary ul ol li main section article span mark strong em code pre figure figcaption table thead tbody tr th td br hr blockquote footer'.split(
    ' ',
  ),
);
/** Of a picture: shapes and text alone, which refer to nothing. */
const drawn = new Set('svg title desc line rect text'.split(' '));
const places = new Set('width height x y x1 x2 y1 y2 textAnchor'.split(' '));
const attributes = new Set(
  'lang charSet httpEquiv content name className href rel id ariaLabel ariaLabelledBy tabIndex role scope start ariaHidden'.split(
    ' ',
  ),
);

/** Nothing on the page but our own elements, attributes and addresses; nothing that a browser would run or fetch. */
export function expectInertHtml(html: string): void {
  const page = parsed(html);
  const all = elementsOf(page);
  const pictured = new Set(all.filter(({ tagName }) => tagName === 'svg').flatMap((svg) => [svg, ...elementsOf(svg)]));
  const known = (element: Element) => (pictured.has(element) ? drawn : own).has(element.tagName);
  expect(all.filter((element) => !known(element)).map(({ tagName }) => tagName)).toEqual([]);
  const foreign = all.flatMap((element) =>
    Object.keys(element.properties).filter(
      (name) => !attributes.has(name) && !(pictured.has(element) && places.has(name)),
    ),
  );
  expect(foreign).toEqual([]);
  const ids = all.flatMap(({ properties: { id } }) => (id === undefined ? [] : [String(id)]));
  expect(new Set(ids).size).toBe(ids.length);
  for (const { properties } of all.filter(({ tagName }) => tagName === 'a')) {
    const href = String(properties['href']);
    if (href.startsWith('#')) expect(ids).toContain(href.slice(1));
    else
      expect(href).toMatch(
        /^https:\/\/github\.example\/(?:acme\/deep-review\/blob\/v1\/docs\/commands\.md|harbour\/berths(?:\/[^\s"<>]*)?|[A-Za-z0-9-]{1,39})$/u,
      );
  }
  expect(html.isWellFormed()).toBe(true);
  const withoutPictures = html.replace(/(?=\p{Emoji})\p{RGI_Emoji}/gv, '');
  expect(withoutPictures).not.toMatch(/[^\P{Default_Ignorable_Code_Point}]|[^\P{Cc}\n\t]/u);
}
