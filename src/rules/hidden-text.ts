import { extname } from 'node:path';
import { visible } from '../lib/visible.ts';
import { type AddedLine, addedLines, at, linesInWords } from './added-lines.ts';
import type { CodeRule } from './rule.ts';
import { turnsAround, unseenIn } from './unseen-characters.ts';

/** What people write texts in, where a soft hyphen breaks words. */
const prose = new Set([
  ...['.md', '.mdx', '.txt', '.rst', '.adoc', '.tex', '.html', '.htm', '.xml', '.po', '.pot', '.srt', '.vtt'],
  ...['.arb', '.ftl', '.resx', '.resw', '.xliff', '.xlf', '.strings', '.stringsdict', '.xcstrings'],
]);
/** Data that holds the texts of a program, by its folder or its name. */
const texts =
  /(?:^|[/._-])(?:_?locales?|i18n|l10n|lang(?:uage)?s?|translations?|messages)(?:[/._-].*)?\.(?:json5?|ya?ml|toml|properties|csv)$/i;

function isWritten(path: string): boolean {
  return prose.has(extname(path).toLowerCase()) || texts.test(path);
}

/** Characters that are invisible or bidirectional, where no writing system needs them. */
export const hiddenText: CodeRule = {
  id: 'hidden-text',
  name: 'Invisible characters, or characters that turn the text around',
  risk: 'What a person reads is not what a program reads.',
  find: ({ changes }) =>
    changes.flatMap((file) => {
      const { path, oldPath, status, content } = file;
      const isProse = isWritten(path);
      const lines = content === 'text' || content === 'symlink' ? addedLines(file) : [];
      const odd = lines.filter((line) => isOdd(line, isProse));
      const [first] = odd;
      const name = status === 'added' || oldPath !== undefined ? whatIsOdd(path, false) : null;
      return [
        ...(name === null
          ? []
          : [{ path, title: `The name of a file holds ${name}`, body: `It is ${visible(path)}.`, lines: null }]),
        ...(first === undefined
          ? []
          : [
              {
                path,
                title: `A line holds ${whatIsOdd(withoutMark(first), isProse)}`,
                body: `With every such character written out, line ${first.line} is: ${visible(first.text).slice(0, 300)}${odd.length === 1 ? '' : `. The same holds for ${linesInWords(odd)}`}.`,
                lines: at(first),
              },
            ]),
      ];
    }),
};

function isOdd(line: AddedLine, isProse: boolean): boolean {
  return whatIsOdd(withoutMark(line), isProse) !== null;
}

/** The mark at the begin of a file says how it is encoded. */
function withoutMark({ line, text }: AddedLine): string {
  return line === 1 ? text.replace(/^\ufeff/, '') : text;
}

function whatIsOdd(text: string, isProse: boolean): string | null {
  if (turnsAround(text, isProse)) return 'bidirectional characters';
  return unseenIn(text, isProse) ? 'invisible characters' : null;
}
