import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { diligentReader } from './support/diligent-reader.ts';
import { buildRepository } from './support/git-repository.ts';
import { stateKey } from './support/sealing.ts';
import { startTestBed } from './support/test-bed.ts';
import { watchMemory } from './support/watch-memory.ts';

/** Of a process, in megabytes (decision 125). */
const most = 350;

/** So many files of so many lines, all of which differ from version to version. */
function files(version: number, count = 3_000, lines = 34): Record<string, string> {
  const row = (file: number, at: number) =>
    `export const value${at} = compute(${version}, ${file}, 'some text that fills the line to 80');\n`;
  const text = (file: number) => Array.from({ length: lines }, (_, at) => row(file, at)).join('');
  return Object.fromEntries(Array.from({ length: count }, (_, file) => [`src/f${file}.ts`, text(file)]));
}

/** With a dash: all of a prompt takes two bytes a character. */
const guidelines = { 'AGENTS.md': 'One — two.\n' };

it('the largest change that is reviewed takes no more memory than a small machine has to spare', async () => {
  let sent = 0;
  // More than eight sessions of each reviewer can read.
  const base = { ...files(1), ...guidelines };
  await using bed = await startTestBed({
    repository: { base, head: files(2) },
    way: 'bundle',
    script(request) {
      sent += JSON.stringify(request.body).length;
      return diligentReader(request);
    },
  });
  using memory = watchMemory();
  using step = await bed.review({ whileRunning: memory.watch });
  expect(step.outputs['outcome'], step.printed).toBe('incomplete');
  expect(step.printed).not.toContain('unrecognized flag');
  expect(sent).toBeGreaterThan(250_000_000);
  expect(memory.peak()).toBeGreaterThan(100);
  expect(memory.peak()).toBeLessThanOrEqual(most);
});

it('nor does a further round of the largest change that is delivered whole, when half of it differs', async () => {
  const [count, lines] = [3_000, 15];
  using repository = buildRepository([
    { files: { ...files(1, count, lines), ...guidelines } },
    { files: files(2, count, lines), branch: 'topic' },
  ]);
  const [mergeBase = '', headSha = ''] = repository.commits;
  repository.git('update-ref', 'refs/pull/7/head', headSha);
  await using bed = await startTestBed({
    repository: { gitDirectory: join(repository.folder, '.git'), mergeBase, headSha },
    way: 'bundle',
    script: diligentReader,
  });
  // In so many sessions nobody reads on by tool, which takes longer and no more memory.
  async function round() {
    using memory = watchMemory();
    using step = await bed.review({
      inputs: { 'state-key': stateKey, 'max-slices': '30' },
      whileRunning: memory.watch,
    });
    expect(step.outputs['outcome'], step.printed).toBe('clean');
    const report: Report = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
    return { peak: memory.peak(), scope: report.rounds.scope };
  }
  await round();
  const pushed = repository.commit({ files: files(3, count * 0.49, lines) });
  repository.git('update-ref', 'refs/pull/7/head', pushed);
  bed.push({ headSha: pushed, commits: 2 });
  const { peak, scope } = await round();
  expect(scope).toMatchObject({ since: 1, files: count * 0.49, lines: count * 0.49 * lines });
  expect(peak).toBeGreaterThan(100);
  expect(peak).toBeLessThanOrEqual(most);
});
