import type { ChangedFile } from '../types.ts';
import { addedLines } from './added-lines.ts';
import type { CodeRule } from './rule.ts';

const version = /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\//;
/** A pointer has three lines, seldom more. */
const mostLines = 12;

/** Pointers of Git LFS that lead to other content. */
export const lfsPointer: CodeRule = {
  id: 'lfs-pointer',
  name: 'A pointer of Git LFS that leads to other content',
  risk: 'What the pointer leads to is not in the repository, and was reviewed by nobody.',
  find: ({ changes }) =>
    changes.filter(isPointer).flatMap((file) => {
      const [oid] = addedLines(file).flatMap(({ text }) => /^oid (\S+)/.exec(text)?.[1] ?? []);
      return oid === undefined
        ? []
        : [
            {
              path: file.path,
              title: 'A pointer of Git LFS leads to other content',
              body: `It leads to ${oid}, which was not fetched. Look at the file itself.`,
              lines: null,
            },
          ];
    }),
};

function isPointer({ hunks, content }: ChangedFile): boolean {
  const lines = hunks.flatMap((hunk) => hunk.lines).filter(({ kind }) => kind !== 'deleted');
  return content === 'text' && lines.length <= mostLines && version.test(lines[0]?.text ?? '');
}
