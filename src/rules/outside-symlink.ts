import { posix } from 'node:path';
import type { Snapshot } from '../git/snapshot.ts';
import { withoutUnseen } from '../lib/visible.ts';
import { addedLines, at } from './added-lines.ts';
import type { CodeRule } from './rule.ts';

/** Symlinks whose target lies outside of the repository, or in git's own folder. */
export const outsideSymlink: CodeRule = {
  id: 'outside-symlink',
  name: 'A symlink that leaves the repository',
  risk: 'Whoever follows the link reads or writes a file of the machine that it is followed on.',
  async find({ changes, head }) {
    const links = changes.flatMap((file) => {
      const [first] = file.newMode === '120000' ? addedLines(file) : [];
      return first === undefined ? [] : [{ path: file.path, first }];
    });
    if (links.length === 0) return [];
    const targetOf = linkReader(head);
    const leaving = await Promise.all(links.map(async (link) => ((await leaves(link.path, targetOf)) ? [link] : [])));
    return leaving.flat().map(({ path, first }) => ({
      path,
      title: 'A symlink leads out of the repository',
      body: `It leads to ${first.text}.`,
      lines: at(first),
    }));
  },
};

/** What a path of the head leads to; null where it is no link. */
type ReadTarget = (path: string) => Promise<string | null>;

function linkReader(head: Snapshot): ReadTarget {
  const listed = head
    .list()
    .then((entries) => new Set(entries.flatMap(({ path, mode }) => (mode === '120000' ? [path] : []))));
  return async (path) => {
    if (!(await listed).has(path)) return null;
    const text = await head.read(path);
    return text.found ? text.lines.join('\n') : null;
  };
}

/** As many as Linux follows. */
const mostLinks = 40;
/** What is git's own folder on some file system: by any case, by its short name, with letters that nobody sees. */
const gitFolder = /^(?:\.git|git~1)$/i;

/** Follows a link part by part, as a system does: `..` behind a link to a folder is not the folder before it. */
async function leaves(link: string, targetOf: ReadTarget): Promise<boolean> {
  const rest = link.split('/').toReversed();
  const place: string[] = [];
  let followed = 0;
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (place.pop() === undefined) return true;
      continue;
    }
    if (gitFolder.test(withoutUnseen(part)) && followed > 0) return true;
    place.push(part);
    const target = await targetOf(place.join('/'));
    if (target === null) continue;
    followed += 1;
    if (followed > mostLinks) return false;
    const slashes = target.replaceAll('\\', '/');
    if (posix.isAbsolute(slashes) || /^[A-Za-z]:/.test(slashes) || slashes.startsWith('~')) return true;
    place.pop();
    rest.push(...slashes.split('/').toReversed());
  }
  return false;
}
