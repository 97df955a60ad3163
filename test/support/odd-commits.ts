import type { BuiltRepository } from './git-repository.ts';

const sound = 'Ana Author <ana@example.org> 1767600000 +0000';

interface OddHeaders {
  readonly headers: readonly string[];
  readonly message?: string;
}

const by = (author: string, committer = sound): OddHeaders => ({
  headers: [`author ${author}`, `committer ${committer}`],
});

/** What fsck calls them, and commits that it says this of: importers of old histories wrote such, and GitHub serves them. */
export const oddCommits: Readonly<Record<string, OddHeaders>> = {
  badDate: by('Ana <ana@example.org> <ana@example.org> 1305038239 -0700'),
  badDateOverflow: by(sound, 'Ana <ana@example.org> 18446744073709551614 +0000'),
  badEmail: by('Ana <ana<ana@example.org> 1305038239 +0000'),
  badName: by('Ana> <ana@example.org> 1305038239 +0000'),
  badTimezone: by(sound, 'Ana <ana@example.org> 1305038239 0000'),
  missingEmail: by('Ana 1305038239 +0000'),
  missingNameBeforeEmail: by('<ana@example.org> 1305038239 +0000'),
  missingSpaceBeforeDate: by('Ana <ana@example.org>1305038239 +0000'),
  missingSpaceBeforeEmail: by(sound, 'Ana<ana@example.org> 1305038239 +0000'),
  zeroPaddedDate: by('Ana <ana@example.org> 0005038239 +0000'),
  nulInCommit: { ...by(sound), message: 'old\0x\n' },
  missingAuthor: { headers: [`committer ${sound}`] },
  missingCommitter: { headers: [`author ${sound}`] },
  multipleAuthors: { headers: [`author ${sound}`, `author ${sound}`, `committer ${sound}`] },
};

/** Makes commits, byte by byte, one upon the other and all with the tree of a commit, and returns their SHAs. */
export function commitOddly(
  repository: Pick<BuiltRepository, 'git' | 'input'>,
  commits: readonly OddHeaders[],
  { like, onto }: { readonly like: string; readonly onto: string },
): readonly string[] {
  const [tree, parent = ''] = repository.git('rev-parse', `${like}^{tree}`, onto).split('\n');
  const made: string[] = [];
  for (const { headers, message = 'Odd\n' } of commits) {
    const rows = [`tree ${tree}`, `parent ${made.at(-1) ?? parent}`, ...headers, '', message];
    made.push(repository.input(rows.join('\n'), 'hash-object', '-t', 'commit', '-w', '--stdin', '--literally'));
  }
  return made;
}
