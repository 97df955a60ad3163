import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pick } from './random.ts';

const code = /\.(?:[cm]?[jt]sx?|py|go|rs|rb|java|kt|c|h|cc|cpp|cs|php|swift|scala|sh|ya?ml|toml|md|css|html|sql|json)$/;
const largest = 400_000;
const fewestLines = 20;

/** Texts of source files under a folder, as many as wanted, chosen by the seed. */
export function filesUnder(folder: string, count: number, random: () => number): readonly (readonly string[])[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => code.test(name) && !/(?:^|\/)\.git\//.test(name))
    .sort();
  return chosen(names, count, random, (name) => {
    const path = join(folder, name);
    const size = statSync(path, { throwIfNoEntry: false });
    return size?.isFile() && size.size < largest ? readFileSync(path, 'utf8') : null;
  });
}

/** Texts of source files at a commit of a repository, which may be bare. */
export function filesAt(gitDirectory: string, commit: string, count: number, random: () => number) {
  const git = (...args: string[]) =>
    execFileSync('git', [`--git-dir=${gitDirectory}`, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const names = git('ls-tree', '-r', '-z', '--name-only', commit)
    .split('\0')
    .filter((name) => code.test(name));
  return chosen(names, count, random, (name) => {
    const text = git('show', `${commit}:${name}`);
    return text.length < largest ? text : null;
  });
}

function chosen(
  names: readonly string[],
  count: number,
  random: () => number,
  read: (name: string) => string | null,
): readonly (readonly string[])[] {
  const texts: (readonly string[])[] = [];
  for (let tries = 0; tries < count * 3 && texts.length < count; tries += 1) {
    const name = pick(names, random);
    const text = name === undefined ? null : read(name);
    if (text === null || text.includes('\0')) continue;
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    if (lines.length >= fewestLines) texts.push(lines);
  }
  return texts;
}
