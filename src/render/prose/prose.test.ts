import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { describe, expect, it } from 'vitest';
import { expectInert, hostileText } from '../../../test/support/inert-page.ts';
import { githubBlocks, htmlBlocks } from '../../../test/support/prose-blocks.ts';
import { samples } from '../../../test/support/samples.ts';
import { serialise } from '../escape.ts';
import { paragraph } from '../nodes.ts';
import { phrase, prose, verbatim } from './prose.ts';

const markdown = (text: string) => serialise({ type: 'root', children: prose(text) });
const line = (text: string) => serialise(paragraph(phrase(text))).trimEnd();

describe('what a model writes as plain text comes out as it went in', () => {
  it.each([
    'A facade was defaced; the added cabbage decade is deeded and acceded.',
    'Run 20260412 handled 7654321 rows in 1234567890 steps.',
    'An input/output and/or read/write pair, 9/10 of it, 24/7, w/o a / alone.',
    'At 23:59:59 on 2026-04-12T10:30:00Z, R1:L2 met Model 4.6:M1 (ratio 3:1).',
    'Use node.js, v1.2.3, file.test.ts, e.g. this, i.e. that, etc. And so on…',
    '2 * 3 * 4, 2*3*4, a*b*c, x ** y, 5 ~ 6, a < b > c, 7 & 8, a | b, 1 # 2, 50 %.',
    'snake_case_name, _leading, a[i], b[0][1], [1], {x}, f(*args, **kwargs).',
    'Pay $5 or $6, at $7.50 to $8/run; $HOME and ${name} stay.',
    'The tests in src/**/*.ts and test/**/*.test.ts, *.md, docs/*, and **/node_modules.',
    '__init__ calls __new__, __FILE__ and __attribute__((x)), and _my_var_ too.',
    'char *p = q; char* r; int **pp; *p = *q * 2;',
    'A high-3 in metadata:x, data:y, archive-2, awww.x, the D:\\_tmp\\*.log and \\d\\*\\.\\[ too.',
    'SELECT COUNT(*) FROM a, SUM(*) too; /*note*/ and /* note */ and a /**/ b.',
    'The pattern ^\\d+\\.\\w*$ or .*foo.* in C:\\Users\\x\\.config, and \\\\server\\share.',
    'List<String>, Map<K, List<V>>, a<b>c, <T extends U>, x -> y, a => b, <- c, <>.',
    'Jinja {{ name }} and {% if a %}, handlebars {{#each}}, a::b, key: value, ::before.',
    'She said "yes", \'no\', “so” — or – not; 日本語のテキスト, עברית, русский, emoji 🎉 ☃ ⚠️ 👩‍👧 1️⃣.',
    'F1, R2-C1 and 3 of 3; +1, -1, ±2, 1e9, 0x1F, 1,000,000, 10^6, ~5, C#, C++, @ home.',
  ])('%s', (text) => {
    expect(githubBlocks(markdown(text))).toEqual([{ p: [{ text, marks: [] }] }]);
    expect(githubBlocks(line(text))).toEqual([{ p: [{ text, marks: [] }] }]);
  });
});

