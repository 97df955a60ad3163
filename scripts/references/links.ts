import { posix } from 'node:path';
import GithubSlugger from 'github-slugger';
import { toString as textOf } from 'hast-util-to-string';
import type { Heading, Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import type { Falsehood } from './citations.ts';
import type { Shelf } from './shelf.ts';

/**
 * Every link and picture of a document whose file, or whose heading in a file of Markdown, is not there. Links with a
 * scheme are not looked at: that would need a network.
 * @param read gives the text of a file
 */
export function falseLinks(path: string, read: (path: string) => string, shelf: Shelf): Falsehood[] {
  const markdown = read(path);
  // Most documents have none, and parsing is what takes time.
  if (!/\](?:\(|:)/.test(markdown)) return [];
  return nodesOf(markdown).flatMap((node) => {
    if (!('url' in node) || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(node.url)) return [];
    const problem = problemOfLink(path, node.url, read, shelf);
    return problem === null ? [] : [{ offset: node.position?.start.offset ?? 0, words: problem }];
  });
}

function problemOfLink(path: string, url: string, read: (path: string) => string, shelf: Shelf): string | null {
  const [file = '', heading = ''] = url.split('#').map(decodeURIComponent);
  const folder = file.startsWith('/') ? '.' : posix.dirname(path);
  const target = file === '' ? path : posix.join(folder, `./${file}`);
  if (!shelf.has(target)) return `links to ${target}, which does not exist`;
  if (heading === '' || !target.endsWith('.md') || headingsOf(read(target)).has(heading)) return null;
  return `links to ${target}#${heading}, and no heading has that name`;
}

/** The names by which GitHub lets the headings of a document be linked to. */
function headingsOf(markdown: string): ReadonlySet<string> {
  const slugger = new GithubSlugger();
  const headings = nodesOf(markdown).filter((node): node is Heading => node.type === 'heading');
  return new Set(headings.map((heading) => slugger.slug(textOf(toHast(heading)))));
}

function nodesOf(markdown: string): Nodes[] {
  return within(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

function within(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(within) : [])];
}
