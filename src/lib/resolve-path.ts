import { isEnd, loosely, type PathReading, pathReadings, supposedOfLetters, supposing } from './path-readings.ts';
import { visible } from './visible.ts';

/** Whatever has a path: an entry of a tree, a changed file. */
export interface WithPath {
  readonly path: string;
}

/** The one path that is meant, or why there is none. `choices` are those that it could be, or that come near it, sorted. */
export type ResolvedPath =
  | { readonly path: string /** It exists on the other side only. */; readonly isElsewhere: boolean }
  | { readonly problem: 'absent' | 'ambiguous'; readonly choices: readonly string[] };

/** A path has 4,096 bytes at most where it can be checked out; what is written around one is seldom longer. */
const longestWritten = 16_384;
/** Named in an answer, and compared letter by letter. */
const mostChoices = 50;
const mostNear = 5;
const mostCompared = 1_000;
/** Of a path of a machine, ends of so many segments are looked for. */
const mostSegments = 64;

/**
 * What a path means that a model wrote. A path that exists is always meant by its own name, and by
 * what is printed of it. Otherwise every reading is
 * tried (what is written around names, lines behind them, sides of a diff, backslashes, letters that look alike, the end of
 * a path); of two readings the one counts that supposes a part of what the other does, and where several are left, nothing
 * is guessed. Linear in the text; the lists are indexed once, so they should be the same objects from call to call.
 * @param entries what exists where the path is said to be
 * @param elsewhere what exists on the other side of the change
 */
export function resolvePath(
  written: string,
  entries: readonly WithPath[],
  elsewhere: readonly WithPath[] = [],
): ResolvedPath {
  const here = indexOf(entries);
  const there = indexOf(elsewhere);
  if (here.paths.has(written)) return { path: written, isElsewhere: false };
  if (there.paths.has(written)) return { path: written, isElsewhere: true };
  for (const index of [here, there]) {
    const path = index.loose().printed.get(written);
    if (path !== undefined) return { path, isElsewhere: index === there };
  }
  const readings = written.length > longestWritten ? [] : pathReadings(written);
  const found = [
    ...readings.flatMap((reading) => candidates(reading, here)),
    ...readings
      .flatMap((reading) => candidates(reading, there))
      .filter(({ path }) => !here.paths.has(path))
      .map(({ path, supposed }) => ({ path, supposed: supposed | supposing.elsewhere })),
  ];
  const paths = [...new Set(best(found).map(({ path }) => path))].sort();
  const [only] = paths;
  if (only === undefined) return { problem: 'absent', choices: near(readings, [here, there]) };
  if (paths.length > 1) return { problem: 'ambiguous', choices: paths.slice(0, mostChoices) };
  return { path: only, isElsewhere: !here.paths.has(only) };
}

const folders = new WeakMap<readonly WithPath[], readonly WithPath[]>();

/** All folders of a listing, without a slash at their ends; made once for each listing, so that it is indexed once. */
export function foldersOf(entries: readonly WithPath[]): readonly WithPath[] {
  const known = folders.get(entries);
  if (known !== undefined) return known;
  const paths = new Set<string>();
  for (const { path } of entries)
    for (let at = path.lastIndexOf('/'); at > 0 && !paths.has(path.slice(0, at)); at = path.lastIndexOf('/', at - 1))
      paths.add(path.slice(0, at));
  const found = [...paths].map((path) => ({ path }));
  folders.set(entries, found);
  return found;
}

/** The sentence for a path that is not one file, for whoever wrote it. */
export function pathProblem(written: string, { problem, choices }: Extract<ResolvedPath, { problem: string }>): string {
  const names = choices.slice(0, mostNear).map(visible).join(', ');
  const more = choices.length > mostNear ? ' and more' : '';
  if (problem === 'ambiguous')
    return `${visible(written)} can be several paths: ${names}${more}. Write one of them whole.`;
  return `There is no such path: ${visible(written)}.${names === '' ? '' : ` Near: ${names}${more}.`}`;
}

interface Candidate {
  readonly path: string;
  readonly supposed: number;
}

/** Those for which no other one supposes only a part of what they do. */
function best(found: readonly Candidate[]): readonly Candidate[] {
  const sets = [...new Set(found.map(({ supposed }) => supposed))];
  const least = sets.filter((set) => !sets.some((other) => other !== set && (other & set) === other));
  return found.filter(({ supposed }) => least.includes(supposed));
}

