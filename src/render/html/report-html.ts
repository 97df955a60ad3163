import { createHash } from 'node:crypto';
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visible } from '../../lib/visible.ts';
import type { Report } from '../../types.ts';
import { clip, phrase } from '../escape.ts';
import type { Format } from '../format.ts';
import { link, pullRequestUrl } from '../links.ts';
import { paragraph, text } from '../nodes.ts';
import { wholeTexts } from '../pages/whole-page.ts';
import { sections } from '../sections/index.ts';
import { CodeBlocks } from './code-blocks.ts';
import { element, isElement } from './element.ts';
import { elements } from './elements.ts';
import { type Entry, Ids, outlined, withReferences } from './outline.ts';
import { overview } from './overview.ts';
import { style } from './style.ts';

/** The whole report as one file that needs nothing else: no script, no request. */
export const reportHtml: Format = {
  fileName: 'report.html',
  output: 'report-html',
  render: (report) => `${toHtml(document(report))}\n`,
};

function document(report: Report): Root {
  const sheet = style();
  const { body, contents } = parts(report);
  const html = element(
    'html',
    { lang: 'en' },
    head(report, sheet),
    element(
      'body',
      {},
      element('a', { className: ['skip'], href: '#report' }, 'Skip to the report'),
      element('div', { className: ['frame'] }, body.masthead, contentsOf(contents), body.main, body.footer),
    ),
  );
  return { type: 'root', children: [{ type: 'doctype' }, html] };
}

function head({ verdict, pullRequest: { owner, repo, number } }: Report, sheet: string): Element {
  const hash = createHash('sha256').update(sheet).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return element(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('meta', { httpEquiv: ['Content-Security-Policy'], content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, `${verdict}: ${plain(`${owner}/${repo}`)}#${number}, Deep Review`),
    element('style', {}, sheet),
  );
}

interface Body {
  readonly masthead: Element;
  readonly main: Element;
  readonly footer: Element;
}

/** What has no title stands above the first titled section, or in the foot of the page. */
function parts(report: Report): { readonly body: Body; readonly contents: readonly Entry[] } {
  const ids = new Ids();
  ids.take('report');
  const blocks = new CodeBlocks();
  const lead: ElementContent[] = [];
  const foot: ElementContent[] = [];
  const main: Element[] = [];
  const contents: Entry[] = [];
  for (const { title, render } of sections) {
    const nodes = render(report, wholeTexts);
    if (nodes === null) continue;
    const inside = nodes.length === 0 ? [paragraph(text('None.'))] : nodes;
    if (title === null) (main.length === 0 ? lead : foot).push(...elements(inside, blocks));
    else {
      const { section, entry } = outlined(title, elements(inside, blocks), ids);
      main.push(section);
      contents.push(entry);
    }
  }
  const isDecision = (node: ElementContent) => isElement(node, 'div') && hasClass(node, 'alert');
  const above = lead.filter((node) => !isElement(node, 'h1') && !isDecision(node));
  return {
    contents,
    body: {
      masthead: masthead(
        report,
        lead.filter((node) => isElement(node, 'h1')),
        blocks,
      ),
      main: element(
        'main',
        { id: 'report' },
        overview(report, withReferences(lead.filter(isDecision), ids)),
        withReferences(main.slice(0, 1), ids),
        ...(above.length === 0 ? [] : [about(withReferences(above, ids))]),
        withReferences(main.slice(1), ids),
      ),
      footer: element(
        'footer',
        {},
        withReferences(
          foot.filter((node) => !isElement(node, 'hr')),
          ids,
        ),
      ),
    },
  };
}

/** The facts come after the summary: a reader wants the verdict first. On a phone they are folded up. */
function about(facts: readonly ElementContent[]): Element {
  return element(
    'details',
    { className: ['about'] },
    element('summary', {}, 'About this review'),
    element('div', {}, facts),
  );
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name);
}

function masthead(report: Report, heading: readonly ElementContent[], blocks: CodeBlocks): Element {
  const { number, owner, repo, title } = report.pullRequest;
  const where = paragraph(link(pullRequestUrl(report), [text(`${plain(`${owner}/${repo}`)} #${number}`)]));
  return element(
    'header',
    {},
    element('div', { className: ['brand'] }, heading, elements([where], blocks)),
    element('div', { className: ['title'] }, elements([paragraph(phrase(title, 1_000))], blocks)),
  );
}

function contentsOf(entries: readonly Entry[]): Element {
  const item = ({ id, label, entries: inner }: Entry): Element =>
    element(
      'li',
      {},
      element('a', { href: `#${id}` }, clip(label, 120)),
      ...(inner.length === 0 ? [] : [element('ul', {}, inner.map(item))]),
    );
  return element(
    'nav',
    { ariaLabel: 'Contents' },
    element('details', {}, element('summary', {}, 'Contents'), element('ul', {}, entries.map(item))),
  );
}

function plain(value: string): string {
  return visible(value.toWellFormed());
}
