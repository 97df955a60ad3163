import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Markdown as GitHub shows it: its dialect, its list of what HTML may stay, its alerts, its style sheet. */
export function githubPage(markdown: string): string {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const clean = sanitize(fromHtml(html, { fragment: true }), defaultSchema);
  const body = clean.type === 'root' ? { ...clean, children: clean.children.map(withAlert) } : clean;
  const sheet = readFileSync(createRequire(import.meta.url).resolve('github-markdown-css/github-markdown.css'), 'utf8');
  const frame =
    'body{margin:0;background:#fff}.markdown-body{margin:0 auto;box-sizing:content-box;max-width:806px;padding:16px;font-size:14px}@media(prefers-color-scheme:dark){body{background:#0d1117}}';
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Comment</title><style>${sheet}${frame}</style><body><main class="markdown-body">${toHtml(body)}</main></body></html>`;
}

const alert = /^\[!(?<kind>TIP|CAUTION|WARNING|NOTE|IMPORTANT)\]\s*/u;

function withAlert(node: Root['children'][number]): Root['children'][number] {
  if (node.type !== 'element' || node.tagName !== 'blockquote') return node;
  const [first, ...rest] = node.children.filter((child) => child.type === 'element');
  const [lead, ...words] = first?.children ?? [];
  const kind = lead?.type === 'text' ? alert.exec(lead.value)?.groups?.['kind'] : undefined;
  if (first === undefined || lead?.type !== 'text' || kind === undefined) return node;
  const name = kind.toLowerCase();
  const opening: Element = {
    ...first,
    children: [{ type: 'text', value: lead.value.replace(alert, '') }, ...words],
  };
  const title: ElementContent = {
    type: 'element',
    tagName: 'p',
    properties: { className: ['markdown-alert-title'] },
    children: [{ type: 'text', value: `${kind.charAt(0)}${name.slice(1)}` }],
  };
  const className = ['markdown-alert', `markdown-alert-${name}`];
  return { type: 'element', tagName: 'div', properties: { className }, children: [title, opening, ...rest] };
}
