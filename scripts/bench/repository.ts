import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** What the repository of a benchmark is like. */
export interface RepositoryShape {
  readonly files: number;
  /** Of 80 characters, in each file. */
  readonly lines: number;
  /** Files that the pull request changes: the first ones. */
  readonly changed: number;
  /** Lines that it changes in each of them, spread evenly. */
  readonly edited: number;
  /** Commits of the base branch; each of them but the first changes one file. */
  readonly commits: number;
  /** Whether lines differ as much as those that people write: else a pack holds next to nothing of them. */
  readonly isVaried?: boolean;
}

export interface BenchRepository extends Disposable {
  /** On the disk, as GitHub counts a repository. */
  readonly kilobytes: number;
  readonly gitDirectory: string;
  readonly mergeBase: string;
  readonly headSha: string;
}

/** Path of a file by its number. */
export function pathOf(file: number): string {
  return `src/part${Math.floor(file / 100)}/file${file}.ts`;
}

/** One line of a file. */
export function lineOf(file: number, line: number, version: number): string {
  return `export const value${line} = compute(${version}, ${file}, 'some text that fills it');`.padEnd(80, ' ');
}

/** The same with 96 bits that nobody foresees: a pack then takes a quarter of its bytes. */
function variedLine(file: number, line: number, version: number): string {
  const odd = createHash('sha256').update(`${file} ${line} ${version}`).digest('hex').slice(0, 24);
  return lineOf(file, line, version).replace('some text that fills it', odd);
}

/** A bare repository in a temporary folder, made by one `git fast-import`: the same SHAs every time. */
export function makeRepository(shape: RepositoryShape): BenchRepository {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bench-'));
  const git = (args: readonly string[], input = '') =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      input,
      stdio: 'pipe',
      maxBuffer: 2 ** 30,
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
    }).trim();
  git(['init', '--quiet', '--bare', '--template=', '--initial-branch=main', '.']);
  appendFileSync(join(folder, 'config'), '[uploadpack]\n\tallowAnySHA1InWant = true\n\tallowFilter = true\n');
  git(['fast-import', '--quiet', '--force'], [...history(shape)].join(''));
  // A server keeps what it has in one pack with a bitmap or a graph of commits.
  git(['commit-graph', 'write', '--reachable']);
  const [mergeBase = '', headSha = ''] = git(['rev-parse', 'main', 'topic']).split('\n');
  mkdirSync(join(folder, 'refs', 'pull', '7'), { recursive: true });
  writeFileSync(join(folder, 'refs', 'pull', '7', 'head'), `${headSha}\n`);
  return {
    gitDirectory: folder,
    kilobytes: Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]),
    mergeBase,
    headSha,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function* history({ files, lines, changed, edited, commits, isVaried }: RepositoryShape): Generator<string> {
  const write = isVaried === true ? variedLine : lineOf;
  const text = (file: number, version: (line: number) => number) =>
    Array.from({ length: lines }, (_, line) => `${write(file, line, version(line))}\n`).join('');
  const blob = (content: string) => `data ${Buffer.byteLength(content)}\n${content}\n`;
  yield commit('main', 0, 'Start');
  for (let file = 0; file < files; file += 1) yield `M 100644 inline ${pathOf(file)}\n${blob(text(file, () => 0))}`;
  for (let at = 1; at < commits; at += 1)
    yield `${commit('main', at, `Change ${at}`)}M 100644 inline log/entry${at % 50}.txt\n${blob(`entry ${at}\n`)}`;
  const step = Math.max(1, Math.floor(lines / edited));
  yield `${commit('topic', commits, 'Change what is reviewed')}from refs/heads/main\n`;
  for (let file = 0; file < changed; file += 1)
    yield `M 100644 inline ${pathOf(file)}\n${blob(text(file, (line) => (line % step === 0 ? 1 : 0)))}`;
}

function commit(branch: string, at: number, message: string): string {
  const who = `Ana Author <ana@example.org> ${1_760_000_000 + at * 60} +0000`;
  return `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n${message}\n`;
}
