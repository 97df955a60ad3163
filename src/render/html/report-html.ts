import { createHash } from 'node:crypto';
import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { RootContent } from 'mdast';
import { visible } from '../../lib/visible.ts';
import type { Report } from '../../types.ts';
import { changeName, repositoryName } from '../change-names.ts';
import { clip } from '../escape.ts';
import type { Format } from '../format.ts';
import { changeUrl, link } from '../links.ts';
import { paragraph, strong, text } from '../nodes.ts';
import { takeSections } from '../pages/whole-page.ts';
import { phrase } from '../prose/prose.ts';
import { CodeBlocks } from './code-blocks.ts';
import { elements, type Page } from './elements.ts';
import { findingsList } from './findings-list.ts';
import { type ContentsEntry, outlined } from './outlined.ts';
import { overview } from './overview.ts';
import { entryIds, linkReferences } from './references.ts';
import { style } from './style.ts';

const mainId = 'report';
/** A title is shown whole, unless nobody would read it whole. */
const longestLabel = 300;

/** The whole report as one file that needs nothing else: no script, no request. */
export const reportHtml: Format = {
  fileName: 'report.html',
  output: 'report-html',
  render: (report) => `${toHtml(document(report))}\n`,
};

function document(report: Report): Root {
  const sheet = style();
  const { body, contents } = parts(report);
  const html = h(
    'html',
    { lang: 'en' },
    head(report, sheet),
    h(
      'body',
      {},
      h('a.skip', { href: `#${mainId}` }, 'Skip to the report'),
      h('div.frame', {}, body.masthead, contentsOf(contents), body.main, body.footer),
    ),
  );
  return h(null, { type: 'doctype' }, html);
}

function head({ verdict, change }: Report, sheet: string): Element {
  const hash = createHash('sha256').update(sheet).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return h(
    'head',
    {},
    h('meta', { charSet: 'utf-8' }),
    h('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h(
      'title',
      {},
      `${verdict}: ${plain(repositoryName(change))}${change.kind === 'pull-request' ? '' : ' '}${plain(changeName(change))}, Deep Review`,
    ),
    h('style', {}, sheet),
  );
}

interface Body {
  readonly masthead: Element;
  readonly main: Element;
  readonly footer: Element;
}

/** What has no title stands above the first titled section, or in the foot of the page. */
function parts(report: Report): { readonly body: Body; readonly contents: readonly ContentsEntry[] } {
  const shown = takeSections(report);
  const known = new Set(shown.flatMap(({ nodes }) => entryIds(nodes)));
  for (const { nodes } of shown) linkReferences(nodes, known);
  const page: Page = { blocks: new CodeBlocks(), slugger: new GithubSlugger() };
  const main = page.slugger.slug(mainId);
  const firstTitled = shown.findIndex(({ title }) => title !== null);
  const untitled = (of: typeof shown) => of.flatMap(({ title, nodes }) => (title === null ? nodes : []));
  const lead = untitled(shown.slice(0, firstTitled));
  const above = lead.filter((node) => !isDecided(node));
  const facts = above.length === 0 ? [] : about(elements(above, page));
  const titled = shown.flatMap(({ title, ...body }) => (title === null ? [] : [outlined(title, body, page)]));
  const [first, ...rest] = titled.map(({ shown: section }) => section);
  const foot = untitled(shown.slice(firstTitled)).filter((node) => node.type !== 'thematicBreak');
  return {
    contents: titled.map(({ entry }) => entry),
    body: {
      masthead: masthead(report, page),
      main: h(
        'main',
        { id: main },
        overview(report, elements(lead.filter(isDecided), page), findingsList(report, page)),
        first,
        facts,
        rest,
      ),
      footer: h('footer', {}, elements(foot, page)),
    },
  };
}

/** The verdict, and what decided. */
function isDecided(node: RootContent): boolean {
  return (
    (node.type === 'heading' && node.depth === 1) || (node.type === 'blockquote' && node.data?.alert !== undefined)
  );
}

/** The facts come after the summary: a reader wants the verdict first. On a phone they are folded up. */
function about(facts: ElementContent[]): Element {
  return h('details.about', {}, h('summary', {}, 'About this review'), h('div', {}, facts));
}

function masthead(report: Report, page: Page): Element {
  const { change } = report;
  const label = text(`${plain(repositoryName(change))} ${plain(changeName(change))}`);
  const url = changeUrl(change);
  const where = paragraph(url === null ? label : link(url, [label]));
  const title = change.kind === 'pull-request' ? change.title : changeName(change);
  return h(
    'header',
    {},
    h('div.brand', {}, elements([paragraph(strong('Deep Review')), where], page)),
    h('div.title', {}, elements([paragraph(phrase(title, 1_000))], page)),
  );
}

function contentsOf(entries: readonly ContentsEntry[]): Element {
  const item = ({ id, label, entries: inner }: ContentsEntry): Element =>
    h(
      'li',
      {},
      h('a', { href: `#${id}` }, clip(label, longestLabel)),
      inner.length === 0 ? [] : h('ul', {}, inner.map(item)),
    );
  return h(
    'nav',
    { ariaLabel: 'Contents' },
    h('details', {}, h('summary', {}, 'Contents'), h('ul', {}, entries.map(item))),
  );
}

function plain(value: string): string {
  return visible(value.toWellFormed());
}