function candidates({ name, supposed, isAbsolute }: PathReading, index: Index): Candidate[] {
  const { whole, byName, folders } = index.loose();
  const loose = loosely(name);
  if (loose === '') return [];
  const rated = (paths: readonly string[], more: number, areAlike = isEnd) =>
    paths.map((path) => ({ path, supposed: supposed | more | supposedOfLetters(name, path, areAlike) }));
  // A slash before it is the root, a backslash may be a part of the name.
  const named = name.startsWith('/') ? [] : (byName.get(lastOf(loose)) ?? []);
  const ends = named.filter((one) => one.loose !== loose && isEnd(loose, one.loose));
  const endPaths = ends.slice(0, mostCompared).map(({ path }) => path);
  return [
    ...rated(whole.get(loose) ?? [], supposing.nothing),
    // Where so many share an end, nothing but an exact path tells them apart.
    ...(ends.length > mostCompared
      ? endPaths.map((path) => ({ path, supposed: supposed | supposing.end }))
      : rated(endPaths, supposing.end)),
    ...rated(isAbsolute ? machinePaths(loose, folders, whole) : [], supposing.machine, (all, path) => isEnd(path, all)),
  ];
}

/**
 * The longest end of a machine's path that exists. Not where what stands before it names a folder of ours: then it is a
 * path of the repository that does not exist.
 */
function machinePaths(loose: string, folders: ReadonlySet<string>, whole: ReadonlyMap<string, readonly string[]>) {
  let longest: { readonly at: number; readonly paths: readonly string[] } | null = null;
  let at = loose.length;
  for (let segments = 0; segments < mostSegments && at > 0; segments += 1) {
    at = loose.lastIndexOf('/', at - 1);
    if (at < 0) break;
    const paths = whole.get(loose.slice(at + 1));
    if (paths !== undefined) longest = { at, paths };
  }
  if (longest === null) return [];
  const before = loose.slice(0, longest.at).split('/');
  return before.some((folder) => folders.has(folder)) ? [] : longest.paths;
}

function near(readings: readonly PathReading[], indexes: readonly Index[]): readonly string[] {
  const names = new Set(readings.map(({ name }) => lastOf(loosely(name))));
  const paths = indexes.flatMap((index) =>
    [...names].flatMap((name) => (index.loose().byName.get(name) ?? []).slice(0, mostNear).map(({ path }) => path)),
  );
  return [...new Set(paths)].sort().slice(0, mostNear);
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

interface Index {
  readonly paths: ReadonlySet<string>;
  /** Made when a path is not exact, which most are. */
  readonly loose: () => Loose;
}

interface Loose {
  /** Paths that are printed otherwise than they are, by what is printed. */
  readonly printed: ReadonlyMap<string, string>;
  /** Paths by what they are compared by. */
  readonly whole: ReadonlyMap<string, readonly string[]>;
  /** The same by the last segment. */
  readonly byName: ReadonlyMap<string, readonly { readonly path: string; readonly loose: string }[]>;
  /** Folders of the root. */
  readonly folders: ReadonlySet<string>;
}

const indexes = new WeakMap<readonly WithPath[], Index>();

function indexOf(entries: readonly WithPath[]): Index {
  const known = indexes.get(entries);
  if (known !== undefined) return known;
  let loose: Loose | null = null;
  const index = {
    paths: new Set(entries.map(({ path }) => path)),
    loose: () => {
      loose ??= looseIndex(entries);
      return loose;
    },
  };
  indexes.set(entries, index);
  return index;
}

function looseIndex(entries: readonly WithPath[]): Loose {
  const whole = new Map<string, string[]>();
  const byName = new Map<string, { path: string; loose: string }[]>();
  const folders = new Set<string>();
  const printed = new Map<string, string>();
  for (const { path } of entries) {
    const loose = loosely(path);
    push(whole, loose, path);
    push(byName, lastOf(loose), { path, loose });
    const shown = visible(path);
    if (shown !== path) printed.set(shown, path);
    const root = loose.indexOf('/');
    if (root > 0) folders.add(loose.slice(0, root));
  }
  return { whole, byName, folders, printed };
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
