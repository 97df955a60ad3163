import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file by the bytes of its path; null is a file that the commit does not have any more. */
export interface ByteFile {
  readonly path: Buffer;
  /** A symlink's target, and the commit of a submodule, where the mode says so. */
  readonly content: string | Buffer | null;
  /** `100644` unless given. */
  readonly mode?: string;
}

export interface ByteCommits extends Disposable {
  readonly gitDirectory: string;
  /** SHA of each commit, in order. */
  readonly commits: readonly string[];
  git(...args: string[]): string;
  /** Runs git with a text as its standard input. */
  input(text: string, ...args: string[]): string;
  /** Makes one more commit upon another and returns its SHA. */
  commit(files: readonly ByteFile[], onto: string): string;
}

/** Commits, one upon the other, whose paths are any bytes: nothing of them is ever a file of this machine. */
export function commitBytes(scripts: readonly (readonly ByteFile[])[]): ByteCommits {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bytes-'));
  const run = (input: string | Buffer, ...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
    })
      .toString('utf8')
      .trim();
  const git = (...args: string[]) => run('', ...args);
  git('init', '--quiet', '--bare', '.');
  const commit = (files: readonly ByteFile[], onto: string | undefined) => {
    run(importOf(files, onto), 'fast-import', '--quiet', '--force');
    return git('rev-parse', 'refs/heads/made');
  };
  const commits: string[] = [];
  for (const files of scripts) commits.push(commit(files, commits.at(-1)));
  return {
    ...{ gitDirectory: folder, commits, git, input: run, commit },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One commit as `git fast-import` reads it: one program, however many files there are. */
function importOf(files: readonly ByteFile[], onto: string | undefined): Buffer {
  const identity = 'Ana Author <ana@example.org> 1767600000 +0000';
  const parts: (string | Buffer)[] = [
    `reset refs/heads/made\n\ncommit refs/heads/made\nauthor ${identity}\ncommitter ${identity}\ndata 8\nA commit\n`,
    onto === undefined ? '' : `from ${onto}\n`,
  ];
  for (const { path, content, mode = '100644' } of files) {
    const name = `"${[...path].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}"`;
    if (content === null) parts.push(`D ${name}\n`);
    else if (mode === '160000') parts.push(`M ${mode} ${content} ${name}\n`);
    else parts.push(`M ${mode} inline ${name}\ndata ${Buffer.byteLength(content)}\n`, content, '\n');
  }
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}
