import { foldersOf, type WithPath } from './resolve-path.ts';

/** Where people's folders and checkouts lie; what stands before a path in an address of an editor goes with it. */
const roots = [
  String.raw`(?:\/mnt\/[a-z])?\/(?:home|Users)\/`,
  String.raw`[A-Za-z]:[\\/]{1,2}`,
  String.raw`~[\\/]`,
  String.raw`\/(?:root|tmp|private|var\/folders|mnt|media|Volumes|workspaces?|github\/workspace|builds)\/`,
];
const machinePath = new RegExp(
  String.raw`(?<![\w.~/\\:@-])(?:[a-z]{2,12}:\/\/(?:file(?=\/))?)?(?:${roots.join('|')})[^\s"'\x60<>()[\]{},;|*?]+`,
  'gu',
);
/** The folder of one person, with what lies above it. */
const home = /^(?:[a-z]{2,12}:\/\/(?:file)?)?(?:\/mnt\/[a-z])?(?:[A-Za-z]:)?[\\/]{1,2}(?:home|Users)[\\/]{1,2}[^\\/]+/u;
const behind = /(?::\d+(?:[-–:]\d+)*|#L?\d[\w-]*)?[.,:!?]*$/u;
/** Of a path of a machine, ends of so many segments are looked for. */
const mostSegments = 64;

/**
 * Takes folders of somebody's machine out of texts: of a path that ends in one of the repository that end is left, and of
 * another one below a person's folder its name. Linear in the text.
 * @param entries what the repository has; indexed when the first such path is met
 * @returns a function of a text, and of what tells whether code itself names a folder: that is nobody's own
 */
export function machinePathsShortened(
  entries: readonly WithPath[],
): (text: string, isNamed?: (folder: string) => boolean) => string {
  let known: ReadonlySet<string> | null = null;
  const isKnown = (path: string) => {
    known ??= new Set([...entries, ...foldersOf(entries)].map((entry) => entry.path));
    return known.has(path);
  };
  return (text, isNamed = () => false) =>
    text.replace(machinePath, (found) => {
      const tail = behind.exec(found)?.[0] ?? '';
      const path = found.slice(0, found.length - tail.length);
      const shown = endOf(path, isKnown) ?? nameOf(path, isNamed);
      return shown === null ? found : `${shown}${tail}`;
    });
}

/** The longest end that the repository has. */
function endOf(path: string, isKnown: (path: string) => boolean): string | null {
  const segments = path.split(/[\\/]+/u).slice(-mostSegments);
  for (let at = 1; at < segments.length; at += 1) {
    const end = segments.slice(at).join('/');
    if (end !== '' && isKnown(end)) return end;
  }
  return null;
}

/** What a person's file is called; null for what may be no file of a person: an address of a site can begin with `/home/`. */
function nameOf(path: string, isNamed: (folder: string) => boolean): string | null {
  const folder = home.exec(path)?.[0];
  if (folder === undefined || isNamed(folder)) return null;
  const rest = path
    .slice(folder.length)
    .split(/[\\/]+/u)
    .filter((segment) => segment !== '');
  const name = rest.at(-1);
  const isSure = !folder.startsWith('/home/') || rest.length > 1 || name?.includes('.') === true;
  if (!isSure) return null;
  return name === undefined ? '~' : `…/${name}`;
}