describe('Markdown of a model is built again of a closed set', () => {
  it.each([
    ['emphasis', 'so *very* _much_ **more** ***now***', 'so *very* *much* **more** ***now***\n'],
    ['strong labels', '**Fix:** do it.\n**Why:** so.', '**Fix:** do it. **Why:** so.\n'],
    ['marks around a span', '**`a`** and *`b` c*', '**`a`** and *`b` c*\n'],
    [
      'a part of a word',
      '**Fix**es and un**friend**ly, but 2**3**4',
      '**Fix**es and un**friend**ly, but 2\\*\\*3\\*\\*4\n',
    ],
    ['either of two', '*a*/*b*, **c**/**d**', '*a*/*b*, **c**/**d**\n'],
    ['a heading', '### Why `x`\nSo.', '**Why `x`**\n\nSo.\n'],
    ['strong in a heading', '# A **b**', '**A b**\n'],
    ['an underlined heading', 'Why\n===\nSo.', 'Why\n\nSo.\n'],
    ['a list', 'Two:\n* a\n* b\n  - c', 'Two:\n\n- a\n- b\n  - c\n'],
    ['a numbered list with its numbers', '7. a\n8) b', '7. a\n\n8) b\n'],
    ['a sentence that begins with a year', '2026. It was.', '2026\\. It was.\n'],
    ['paragraphs of an item', '- a\n\n  b\n- c', '- a\n\n  b\n- c\n'],
    ['a block quote', '> a\n> b\n\nc', 'a b\n\nc\n'],
    ['an alert', '> [!NOTE]\n> a', '\\[!NOTE] a\n'],
    ['a rule', 'a\n\n---\n\nb', 'a\n\nb\n'],
    ['code', '```ts\na\n```', '```ts\na\n```\n'],
    ['code by indentation', 'a:\n\n    b', 'a:\n\n```\nb\n```\n'],
    ['code in an item', '1. a\n   ```\n   b\n   ```', '1. a\n   ```\n   b\n   ```\n'],
    ['a fence of waves with backticks inside', '~~~\n```\n~~~', '````\n```\n````\n'],
    ['code without an end', 'a\n```\nb', 'a\n\n```\nb\n```\n'],
    ['what would be drawn', '```mermaid\nx\n```', '```\nx\n```\n'],
    ['what would be one click from a commit', '```suggestion\nx\n```', '```\nx\n```\n'],
    ['a link', 'see [a `b` c](https://x.example/d "e").', 'see a `b` c.\n'],
    ['a link to a machine', '[a.ts:1](/home/me/a.ts#L1)', 'a.ts:1\n'],
    ['links by reference', '[a][r], [b][], [1]\n\n[r]: /home/me\n[b]: /c\n[1]: /d', 'a, b, \\[1]\n'],
    ['what nothing refers to', '[r]: careful', '\\[r]: careful\n'],
    ['a footnote', 'a[^1]\n\n[^1]: b', 'a\\[^1]\n\n\\[^1]: b\n'],
    ['an image', '![a](b.png) c', 'a c\n'],
    ['a call that looks like a link', 'on[i](event)', 'on\\[i]\\(event)\n'],
    ['a table', '|a|b|\n|-|-|\n|`c`|d|', '- a | b\n- `c` | d\n'],
    ['a task list', '- [x] a', '- \\[x] a\n'],
    ['strike', '~~a~~', '\\~\\~a\\~\\~\n'],
    ['HTML', '<details>\n<b>a</b><br>c', '\\<details> \\<b>a\\</b>\\<br>c\n'],
    ['entities', 'a &lt; b &amp;&amp; c', 'a < b && c\n'],
    ['escapes', '1\\. \\*a\\* \\_b\\_ \\# \\d\\.', '1\\. \\*a\\* \\_b\\_ # \\d\\\\.\n'],
    ['lines of a paragraph, hard breaks too', 'a\nb  \nc\r\nd', 'a b c d\n'],
    ['hidden characters', 'is\u200bAdmin &#x202e;a\0', 'is\\u{200b}Admin \\u{202e}a\\u{0}\n'],
  ])('%s', (_, text, expected) => expect(markdown(text)).toBe(expected));

  it('on one line too', () => {
    expect(line('# *a*\n- b `c`\n2. d\n\n```ts\ne\n```')).toBe('**_a_** - b `c` 2. d `e`');
    expect(line('- a > b')).toBe('\\- a > b');
  });
});

