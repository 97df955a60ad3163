import { expect, it } from 'vitest';
import { diligentReader } from './support/diligent-reader.ts';
import { startTestBed } from './support/test-bed.ts';
import { watchMemory } from './support/watch-memory.ts';

/** Of a process, in megabytes (decision 125). */
const most = 350;

/** Three thousand files, and all of their 34 lines replaced: more than eight sessions of each reviewer can read. */
function files(version: number): Record<string, string> {
  const row = (file: number, at: number) =>
    `export const value${at} = compute(${version}, ${file}, 'some text that fills the line to 80');\n`;
  const text = (file: number) => Array.from({ length: 34 }, (_, at) => row(file, at)).join('');
  return Object.fromEntries(Array.from({ length: 3_000 }, (_, file) => [`src/f${file}.ts`, text(file)]));
}

it('the largest change that is reviewed takes no more memory than a small machine has to spare', async () => {
  let sent = 0;
  // A dash in a guideline: all of a prompt takes two bytes a character.
  const base = { ...files(1), 'AGENTS.md': 'One — two.\n' };
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
