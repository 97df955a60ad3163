import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What a repository holds, as far as its text may speak of it. Paths go from its root, with forward slashes. */
export interface Shelf {
  readonly files: readonly string[];
  /** Whether a file or folder has exactly this path; a slash at the end asks for a folder. */
  readonly has: (path: string) => boolean;
  /** Whether the path of a file or folder ends so, at the border of a name. */
  readonly hasEnding: (ending: string) => boolean;
}

/** Other people's files, and what is made from ours. */
const skipped = ['.git', 'node_modules', 'lib', 'coverage', 'tmp'];

/** Every file below `root` that could be in the repository. */
export function shelfOf(root: string): Shelf {
  const files = readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !skipped.includes(name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(root, entry.name) : [entry.name]))
    .sort();
  const folders = new Set(files.flatMap(foldersOf));
  const paths = new Set([...files, ...folders, ...[...folders].map((folder) => `${folder}/`)]);
  const endings = new Set([...paths].flatMap(endingsOf));
  const among = (known: ReadonlySet<string>, path: string) =>
    path.includes('*') ? [...known].some((each) => posix.matchesGlob(each, path)) : known.has(path);
  return { files, has: (path) => among(paths, path), hasEnding: (ending) => among(endings, ending) };
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length).replaceAll('\\', '/'));
}

/** The folder that a file lies in, and those around it. */
function foldersOf(path: string): string[] {
  const folder = posix.dirname(path);
  return folder === '.' ? [] : [folder, ...foldersOf(folder)];
}

/** The whole path, and what is left when its first folders are taken away one by one. */
function endingsOf(path: string): string[] {
  const slash = path.indexOf('/');
  return slash < 0 || slash === path.length - 1 ? [path] : [path, ...endingsOf(path.slice(slash + 1))];
}
