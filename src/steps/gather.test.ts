import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildRepository } from '../../test/support/git-repository.ts';
import { pullRequest } from '../../test/support/report-parts.ts';
import { createRepo } from '../git/repo.ts';
import { Dossier } from '../types.ts';
import { gather } from './gather.ts';

it('gathers a dossier that can be saved and read back', async () => {
  using repository = buildRepository([
    { files: { 'a.ts': 'one\ntwo\n', gone: 'x\n', 'to link': 'x\n', image: Buffer.from([1, 0, 2]) } },
    { files: { 'a.ts': 'one\n2\nthree', gone: null, 'to link': { link: 'a.ts' }, image: Buffer.from([1, 0, 3]) } },
    { files: { 'run.sh': { script: 'true\n' }, empty: '' }, message: 'Add a script' },
  ]);
  const [mergeBase = '', , headSha = ''] = repository.commits;
  const store = { gitDirectory: join(repository.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const dossier = await gather({ ...pullRequest, mergeBase, headSha }, repo);
  expect(dossier.changes.map(({ status, content }) => `${status} ${content}`)).toEqual([
    'modified text',
    'added text',
    'deleted text',
    'modified binary',
    'added text',
    'type-changed symlink',
  ]);
  expect(dossier.commits.map(({ subject }) => subject)).toContain('Add a script');
  expect(Dossier.parse(JSON.parse(JSON.stringify(dossier)))).toEqual(dossier);
});
