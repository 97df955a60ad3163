import fc from 'fast-check';
import { expect } from 'vitest';
import { anyCharacter } from './any-character.ts';
import { foreignTags, htmlOf, searchedText } from './github-page.ts';

/** Fragments that have broken out of, or through, other people's sanitisers. */
export const fragments: readonly string[] = [
  '```',
  '~~~',
  '`````',
  '```suggestion\nrm\n```',
  '`',
  '``',
  '<!--',
  '-->',
  '<!-- deep-review:v1:deep-review -->',
  '<!<!-- x -->-- deep-review:v1:deep-review -->',
  '@octocat',
  '＠org/team',
  '&commat;org',
  '&amp;#64;org',
  '@\u200borg',
  'a@b.example',
  'fixes #1',
  'GH-1',
  'o/r#1',
  'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  '##[add-mask]x',
  '::error::x',
  '/approve',
  'www.evil.example',
  'https://evil.example/?d=1',
  'javascript:alert(1)',
  'mailto:a@b.example',
  '![x](https://evil.example/i.png)',
  '[t](//evil.example "PAYLOAD")',
  '[r]: https://evil.example',
  '[r]',
  '[^1]: note',
  '[^1]',
  '<img src=x>',
  '<details>',
  '</details>',
  '</summary>',
  '</code>',
  '<a href="https://evil.example">',
  '# h',
  '===',
  '---',
  '| - |',
  '|',
  '\\|',
  '\\',
  '- x',
  '1. x',
  '> x',
  '> [!NOTE]',
  '*',
  '__',
  '~~',
  '$\\color{white}x$',
  '\u202e',
  '⚠\ufe0f',
  '👩\u200d👧',
  'a\ufe0f',
  '\u{e0041}',
  '\u2800',
  '\u3164',
  '\ud800',
  '\udc00',
  '\0',
  '\r',
  '\r\n',
  '\n',
  '\n\n',
  '\t',
  ' ',
  '    ',
  'word',
];
/** Any text, mostly of such fragments. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fragments) }, fc.string({ unit: anyCharacter, maxLength: 6 })),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));

/** What GitHub makes of text by itself, as its manual and its pages show it. */
const acting: readonly RegExp[] = [
  /@[\p{L}\p{N}]/gu,
  /#\d|(?<!\w)GH-\d/giu,
  /(?<!\w)(?:(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}|[a-f]{40})(?!\w)/giu,
  /(?<![a-z0-9])www\.|:\/\//giu,
  /:[a-z0-9_+-]*[a-z][a-z0-9_+-]*:/gu,
];
const formulas = [/\$\$[^$]+\$\$/gu, /(?<![\w$])\$(?![\s$])[^$\n]*(?<![\s$])\$(?![\w$])/gu];

/** Words of a rendered page on which GitHub would act. */
export function actingIn(html: string): string[] {
  const searched = searchedText(html).normalize('NFKC');
  // A formula goes over emphasis, and over code.
  const lines = searchedText(html.replace(/<\/?(?:em|strong)>/gu, ''));
  const found = (text: string, patterns: readonly RegExp[]) => patterns.flatMap((pattern) => text.match(pattern) ?? []);
  return [...found(searched, acting), ...found(lines, formulas)];
}

/** Holds a page, or a part of one, to our own tags and links: nothing in it is seen, found or obeyed by GitHub or a bot. */
export function expectInert(page: string, rendered = htmlOf(page)): void {
  const html = rendered.replace(/^<!-- deep-review:v1:deep-review -->\n/, '');
  expect(foreignTags(html)).toEqual([]);
  expect(actingIn(html)).toEqual([]);
  expect(page.isWellFormed()).toBe(true);
  expect(page).not.toMatch(/^\/[a-z]/m);
  const withoutPictures = page.replace(/(?=\p{Emoji})\p{RGI_Emoji}/gv, '');
  expect(withoutPictures).not.toMatch(/[^\P{Default_Ignorable_Code_Point}]|\u2800|[^\P{Cc}\n\t]/u);
  expect((html.match(/<details>/g) ?? []).length).toBe((html.match(/<\/details>/g) ?? []).length);
}
