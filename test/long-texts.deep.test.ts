import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildRepository } from './support/git-repository.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { noPeople, repository, reviewers } from './support/shares.ts';
import { startTestBed } from './support/test-bed.ts';

/*
 * Anybody can write a description, a title and the message of a commit. Their length and form cost no more than 3 s of
 * processor time, whatever they are made of.
 */

const units = {
  ...{ 'line ends': '\n', 'line ends of Windows': '\r\n', spaces: ' ', 'spaced lines': ' \n', tabs: '\t' },
  ...{ backticks: '`', brackets: '[](', 'opening tags': '<', comments: '<!--', stars: '**', quotes: '> ', pipes: '|' },
  ...{ letters: 'a', words: 'of ', names: '_a', mentions: '@a ', links: 'https://a ', ids: 'F1 ', backslashes: '\\' },
  ...{
    'marks of keys': '-----BEGIN PRIVATE KEY-----',
    'beginnings of keys': 'sk-',
    'key lines': `${'A'.repeat(64)}\n`,
  },
  ...{ emoji: '🔴', 'zero width': '\u200b', 'half pairs': '\ud83d', rows: '+a\n', hunks: '@@ -1 +1 @@\n' },
};

it.each(Object.entries(units))('%s cost little in description, title and message', async (_, unit) => {
  const long = unit.repeat(Math.ceil(65_000 / unit.length)).slice(0, 65_000);
  using built = buildRepository([
    { files: repository.base, message: 'Start' },
    // An argument of a program has 128 KiB at most.
    { files: repository.head, message: `Change it ${long.slice(0, 40_000)}`, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  built.git('update-ref', 'refs/pull/7/head', headSha);
  const told = scriptedFinding({ ...noPeople, body: long.slice(0, 20_000) });
  await using bed = await startTestBed({
    repository: { gitDirectory: join(built.folder, '.git'), mergeBase, headSha },
    pull: { title: long.slice(0, 256), body: long },
    script: reviewers([told]),
  });
  using step = await bed.review();
  expect(step.exitCode, step.printed).toBe(1);
  expect(step.outputs).toMatchObject({ outcome: 'blocking' });
  expect(step.processorSeconds).toBeLessThan(3);
});
