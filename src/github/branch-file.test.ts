import { expect, it } from 'vitest';
import { connect } from '../../test/support/github/connect.ts';

it('reads a file at the tip of a branch, says where there is none, and takes no refusal for that', async () => {
  await using at = await connect();
  const text = `paths: {} # ${'\u00e9'.repeat(200)}\n`;
  at.server.state.files.set('.github/a b.yml', text);
  expect(await at.github.readBranchFile('release/1', '.github/a b.yml')).toBe(text);
  expect(await at.github.readBranchFile('main', 'other.yml')).toBeNull();
  at.server.state.faults.push({ status: 403, message: 'Resource not accessible by integration' });
  await expect(at.github.readBranchFile('main', 'other.yml')).rejects.toThrow('may not read the contents');
  expect(at.server.violations).toEqual([]);
});
