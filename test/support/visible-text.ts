import { htmlOf } from './github-page.ts';

/** What a reader sees of a page when it is rendered: no addresses, no comments, no marks. */
export function visibleText(markdown: string): string {
  return textOf(htmlOf(markdown));
}

/** The same, before anything is unfolded. */
export function unfoldedText(markdown: string): string {
  return textOf(htmlOf(markdown).replace(/(<\/summary>)[\s\S]*?<\/details>/g, '$1'));
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

function textOf(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
