import type { CommitScript } from '../../test/support/git-repository.ts';
import { type Random, shuffled } from '../random.ts';

/** What happened to a line (docs/grounding.md), and what its origin therefore is. */
export const fates = {
  untouched: 'pre-existing',
  inserted: 'introduced',
  edited: 'introduced',
  moved: 'pre-existing',
  'moved to another file': 'pre-existing',
  're-indented': 'pre-existing',
  're-indented, indentation has meaning': 'introduced',
  'edited and reverted': 'pre-existing',
  'merged in from base': 'pre-existing',
  'in the base by another merge': 'pre-existing',
  deleted: 'introduced',
  'deleted by a move': 'pre-existing',
  'replaced by an edit': 'introduced',
  'beside a deletion': 'introduced',
} as const;
export type Fate = keyof typeof fates;

/** A history with the fate of every statement in it; statements are unique, so that a line is known by its text. */
export interface History {
  readonly commits: readonly CommitScript[];
  /** By the text of the line without its indentation. */
  readonly atHead: ReadonlyMap<string, Fate>;
  readonly atBase: ReadonlyMap<string, Fate>;
}

/** One function of a file: a heading and statements, with their indentation. */
interface Part {
  readonly heading: string;
  lines: string[];
}
type File = Part[];

interface Language {
  readonly extension: string;
  readonly isIndented: boolean;
  readonly heading: (name: string) => string;
  readonly wrap: (condition: string, lines: readonly string[]) => string[];
  readonly ending: readonly string[];
}

const braces: Language = {
  extension: 'ts',
  isIndented: false,
  heading: (name) => `export function ${name}(order: Order): Receipt {`,
  wrap: (condition, lines) => [`  if (${condition}) {`, ...lines.map((line) => `  ${line}`), '  }'],
  ending: ['}', ''],
};
const indents: Language = {
  extension: 'py',
  isIndented: true,
  heading: (name) => `def ${name}(order):`,
  wrap: (condition, lines) => [`  if ${condition}:`, ...lines.map((line) => `  ${line}`)],
  ending: ['', ''],
};

const words = ['order', 'total', 'berth', 'guest', 'rate', 'seat', 'token', 'queue', 'page', 'owner', 'limit', 'cache'];

/** How base and branch meet. */
export type Shape = 'straight' | 'base merged in' | 'criss-cross';

