import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../test/support/github-page.ts';
import { clip, codeBlock, codeSpan, serialise } from './escape.ts';
import { details, paragraph, table, text } from './nodes.ts';

describe('code', () => {
  it('gives a block a fence that nothing inside can close', () => {
    expect(serialise(codeBlock('a\n````\n~~~\n```suggestion', 'text'))).toBe(
      '`````text\na\n````\n~~~\n```suggestion\n`````\n',
    );
  });

  it('starts no line of the page with a command, and shows it as it is', () => {
    const page = serialise({ type: 'root', children: [codeBlock('// /x\n/approve', 'diff')] });
    expect(page).toBe(' ```diff\n // /x\n /approve\n ```\n');
    expect(htmlOf(page)).toBe('<pre><code class="language-diff">// /x\n/approve\n</code></pre>\n');
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

  it('leaves nothing hidden of a picture that it cuts', () => {
    const flag = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
    for (const picture of ['👩\u200d👧', '⚠\ufe0f\u200d', flag])
      for (let longest = 1; longest <= picture.length; longest += 1)
        expect(clip(`${picture} and more`, longest)).not.toMatch(/\p{Default_Ignorable_Code_Point}|\p{Surrogate}/u);
    expect(codeSpan(`\u3164${'👩\u200d👧'.repeat(4)}`, 15).value).not.toMatch(/\u200d…/u);
  });
});
