import { posix } from 'node:path';
import { addedLines, at } from './added-lines.ts';
import type { CodeRule } from './rule.ts';

/** Symlinks whose target lies outside of the repository, or in git's own folder. */
export const outsideSymlink: CodeRule = {
  id: 'outside-symlink',
  name: 'A symlink that leaves the repository',
  risk: 'Whoever follows the link reads or writes a file of the machine that it is followed on.',
  find: ({ changes }) =>
    changes.flatMap((file) => {
      const [first] = file.newMode === '120000' ? addedLines(file) : [];
      return first === undefined || !leaves(file.path, first.text)
        ? []
        : [
            {
              path: file.path,
              title: 'A symlink leads out of the repository',
              body: `It leads to ${first.text}.`,
              lines: at(first),
            },
          ];
    }),
};

function leaves(path: string, target: string): boolean {
  const slashes = target.replaceAll('\\', '/');
  if (posix.isAbsolute(slashes) || /^[A-Za-z]:/.test(slashes) || slashes.startsWith('~')) return true;
  const [first] = posix.join(posix.dirname(path), slashes).split('/');
  return first === '..' || first?.toLowerCase() === '.git';
}
