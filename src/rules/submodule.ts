import { addedLines } from './added-lines.ts';
import type { CodeRule } from './rule.ts';

/** Submodules that are new, or that point to another commit. */
export const submodule: CodeRule = {
  id: 'submodule',
  name: 'A submodule that points to other code',
  risk: 'The code that comes with the other commit was reviewed by nobody.',
  find: ({ changes }) =>
    changes.flatMap((file) => {
      const [first] = file.newMode === '160000' ? addedLines(file) : [];
      const commit = /\b[0-9a-f]{40,64}\b/.exec(first?.text ?? '')?.[0];
      return first === undefined || commit === undefined
        ? []
        : [
            {
              path: file.path,
              title: `A submodule now points to ${commit.slice(0, 12)}`,
              body: 'Its commits were not fetched. Review what changed in the repository that it comes from.',
              lines: null,
            },
          ];
    }),
};
