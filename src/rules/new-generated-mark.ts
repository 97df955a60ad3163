import { addedLines, at } from './added-lines.ts';
import { leastGenerated, saysGenerated } from './generated-mark.ts';
import type { CodeRule } from './rule.ts';

/** Files that say of themselves that they are generated, and did not before. */
export const newGeneratedMark: CodeRule = {
  id: 'new-generated-mark',
  name: 'A new mark that would exclude a file',
  risk: 'From the merge on, the file is taken for generated and not reviewed.',
  async find({ changes, head }) {
    const added = changes.filter(({ status }) => status === 'added');
    const sizes = await head.sizes(added.map(({ path }) => path));
    return changes.flatMap((file) => {
      const line = addedLines(file).find(({ line: number, text }) => saysGenerated(text, number));
      const hadOne = file.hunks.some(({ lines }) =>
        lines.some(({ kind, oldLine, text }) => kind !== 'added' && oldLine !== null && saysGenerated(text, oldLine)),
      );
      const isSmall = file.status === 'added' && (sizes.get(file.path) ?? 0) <= leastGenerated;
      return line === undefined || hadOne || isSmall
        ? []
        : [
            {
              path: file.path,
              title: 'The file now says that it is generated',
              body: 'It did not say so at the base, so it is reviewed this time. Once this stands at the base and the file is large, it is not.',
              lines: at(line),
            },
          ];
    });
  },
};
