import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../test/support/github-page.ts';
import { clip, codeBlock, codeSpan, serialise } from './escape.ts';
import { details, paragraph, table, text } from './nodes.ts';
import { phrase, prose } from './prose/prose.ts';

const inline = (source: string) => serialise(paragraph(phrase(source))).trimEnd();
const blocks = (source: string) => serialise({ type: 'root', children: prose(source) }).trimEnd();
const html = (source: string) => htmlOf(blocks(source));

describe('prose', () => {
  it.each([
    ['code spans stay', 'call `free()` twice', 'call `free()` twice'],
    ['also with backticks inside', '``a`b``', '``a`b``'],
    ['a lone backtick is text', 'a ` b', 'a \\` b'],
    ['mentions', 'ask @octocat, please', 'ask `@octocat`, please'],
    ['mentions in full width', 'ask ＠octocat', 'ask `＠octocat`'],
    ['mentions as entities', '&commat;org', '`&commat;org`'],
    ['mentions with an invisible character', '@\u200borg', '`@\\u{200b}org`'],
    ['references', 'fixes #1 (GH-2) o/r#3', 'fixes `#1` (`GH-2`) `o/r#3`'],
    ['commits', 'since deadbee', 'since `deadbee`'],
    ['addresses', 'www.evil.example or irc://x', '`www.evil.example` or `irc://x`'],
    ['commands', '/approve', '`/approve`'],
    ['formulas', 'costs $5 or $6', 'costs `$5` or `$6`'],
    ['neighbouring code becomes one span', '`a`@b', '`a@b`'],
    ['links are text', '[a](b "c")', '\\[a]\\(b "c")'],
    ['the marker', '<!-- deep-review:v1:x -->', '\\<! -- `deep-review:v1:x` -->'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['tag characters', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ])('%s', (_, source, markdown) => expect(inline(source)).toBe(markdown));

  it('keeps paragraphs and line ends', () => {
    expect(html('one\ntwo\r\n\r\nthree')).toBe('<p>one<br />\ntwo</p>\n<p>three</p>');
  });

  it('makes headings, lists, quotes, rules and HTML literal', () => {
    expect(html('# a\n- b\n1. c\n> d\n---\n<b>e</b>')).toBe(
      '<p># a<br />\n- b<br />\n1. c<br />\n&gt; d<br />\n---<br />\n&lt;b&gt;e&lt;/b&gt;</p>',
    );
  });
});

describe('code', () => {
  it('gives a block a fence that nothing inside can close', () => {
    expect(serialise(codeBlock('a\n````\n~~~\n```suggestion', 'text'))).toBe(
      '`````text\na\n````\n~~~\n```suggestion\n`````\n',
    );
  });

  it('starts no line of a block with a command', () => {
    expect(serialise(codeBlock('/approve', 'diff'))).toBe('```diff\n /approve\n```\n');
  });

  it('keeps a cell together, whatever the path', () => {
    const paths = ['a|b', 'a\\|b`', '`', 'a\nb', '\\', 'a](https://evil.example)[b.js'];
    const page = serialise(
      table([[[text('Path')], [text('End')]], ...paths.map((path) => [[codeSpan(path)], [text('end')]])]),
    );
    const rows = htmlOf(page).match(/<td><code>.*?<\/code><\/td>\n<td>end<\/td>/g);
    expect(rows).toHaveLength(paths.length);
  });

  it('leaves no tag, mention or reference in our own HTML', () => {
    const folded = details([text('By '), codeSpan('</summary>@a#1`&')], [paragraph(text('inside'))]);
    expect(serialise({ type: 'root', children: [folded] })).toBe(
      '<details>\n<summary>By <code>&#60;/summary&#62;&#64;a&#35;1&#96;&#38;</code></summary>\n\ninside\n\n</details>\n',
    );
  });

  it('breaks a line within a cell', () => {
    const page = serialise(table([[[text('a')]], [[text('b'), { type: 'break' }, text('c')]]]));
    expect(page).toContain('| b<br>c |');
  });
});

describe('clip', () => {
  it('cuts to the length, never within a character', () => {
    expect(clip('abc', 3)).toBe('abc');
    expect(clip('abcd', 3)).toBe('ab…');
    expect(clip('a😀bc', 3)).toBe('a…');
  });
});
