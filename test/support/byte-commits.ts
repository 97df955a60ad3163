import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file by the bytes of its path; null is a file that the commit does not have any more. */
export interface ByteFile {
  readonly path: Buffer;
  readonly content: string | Buffer | null;
}

export interface ByteCommits extends Disposable {
  readonly gitDirectory: string;
  /** SHA of each commit, in order. */
  readonly commits: readonly string[];
}

/** Commits, one upon the other, whose paths are any bytes: nothing of them is ever a file of this machine. */
export function commitBytes(scripts: readonly (readonly ByteFile[])[]): ByteCommits {
  const folder = mkdtempSync(join(tmpdir(), 'deep-review-bytes-'));
  const git = (input: string | Buffer, ...args: string[]) =>
    execFileSync('git', args, {
      cwd: folder,
      input,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        ...{ GIT_AUTHOR_NAME: 'Ana Author', GIT_AUTHOR_EMAIL: 'ana@example.org', GIT_AUTHOR_DATE: '1767600000 +0000' },
        ...{ GIT_COMMITTER_NAME: 'Ana Author', GIT_COMMITTER_EMAIL: 'ana@example.org' },
        GIT_COMMITTER_DATE: '1767600000 +0000',
      },
    })
      .toString('utf8')
      .trim();
  git('', 'init', '--quiet', '--bare', '.');
  const none = '0'.repeat(40);
  const oids = new Map<string | Buffer, string>();
  const oidOf = (content: string | Buffer) => {
    const oid = oids.get(content) ?? git(Buffer.from(content), 'hash-object', '-w', '--stdin');
    oids.set(content, oid);
    return oid;
  };
  const commits: string[] = [];
  for (const files of scripts) {
    const rows = files.map(({ path, content }) => {
      const oid = content === null ? none : oidOf(content);
      return Buffer.concat([Buffer.from(`${content === null ? '0' : '100644'} ${oid}\t`), path, Buffer.of(0)]);
    });
    git(Buffer.concat(rows), 'update-index', '-z', '--index-info');
    const parent = commits.at(-1);
    const onto = parent === undefined ? [] : ['-p', parent];
    commits.push(git('A commit', 'commit-tree', git('', 'write-tree'), ...onto));
  }
  return { gitDirectory: folder, commits, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
