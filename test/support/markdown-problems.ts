import type { Element, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { htmlOf } from './github-page.ts';
import { elementsOf } from './html-page.ts';

/**
 * What GitHub would take away from a page of ours, and what leads out of it: its dialect of Markdown is rendered, and its
 * list of what HTML may stay is gone through. Neither is ours.
 * @param server address that links may lead to
 */
export function markdownProblems(markdown: string, server: string): string[] {
  const page = fromHtml(htmlOf(markdown), { fragment: true });
  const kept = sanitize(page, defaultSchema);
  const left = kept.type === 'root' ? elementsOf(kept).map(nameOf) : [];
  const links = elementsOf(page).flatMap(({ properties: { href } }) => (href === undefined ? [] : [String(href)]));
  return [
    ...(markdown.trim() === '' ? ['the page is empty'] : []),
    ...(markdown.isWellFormed() ? [] : ['the text is not well-formed']),
    ...missing(elementsOf(page).map(nameOf), left).map((name) => `GitHub takes ${name} away`),
    ...links.filter((href) => !href.startsWith('#') && !isOn(href, server)).map((href) => `a link leads to ${href}`),
    ...elementsOf(page).flatMap(({ tagName }) => (tagName === 'img' ? ['an image is fetched'] : [])),
    ...unclosed(page),
  ];
}

/** `td[align]`: an element with the names of its attributes. */
function nameOf({ tagName, properties }: Element): string {
  const names = Object.keys(properties).sort();
  return names.length === 0 ? tagName : `${tagName}[${names.join(' ')}]`;
}

function missing(all: readonly string[], left: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of left) counts.set(name, (counts.get(name) ?? 0) + 1);
  return all.filter((name) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count - 1);
    return count < 1;
  });
}

function isOn(href: string, server: string): boolean {
  return href === server || href.startsWith(`${server}/`);
}

/** Markup that Markdown shows as text: what was meant to fold something up does not. */
function unclosed(page: Root): string[] {
  const texts = (node: Nodes): string[] => {
    if (node.type === 'text') return [node.value];
    if (node.type === 'element' && ['code', 'pre'].includes(node.tagName)) return [];
    return 'children' in node ? node.children.flatMap(texts) : [];
  };
  return texts(page).flatMap((value) => /<\/?(?:details|summary)>|^\[!\w+\]$/u.exec(value)?.[0] ?? []);
}