/** Makes the history of a pull request from `topic` into `main`. */
export function makeHistory(random: Random, shape: Shape): History {
  const language = random() < 0.6 ? braces : indents;
  let made = 0;
  const word = () => words[Math.floor(random() * words.length)] ?? '';
  const statement = () => {
    made += 1;
    const [short, long] = [
      `  ${word()}${made} += ${made}`,
      `  ${word()}_${made} = ${word()}.${word()}(${word()}, ${made})`,
    ];
    return random() < 0.2 ? short : long;
  };
  const part = (): Part => {
    made += 1;
    const lines = Array.from({ length: 5 + Math.floor(random() * 6) }, statement);
    // Lines that many functions share, as in real code.
    if (random() < 0.5) lines.push('  return None');
    return { heading: language.heading(`${word()}_${made}`), lines };
  };
  const [one, two] = [0, 0].map((): File => Array.from({ length: 14 + Math.floor(random() * 6) }, part)) as [
    File,
    File,
  ];
  const print = (file: File) =>
    file.flatMap(({ heading, lines }) => [heading, ...lines, ...language.ending]).join('\n');
  const names = [`src/one.${language.extension}`, `lib/two.${language.extension}`] as const;
  const files = (): CommitScript['files'] => ({ [names[0]]: print(one), [names[1]]: print(two) });
  const atHead = new Map<string, Fate>();
  const atBase = new Map<string, Fate>();
  const tell = (fates: Map<string, Fate>, lines: readonly string[], fate: Fate) => {
    for (const line of lines) if (line !== '  return None') fates.set(line.trim(), fate);
  };
  for (const { lines } of [...one, ...two]) tell(atHead, lines, 'untouched');

  // Every change has a function of its own, two apart at least, so that merges do not conflict.
  const free = shuffled([...one.filter((_, at) => at % 2 === 0), ...two.filter((_, at) => at % 2 === 0)], random);
  const take = () => free.pop() as Part;
  const within = ({ lines }: Part) => 1 + Math.floor(random() * (lines.length - 4));

  const insert = (target: Part, fate: Fate) => {
    const added = Array.from({ length: 1 + Math.floor(random() * 3) }, statement);
    target.lines.splice(within(target), 0, ...added);
    tell(atHead, added, fate);
  };
  const edit = (target: Part, fate: Fate) => {
    const at = within(target);
    const line = statement();
    const old = target.lines.splice(at, 1, line);
    tell(atHead, [line], fate);
    return { at, old };
  };
  const remove = (target: Part) => {
    const at = within(target);
    const gone = target.lines.splice(at, 1 + Math.floor(random() * 2));
    tell(atBase, gone, 'deleted');
    tell(atHead, [target.lines[at - 1] ?? '', target.lines[at] ?? ''], 'beside a deletion');
  };
  const wrap = (target: Part) => {
    const at = within(target);
    const inner = target.lines.slice(at, at + 3);
    target.lines.splice(at, inner.length, ...language.wrap(`order.${word()} > ${made}`, inner));
    tell(atHead, inner, language.isIndented ? 're-indented, indentation has meaning' : 're-indented');
  };
  const move = (from: File, to: File, target: Part) => {
    const at = from.indexOf(target);
    from.splice(at, 1);
    to.splice((at + Math.floor(to.length / 2)) % to.length, 0, target);
    tell(atHead, target.lines, from === to ? 'moved' : 'moved to another file');
    tell(atBase, target.lines, 'deleted by a move');
  };

  const commits: CommitScript[] = [{ files: files(), message: 'Base' }];
  const main = shape === 'straight' ? [] : [take(), take()];
  // Main's work is done on its own copy of the files; the branch learns of it by the merge.
  const mainFiles = () => {
    for (const [index, target] of main.entries()) {
      if (index === 0) insert(target, 'merged in from base');
      else edit(target, 'merged in from base');
    }
    return files();
  };
  const begun = take();
  const isCrissCross = shape === 'criss-cross';
  const untouched = begun.lines.slice();
  insert(begun, isCrissCross ? 'in the base by another merge' : 'inserted');
  // Where the base has taken the edit, taking it back is a change like any other.
  const reverted = isCrissCross ? null : take();
  const tried = reverted && edit(reverted, 'edited');
  commits.push({ files: files(), branch: 'topic', message: 'Begin' });
  if (reverted !== null && tried !== null) {
    reverted.lines.splice(tried.at, 1, ...tried.old);
    tell(atHead, tried.old, 'edited and reverted');
  }
  if (shape !== 'straight') {
    const changed = begun.lines;
    begun.lines = untouched;
    commits.push({ files: mainFiles(), on: 'main', message: 'Main goes on' });
    begun.lines = changed;
    commits.push({ files: {}, on: 'topic', merge: 'main', message: 'Merge main' });
    if (isCrissCross) commits.push({ files: {}, on: 'main', merge: 'topic~1', message: 'Take the beginning' });
  }
  insert(take(), 'inserted');
  const edited = edit(take(), 'edited');
  tell(atBase, edited.old, 'replaced by an edit');
  remove(take());
  wrap(take());
  commits.push({ files: files(), on: 'topic', message: 'Go on' });
  for (const [from, to] of [
    [one, one],
    [one, two],
  ] as const) {
    const target = free.find((candidate) => from.includes(candidate));
    if (target === undefined) continue;
    free.splice(free.indexOf(target), 1);
    move(from, to, target);
  }
  commits.push({ files: files(), message: 'Move' });
  return { commits, atHead, atBase };
}
