import { expect, it } from 'vitest';
import { happen } from './support/happening.ts';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';

const start = { 'README.md': '# Shares\n', 'src/share.js': 'export const share = (total) => total;\n' };
const divides = '  return total / people.length;';
const first = { 'src/share.js': `export function share(total, people) {\n${divides}\n}\n` };
const noPeople = scriptedFinding({
  ...{ title: 'An empty list of people gives Infinity', path: 'src/share.js', startLine: 2, quote: divides },
});

it('a rebase onto a base that has moved asks no model, and repeats outcome, ids and exit code (A7, A9)', async () => {
  await using rounds = await startRounds(start, first);
  const one = await rounds.review({ finds: [noPeople] });
  expect(one.exitCode).toBe(1);
  const { repository, bed } = rounds;
  const moved = repository.commit({ files: { 'docs/notes.md': 'Notes.\n' }, on: 'main' });
  repository.git('checkout', '--quiet', '-B', 'topic', moved);
  const headSha = repository.commit({ files: first, message: 'Change it again' });
  repository.git('update-ref', 'refs/pull/7/head', headSha);
  bed.push({ headSha, mergeBase: moved, baseSha: moved, commits: 1 });
  const two = await happen(rounds, { action: 'synchronize' });
  expect([two.requests, two.exitCode, two.statuses]).toEqual([0, 1, ['pending', 'failure']]);
  expect(two.status.sha).toBe(headSha);
  const base = `Base moved from \`${rounds.mergeBase.slice(0, 7)}\` to \`${moved.slice(0, 7)}\`, not looked at.`;
  for (const page of [two.comment, two.summary]) {
    expect(page).toMatch(/^## Rework: 1 critical finding blocks this merge$/mu);
    expect(page).toContain(`Unchanged since round 1: outcome repeated, no model was asked. ${base}`);
    expect(page).toContain('| **F1** 🔴 critical | An empty list of people gives Infinity |');
  }
  expect(two.outputs).toMatchObject({
    outcome: 'blocking',
    verdict: 'Rework',
    round: '1',
    critical: '1',
    unproven: '0',
  });
  expect(two.outputs['report-json']).toBeUndefined();
  expect(two.memory?.bound).toMatchObject({ headSha, mergeBase: moved });
  expect(two.memory).toMatchObject({ round: 1, run: '4712-1', findings: one.memory?.findings });
  expect(bed.github.state.comments).toHaveLength(1);
  const three = await happen(rounds, { run: ['4712', '2'] });
  expect([three.requests, three.exitCode, three.memory?.round]).toEqual([0, 1, 1]);
  expect(three.comment).toContain(base);
});
