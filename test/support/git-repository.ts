import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type FolderImage, takeImage, writeImage } from './folder-image.ts';

/** A commit by the files that it writes; null deletes one. `link` makes a symlink, `mode` sets the executable bit. */
export interface CommitScript {
  readonly files: Readonly<
    Record<string, string | Buffer | null | { readonly link: string } | { readonly script: string | Buffer }>
  >;
  readonly message?: string;
  /** Name of an earlier branch to start from or to merge. */
  readonly on?: string;
  readonly merge?: string;
  /** Branch that this commit lands on; the current one when left out. */
  readonly branch?: string;
}

export interface BuiltRepository extends Disposable {
  readonly folder: string;
  /** SHA of each commit, in order. */
  readonly commits: readonly string[];
  git(...args: string[]): string;
  /** Runs git with a text as its standard input. */
  input(text: string, ...args: string[]): string;
  /** Makes one more commit and returns its SHA. */
  commit(script: CommitScript): string;
}

/** A build starts a dozen programs, and most tests of a file build the same. */
const built = new Map<string, { readonly commits: readonly string[]; readonly image: FolderImage }>();
const longestKept = 100_000;

const clock = Date.parse('2026-01-05T09:00:00Z');

/** A real repository in a temporary folder, with fixed dates and authors, so that its SHAs are always the same. */
export function buildRepository(scripts: readonly CommitScript[]): BuiltRepository {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-repository-'));
  let made = 0;
  const input = (text: string, ...args: string[]) => {
    const date = new Date(clock + made * 3_600_000).toISOString();
    return execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'commit.gpgsign=false', ...args], {
      cwd: folder,
      encoding: 'utf8',
      input: text,
      stdio: 'pipe',
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_NAME: 'Ana Author',
        GIT_AUTHOR_EMAIL: 'ana@example.org',
        GIT_COMMITTER_NAME: 'Ana Author',
        GIT_COMMITTER_EMAIL: 'ana@example.org',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  };
  const git = (...args: string[]) => input('', ...args);
  const commit = ({ files, message, on, merge, branch }: CommitScript) => {
    made += 1;
    if (on !== undefined) git('checkout', '--quiet', on);
    if (branch !== undefined) git('checkout', '--quiet', '-B', branch);
    if (merge !== undefined) git('merge', '--quiet', '--no-ff', '--no-commit', merge);
    for (const [path, content] of Object.entries(files)) write(join(folder, path), content);
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--no-verify', '-m', message ?? `Commit ${made}`);
    return git('rev-parse', 'HEAD');
  };
  const build = () => {
    git('init', '--quiet', '--template=', '--initial-branch=main', '.');
    const served = '[uploadpack]\n\tallowAnySHA1InWant = true\n\tallowFilter = true\n';
    appendFileSync(join(folder, '.git', 'config'), served);
    return scripts.map(commit);
  };
  const key = keyOf(scripts);
  const kept = key === null ? undefined : built.get(key);
  const commits = kept?.commits ?? build();
  if (kept !== undefined) {
    writeImage(kept.image, folder);
    made = scripts.length;
  } else if (key !== null) built.set(key, { commits, image: takeImage(folder) });
  return {
    folder,
    commits,
    git,
    input,
    commit,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Scripts as a text; null for what is too large to be kept. */
function keyOf(scripts: readonly CommitScript[]): string | null {
  const contents = scripts.flatMap(({ files }) => Object.values(files));
  const sizes = contents.map((content) =>
    typeof content === 'string' || Buffer.isBuffer(content) ? content.length : 0,
  );
  const size = sizes.reduce((sum, each) => sum + each, 0);
  return size > longestKept ? null : JSON.stringify(scripts);
}

function write(path: string, content: CommitScript['files'][string]): void {
  rmSync(path, { force: true });
  if (content === null) return;
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(path, content);
  else if ('link' in content) symlinkSync(content.link, path);
  else {
    writeFileSync(path, content.script);
    chmodSync(path, 0o755);
  }
}