describe('what acts on GitHub is code', () => {
  it.each([
    ['mentions', 'ask @octocat, please', 'ask `@octocat`, please'],
    ['in full width', 'ask ＠octocat', 'ask `＠octocat`'],
    ['as entities', '&commat;org', '`@org`'],
    ['with a hidden character', '@x\u200borg', '`@x\\u{200b}org`'],
    ['references', 'fixes #1 (GH-2) o/r#3', 'fixes `#1` (`GH-2`) `o/r#3`'],
    ['commits', 'since 87f1df1.', 'since `87f1df1`.'],
    ['addresses', 'www.evil.example or irc://x, a@b.example', '`www.evil.example` or `irc://x`, `a@b.example`'],
    ['addresses in angle brackets', '<https://x.example>', '`https://x.example`'],
    ['commands', '/approve', '`/approve`'],
    ['emoji', 'a :lock: is', 'a `:lock:` is'],
    ['formulas', 'so $a_1 + b_1$ is, $$c$$', 'so `$a_1 + b_1$` is, `$$c$$`'],
    ['what may end a formula of another block', 'so $$ is it', 'so `$$` is it'],
    ['formulas around code', 'so $`a`$', 'so `$a$`'],
    ['formulas around emphasis', '$a *b* c$', '`$`a *b* c`$`'],
    ['brackets of a call', 'call(@b) (see @c)', '`call(@b)` (see `@c`)'],
    ['beside a code span', '`a`@b', '`a@b`'],
    ['the marker', '<!-- deep-review:v1:x -->', '\\<! -- `deep-review:v1:x` -->'],
    ['lone surrogates', 'a\ud800b', 'a\ufffdb'],
    ['tag characters', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ])('%s', (_, text, expected) => expect(line(text)).toBe(expected));
});

describe('any text', () => {
  const mark = fc.constantFrom(
    ...[
      '*',
      '**',
      '_',
      '__',
      '`',
      '``',
      '```\n',
      '```go\n',
      '~~~\n',
      '- ',
      '* ',
      '1. ',
      '7) ',
      '> ',
      '# ',
      '\n',
      '\n\n',
    ],
    ...['    ', '|', '|-|-|\n', '[a](b)', '[a][r]', '[r]: /x\n', '![i](j)', '<b>', '&lt;', '\\', '$', '$$', 'a', 'b c'],
    ...[
      ' ',
      '.',
      ', ',
      'x_y',
      '2*3',
      'é',
      '重要',
      ':lock:',
      '---\n',
      '===\n',
      '/x',
      '~',
      '!',
      '(',
      ')',
      '[',
      ']',
      '"',
      ':',
    ],
    ...['- [ ] ', '[^1]', '[^1]: n\n', '\t', '::', 'a1b2c3d', '  ', '{', '=', '>', '<!--', 'www.', '@', '#', '1'],
  );
  const text = fc.oneof(
    fc.array(mark, { maxLength: 16 }).map((marks) => marks.join('')),
    hostileText,
  );

  it('is the closed set, the same on both pages, and does nothing', () => {
    fc.assert(
      fc.property(text, (written) => {
        const page = markdown(written);
        const blocks = githubBlocks(page);
        expect(JSON.stringify(blocks)).not.toContain('{"other":');
        expect(htmlBlocks(prose(written))).toEqual(blocks);
        expectInert(page);
      }),
      // Signs of a formula that meet over others only once those are code.
      { numRuns: samples(5_000), examples: [['$[^1]: n\n$$$']] },
    );
  });

  it('is emphasis, strong and code spans on one line', () => {
    const types = (node: Nodes): string[] => [node.type, ...('children' in node ? node.children.flatMap(types) : [])];
    fc.assert(
      fc.property(text, (written) => {
        const shown = paragraph(phrase(written));
        expect(types(shown).filter((type) => !/^(?:paragraph|text|inlineCode|emphasis|strong)$/u.test(type))).toEqual(
          [],
        );
        expect(serialise(shown).trimEnd()).not.toContain('\n');
        expectInert(serialise(shown));
      }),
      { numRuns: samples(5_000) },
    );
  });
});

describe('a picture beside emphasis whose end is shown by its code', () => {
  it.each([
    '👩\u200d👧',
    '👩🏽\u200d🚀',
    '👨\u200d❤\ufe0f\u200d💋\u200d👨',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  ])('%s is seen whole, and nothing of it is hidden in the source', (picture) => {
    const page = line(`An *end\u3164*${picture} here`);
    expect(page).toMatch(/^An \*end\\u\{3164\}\*&#x/u);
    expectInert(page);
    expect(githubBlocks(page)).toMatchObject([
      { p: [{}, { text: 'end\\u{3164}', marks: ['em'] }, { text: `${picture} here` }] },
    ]);
  });
});

it('a name is no prose', () => {
  const name = verbatim('GPT *beta* `x` [a](b) @me');
  expect(serialise(paragraph(name))).toBe('GPT \\*beta\\* \\`x\\` \\[a]\\(b) `@me`\n');
});
