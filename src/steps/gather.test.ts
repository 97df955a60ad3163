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
  const dossier = await gather({ ...pullRequest, mergeBase, headSha }, repo, {
    ...{ include: null, exclude: [], severityNotes: ['Not released.'], language: 'German' },
    guidelines: [
      { path: 'ours.yml', text: 'Be brief.\nBe kind.\n', paths: ['*.ts'] },
      { path: 'long.md', text: 'x\r\n'.repeat(10_000), paths: [] },
      { path: 'ours.yml', text: 'For nobody here.', paths: ['docs/**'] },
    ],
  });
  expect(dossier.wishes).toEqual({ severityNotes: ['Not released.'], language: 'German' });
  const [brief, long, ...others] = dossier.guidelines.files;
  expect(brief).toEqual({
    ...{ path: 'ours.yml', folder: '', alsoAt: [], lines: ['Be brief.', 'Be kind.'], leftOut: 0 },
    configured: { patterns: ['*.ts'], files: ['a.ts'] },
  });
  expect(long?.lines.length).toBe(10_000 - (long?.leftOut ?? 0));
  expect(long?.lines.join('\n').length).toBeLessThan(16_000);
  expect(others).toEqual([]);
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
