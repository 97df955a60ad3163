import { htmlOf } from './github-page.ts';

/** What a reader sees of a page when it is rendered: no addresses, no comments, no marks. */
export function visibleText(markdown: string): string {
  return textOf(htmlOf(markdown));
}

/** The same, and what is seen of it before anything is unfolded. */
export function seenTexts(markdown: string): { readonly all: string; readonly unfolded: string } {
  const html = htmlOf(markdown);
  return { all: textOf(html), unfolded: textOf(html.replace(/(<\/summary>)[\s\S]*?<\/details>/g, '$1')) };
}

/** What a reader sees before anything is unfolded. */
export function unfoldedText(markdown: string): string {
  return seenTexts(markdown).unfolded;
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
