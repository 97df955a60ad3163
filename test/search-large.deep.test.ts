import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diligentReader } from './support/diligent-reader.ts';
import { buildRepository } from './support/git-repository.ts';
import { scriptedSubmission } from './support/scripted-review.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { startTestBed } from './support/test-bed.ts';
import type { VendorName } from './support/vendors.ts';
import { watchMemory } from './support/watch-memory.ts';

const count = 100_000;

/** What each reviewer looks for at the same time: a text, a text whatever its case, a pattern that no index of words would help. */
const queries: Partial<Record<VendorName, object>> = {
  anthropic: { pattern: 'file 77777 ', syntax: 'fixed', ignoreCase: false },
  openai: { pattern: 'FILE 88888 ', syntax: 'fixed', ignoreCase: true },
  google: { pattern: 'f[h-j]le 9{5} ', syntax: 'perl', ignoreCase: false },
};

const committed = 'committer A <a@example.org> 1767225600 +0000\ndata 4\nmany\n';

/** A tree of so many files in folders of a thousand, and a commit that changes another one, for `git fast-import`. */
function* manyFiles(): Generator<string> {
  yield `reset refs/heads/main\ncommit refs/heads/main\n${committed}`;
  for (let at = 0; at < count; at += 1) {
    const rows = Array.from(
      { length: 8 },
      (_, row) => `const value${row} = compute(${at * 8 + row}); // of file ${at} row ${row}\n`,
    );
    const text = rows.join('');
    yield `M 100644 inline src/${Math.floor(at / 1_000)}/${at}.ts\ndata ${text.length}\n${text}\n`;
  }
  yield `commit refs/pull/7/head\n${committed}from refs/heads/main\nM 100644 inline README.md\ndata 2\ny\n\n`;
}

it('three searches of 100,000 files at once are answered, in the memory of any review', async () => {
  using repository = buildRepository([{ files: { 'README.md': 'x\n' } }]);
  repository.input([...manyFiles()].join(''), 'fast-import', '--quiet', '--force');
  const [mergeBase, headSha] = ['main', 'refs/pull/7/head'].map((name) => repository.git('rev-parse', name)) as [
    string,
    string,
  ];
  const answers = new Map<VendorName, string>();
  await using bed = await startTestBed({
    repository: { gitDirectory: join(repository.folder, '.git'), mergeBase, headSha },
    way: 'bundle',
    script(request) {
      const { vendor, turn, contextText, toolTexts } = request;
      if (purposeOf(request) !== 'review') return diligentReader(request);
      if (turn === 1)
        return { calls: [{ name: 'search', input: { revision: 'head', under: null, ...queries[vendor] } }] };
      answers.set(vendor, toolTexts.at(-1) ?? '');
      return { calls: [{ name: 'submit_review', input: scriptedSubmission(contextText, []) }] };
    },
  });
  using memory = watchMemory();
  using step = await bed.review({ whileRunning: memory.watch });
  expect(step.outputs['outcome'], step.printed).toBe('clean');
  const rowsOf = (at: number) =>
    Array.from({ length: 8 }, (_, row) => `src/${Math.floor(at / 1_000)}/${at}.ts:${row + 1}: `);
  for (const [vendor, at] of [
    ['anthropic', 77_777],
    ['openai', 88_888],
    ['google', 99_999],
  ] as const)
    expect(
      answers
        .get(vendor)
        ?.split('\n')
        .map((line) => line.replace(/const .*/u, '')),
    ).toEqual(rowsOf(at));
  expect(memory.peak()).toBeGreaterThan(100);
  expect(memory.peak()).toBeLessThanOrEqual(350);
});
