import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import { createRepo } from '../git/repo.ts';
import { readGuidelines } from './read-guidelines.ts';

/** The guidelines of a commit for a change of these paths. */
async function guidelinesOf(files: CommitScript['files'], ...changed: string[]) {
  using built = buildRepository([{ files: { 'kept.ts': 'x\n', ...files } }]);
  const [sha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const base = createRepo(store, { mergeBase: sha, headSha: sha }).at(sha);
  return await readGuidelines(
    base,
    changed.map((path) => ({ path })),
  );
}

async function pathsOf(files: CommitScript['files'], ...changed: string[]): Promise<readonly string[]> {
  return (await guidelinesOf(files, ...changed)).files.map(({ path }) => path);
}

describe('the guidelines of a change', () => {
  it('are those of the folders above it, the nearest first', async () => {
    const files = {
      ...{ 'AGENTS.md': 'root\n', 'CLAUDE.md': 'root too\n', '.github/copilot-instructions.md': 'copilot\n' },
      ...{ 'a/GEMINI.md': 'a\n', 'a/b/AGENTS.md': 'a/b\n', 'other/AGENTS.md': 'other\n', 'a/b/c/d/CLAUDE.md': 'd\n' },
    };
    expect(await pathsOf(files, 'a/b/c/x.ts')).toEqual([
      ...['a/b/AGENTS.md', 'a/GEMINI.md', 'AGENTS.md', 'CLAUDE.md', '.github/copilot-instructions.md'],
    ]);
    expect(await pathsOf(files, 'y.ts', 'a/b/c/x.ts')).toEqual([
      ...['AGENTS.md', 'CLAUDE.md', '.github/copilot-instructions.md', 'a/b/AGENTS.md', 'a/GEMINI.md'],
    ]);
  });

  it('are read once where links and copies lead to one text', async () => {
    const files = {
      ...{ 'AGENTS.md': 'the rules\n', 'CLAUDE.md': { link: 'AGENTS.md' }, 'GEMINI.md': 'the rules\n' },
      ...{ 'src/CLAUDE.md': { link: '../docs/rules.md' }, 'docs/rules.md': 'rules of src\n' },
    };
    expect((await guidelinesOf(files, 'src/x.ts')).files).toEqual([
      { path: 'src/CLAUDE.md', folder: 'src', alsoAt: [], lines: ['rules of src'], leftOut: 0 },
      { path: 'AGENTS.md', folder: '', alsoAt: ['CLAUDE.md', 'GEMINI.md'], lines: ['the rules'], leftOut: 0 },
    ]);
  });

  it('follow no link out of the repository, into nothing or in a circle', async () => {
    const files = {
      ...{
        'AGENTS.md': { link: '/etc/passwd' },
        'CLAUDE.md': { link: '../../outside' },
        'GEMINI.md': { link: 'gone' },
      },
      ...{
        'src/AGENTS.md': { link: 'CLAUDE.md' },
        'src/CLAUDE.md': { link: 'AGENTS.md' },
        'src/GEMINI.md': { link: '.' },
      },
    };
    expect(await guidelinesOf(files, 'src/x.ts')).toEqual({ files: [], furtherFiles: 0 });
  });

  it('are cut at 16 kB as they are printed, the furthest first, and say what is left out', async () => {
    const line = '\u200b'.repeat(100);
    const { files } = await guidelinesOf(
      { 'a/AGENTS.md': `${line}\n`.repeat(50), 'AGENTS.md': 'far\n'.repeat(4), 'a/CLAUDE.md': 'near\n' },
      'a/x.ts',
    );
    expect(files.map(({ path, lines, leftOut }) => [path, lines.length, leftOut])).toEqual([
      ['a/AGENTS.md', 19, 31],
      ['a/CLAUDE.md', 0, 1],
      ['AGENTS.md', 0, 4],
    ]);
  });

  it('are of at most 20 files, and say how many more there are', async () => {
    const folders = Array.from({ length: 25 }, (_, at) => `f${at}`);
    const files = Object.fromEntries(folders.map((folder) => [`${folder}/AGENTS.md`, `${folder}\n`]));
    const read = await guidelinesOf(files, ...folders.map((folder) => `${folder}/x.ts`));
    expect([read.files.length, read.furtherFiles]).toEqual([20, 5]);
  });

  it('are none where the repository has none, or where they are empty or binary', async () => {
    const nothing = { files: [], furtherFiles: 0 };
    expect(await guidelinesOf({}, 'a/x.ts')).toEqual(nothing);
    expect(await guidelinesOf({ 'AGENTS.md': '', 'CLAUDE.md': Buffer.from([1, 0, 2]) }, 'a/x.ts')).toEqual(nothing);
  });
});
