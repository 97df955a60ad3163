import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** The page as GitHub's Markdown becomes HTML, before GitHub removes dangerous tags. */
export function htmlOf(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** What GitHub looks through for mentions and references: the text outside of tags and code, entities resolved. */
export function searchedText(html: string): string {
  const withoutCode = html.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '¤');
  const withoutLinks = withoutCode.replace(/<a href="[^"]*">[\s\S]*?<\/a>/g, '¤');
  const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return withoutLinks.replace(/<[^>]*>/g, ' ').replace(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity] ?? entity);
}

/** The tags of the page that a text of others could have brought in: none may differ from these. */
export function foreignTags(html: string): string[] {
  const own =
    /^<\/?(?:h[1-4]|p|ul|ol|li|table|thead|tbody|tr|th|td|strong|em|code|pre|blockquote|details|summary|a)>$|^<(?:br|hr) ?\/?>$|^<ol start="\d+">$|^<a href="https:\/\/github\.example\/(?:harbour\/berths(?:\/[^"<>]*)?|acme\/deep-review\/blob\/v1\/docs\/commands\.md|[A-Za-z0-9-]{1,39})">$|^<code class="language-(?!suggestion|mermaid|math|geojson|topojson|stl)[a-z0-9+#-]+">$/;
  return (html.match(/<[^>]*>/g) ?? []).filter((tag) => !own.test(tag));
}
