import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildRepository } from '../../../test/support/git-repository.ts';
import { scriptedFinding, scriptedSubmission } from '../../../test/support/scripted-review.ts';
import { createRepo } from '../../git/repo.ts';
import type { Finding, Limitation, Submission } from '../../types.ts';
import { submissionProblems } from './submission-problems.ts';

const numbered = Array.from({ length: 40 }, (_, at) => `step(${at + 1});`);

/** What is wrong with findings about a real repository of one file. */
async function problems(
  findings: readonly Partial<Finding>[],
  limitations: readonly Limitation[] = [],
  more: Partial<Submission> = {},
) {
  using built = buildRepository([
    { files: { 'run.js': 'start();\n' } },
    { files: { 'run.js': `${numbered.join('\n')}\nstep(7);\n// TODO: no end\u200b\n` }, branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = built.commits;
  const store = { gitDirectory: join(built.folder, '.git'), path: process.env['PATH'] ?? '', signal: undefined };
  const repo = createRepo(store, { mergeBase, headSha });
  const code = { head: repo.at(headSha), base: repo.at(mergeBase), changes: await repo.diff(mergeBase, headSha) };
  const scripted = findings.map((finding) =>
    scriptedFinding({ title: 't', path: 'run.js', startLine: 1, quote: 'step(1);', ...finding }),
  );
  const submission = { ...scriptedSubmission('', scripted), limitations, unreadable: [], ...more };
  return await submissionProblems(submission, code);
}

describe('what of a submission is not in the code', () => {
  it('is nothing when all of it is', async () => {
    const diff = '--- a/run.js\n+++ b/run.js\n@@ -1 +1 @@\n-step(1);\n+step(0);\n';
    expect(await problems([{}, { fix: { text: 'Mend.', diff } }, { startLine: null, endLine: null }])).toEqual([]);
  });

  it('is told with the lines as they stand, all of it in one paragraph', async () => {
    const [told = '', ...others] = await problems(
      [
        { startLine: 20, endLine: 21, quote: 'stop(20);\nstop(21);' },
        { path: 'nowhere.js' },
        { startLine: null, endLine: null, quote: 'step(7);' },
        { fix: { text: 'Mend.', diff: '@@ -1 +1 @@\n-stop(1);\n+step(0);\n' } },
      ],
      [{ title: 'No end', path: 'run.js', startLine: 900, quote: '// TODO: nothing', body: 'It stays.' }],
    );
    expect(others).toEqual([]);
    expect(told.split('\n- ')).toEqual([
      expect.stringMatching(/^Not submitted yet: this is not in the code as you cite it\./u),
      [
        'findings[0], run.js: The quoted code does not stand in the file at the head. These lines stand there:',
        ...numbered.slice(16, 24).map((line, at) => `    ${at + 17} | ${line}`),
      ].join('\n'),
      expect.stringMatching(/^findings\[1\], nowhere\.js: The path could not be read at the head: /u),
      expect.stringMatching(/^findings\[2\], run\.js: The quoted code fits 2 places /u),
      [
        'findings[3]: its diff does not apply. The diff does not fit the file at the head. No line of it is: stop(1);',
        'Lines 1 to 8 at the head:',
        ...[1, 2, 3, 4, 5, 6, 7, 8].map((line) => `step(${line});`),
      ].join('\n'),
      expect.stringMatching(
        /^limitations\[0\], run\.js: .*\n {4}39 \| step\(39\);\n(?:.*\n)*.*\/\/ TODO: no end\\u\{200b\}$/u,
      ),
    ]);
  });

  it('is told of observations too, whose paths are read as those of findings are', async () => {
    const said = { title: 'No end', body: 'It stays.' };
    const limitation = { ...said, path: './run.js', startLine: 41, quote: '# TODO: no end' };
    const concern = { ...said, scope: 'future' } as const;
    expect(
      await problems([], [limitation], {
        concerns: ['run.js:3', 'b/run.js', '`run.js`', './'].map((path) => ({ ...concern, path })),
        strengths: [{ ...said, path: null }],
        testing: [{ ...said, path: 'RUN.js' }],
      }),
    ).toEqual([]);
    const [told = ''] = await problems([], [{ ...limitation, quote: 'TODO: an end' }], {
      testing: [{ ...said, path: 'test/run.test.js' }],
      documentation: [{ ...said, path: 'run.js' }],
      strengths: [{ ...said, path: 'lib/' }],
    });
    expect(
      told
        .split('\n- ')
        .slice(1)
        .map((each) => each.split('\n')[0]),
    ).toEqual([
      'strengths[0]: There is no such path: lib/. What is about no file has the path null.',
      'testing[0]: There is no such path: test/run.test.js. What is about no file has the path null.',
      'limitations[0], ./run.js: The quoted code does not stand in the file at the head. These lines stand there:',
    ]);
  });

  it('is bounded', async () => {
    const many = Array.from({ length: 60 }, () => ({ startLine: 1, endLine: 40, quote: 'stop();' }));
    const [told = ''] = await problems(many);
    expect(told.match(/^- findings/gmu)).toHaveLength(40);
    expect(told).toMatch(/- … and 20 more$/u);
    expect(told.length).toBeLessThan(40_000);
  });
});
