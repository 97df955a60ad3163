import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type BuiltRepository, buildRepository, type CommitScript } from '../../test/support/git-repository.ts';
import { diffCommits } from './diff.ts';

/** A repository of two commits, and the change from one to the other. */
function twoCommits(base: CommitScript['files'], head: CommitScript['files']) {
  const repository: BuiltRepository = buildRepository([{ files: base }, { files: head }]);
  const [from = '', to = ''] = repository.commits;
  const gitDirectory = join(repository.folder, '.git');
  return {
    change: () => diffCommits({ gitDirectory, path: process.env['PATH'] ?? '', signal: undefined }, from, to),
    [Symbol.dispose]: () => repository[Symbol.dispose](),
  };
}

it('reads a large text file, and refuses a change that nobody could review', async () => {
  const text = 'a line of text that is changed\n';
  const large = text.repeat(70_000);
  using readable = twoCommits({ a: large }, { a: `${large}backdoor\n` });
  const [file] = await readable.change();
  expect(file).toMatchObject({ content: 'text', additions: 1, deletions: 0 });
  using tooLarge = twoCommits({ a: 'x\n' }, { a: text.repeat(1_200_000) });
  await expect(tooLarge.change()).rejects.toThrow(/larger than 32 MiB/);
});

it('reads a change of many pictures, each of which is small and all of which are no patch', async () => {
  const picture = (at: number) => Buffer.concat([Buffer.from([0x89, 0]), Buffer.alloc(1_000_000, at)]);
  const pictures = Array.from({ length: 36 }, (_, at) => [`p${at}.png`, picture(at)] as const);
  using many = twoCommits({ 'a.ts': 'old\n' }, { 'a.ts': 'new\n', ...Object.fromEntries(pictures) });
  const files = await many.change();
  expect(files.filter(({ content }) => content === 'binary')).toHaveLength(36);
  expect(files.find(({ path }) => path === 'a.ts')).toMatchObject({ content: 'text', additions: 1, deletions: 1 });
});

it('takes a few processes for 500 files', async () => {
  const files = (text: string) =>
    Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`src/f${at}.ts`, `${text}${at}\n`]));
  using of500 = twoCommits(files('old'), files('new'));
  const started = Date.now();
  expect(await of500.change()).toHaveLength(500);
  expect(Date.now() - started).toBeLessThan(5_000);
});
