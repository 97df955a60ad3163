import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it.each([
  ['platform', "'win32'", 'does not run on Windows'],
  ['versions', "{ ...process.versions, node: '20.1.0' }", 'this is Node 20.1.0'],
])('the action says so before anything else is loaded, and is red: another %s', (property, value, words) => {
  const elsewhere = `Object.defineProperty(process, '${property}', { value: ${value} })`;
  const entry = join(import.meta.dirname, '..', 'index.ts');
  const preload = `data:text/javascript,${encodeURIComponent(elsewhere)}`;
  const { status, stdout } = spawnSync(process.execPath, ['--import', preload, entry], { encoding: 'utf8', env: {} });
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^::error title=Deep Review could not review::.*\n$/)]);
  expect(stdout).toContain(words);
});
