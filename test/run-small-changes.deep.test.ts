import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { startRounds } from './support/rounds-bed.ts';
import { sameButForTimes } from './support/same-report.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { reviewers } from './support/shares.ts';
import { named, runStaged } from './support/staged.ts';
import { startTestBed } from './support/test-bed.ts';

const guide = ['# Shares', '', 'A share is what one person pays.', '', '```sh', 'npm start', '```', ''].join('\n');
const base = { 'docs/guide.md': guide, 'src/share.js': 'export const share = 1;\n' };
const head = { 'docs/guide.md': guide.replace('one person', 'each person') };
const asking = 'small-changes: 50\n';
const wrong = scriptedFinding({
  ...{ title: 'It is the whole that each pays', path: 'docs/guide.md', startLine: 3 },
  quote: 'A share is what each person pays.',
});

async function roundsOn(file = asking) {
  const rounds = await startRounds(base, head);
  rounds.bed.github.state.files.set('.github/deep-review.yml', file);
  return rounds;
}
const whoReviewed = ({ reviews }: Report) => reviews.map(({ reviewer }) => `${reviewer.name} ${reviewer.effort}`);

it('whatever comes after a small change is reviewed whole and by all, and nothing of it counts as read before', async () => {
  await using rounds = await roundsOn();
  const first = await rounds.review();
  expect(whoReviewed(first.report)).toEqual(['Claude low']);
  expect(first.memory?.base).toMatchObject({ round: 1, isSmall: true });
  // Small once more: what differs is enough.
  rounds.push({ 'docs/guide.md': head['docs/guide.md'].replace('pays', 'owes') });
  const second = await rounds.review();
  expect(whoReviewed(second.report)).toEqual(['Claude low']);
  rounds.push({ 'src/share.js': 'export const share = 2;\n' });
  const late = scriptedFinding({
    ...{ title: 'Pays is the better word', path: 'docs/guide.md', startLine: 3, severity: 'suggestion' as const },
    quote: 'A share is what each person owes.',
  });
  const third = await rounds.review({ finds: [late] });
  // Nobody had thought of it before, and only one had been asked.
  expect(third.report.ledger.findings[0]?.past?.late).toBeUndefined();
  expect(whoReviewed(third.report)).toEqual(['Claude high', 'Codex high', 'Gemini high']);
  expect(third.report).toMatchObject({
    policy: { minReviewers: 2 },
    rounds: {
      scope: {
        since: null,
        covered: 0,
        reason: 'round 2 had it as a small change, before one reviewer, and it is none now',
      },
    },
  });
  expect(third.report.small).toBeUndefined();
  expect(third.memory?.base).toMatchObject({ round: 3 });
  expect(third.memory?.base?.isSmall).toBeUndefined();
  expect(third.printed).toContain(
    'This is no small change, and takes a full review: src/share.js changes more than comments of prose.',
  );
  for (const { text } of third.requests.filter((each) => each.text.includes('Your task: review')))
    expect(text).toContain('A share is what each person owes.');
});

it('an outcome is repeated where the change is small still, and not where the file asks for something else', async () => {
  await using rounds = await roundsOn();
  await rounds.review();
  const asked = rounds.bed.vendors.requests.length;
  using again = await rounds.bed.review({ inputs: { 'state-key': (await import('./support/sealing.ts')).stateKey } });
  expect(again.printed).toContain('Unchanged since round 1');
  const words = 'Round 1 had it as a small change, before one reviewer.';
  expect(again.printed).toContain(words);
  expect(rounds.bed.github.state.comments.at(-1)?.body).toContain(words);
  expect(rounds.bed.github.state.statuses.at(-1)?.description).toContain(
    '(round 1 repeated; small change, 1 reviewer)',
  );
  expect(rounds.bed.vendors.requests).toHaveLength(asked);
  rounds.bed.github.state.files.set('.github/deep-review.yml', 'small-changes: 40\n');
  expect((await rounds.review()).printed).toContain('Round 1 is not repeated: something else is asked for.');
  rounds.bed.github.state.files.delete('.github/deep-review.yml');
  expect(whoReviewed((await rounds.review()).report)).toHaveLength(3);
});

it('what the one reviewer finds is verified by the others, and while it is open all review', async () => {
  await using rounds = await roundsOn();
  const first = await rounds.review({ finds: [wrong] });
  expect(whoReviewed(first.report)).toEqual(['Claude low']);
  expect(first.exitCode).toBe(1);
  expect(first.open).toEqual(['F1 critical confirmed']);
  const rulings = first.report.ledger.findings[0]?.rulings ?? [];
  expect(rulings.length).toBeGreaterThan(0);
  for (const ruling of rulings) expect(ruling).toMatchObject({ isOtherVendor: true });
  for (const { reviewer } of first.report.sessions.filter(({ purpose }) => purpose === 'verification'))
    expect(reviewer.effort).toBe('high');
  rounds.push({ 'docs/guide.md': guide.replace('one person pays', 'each person has to pay') });
  const second = await rounds.review();
  expect(whoReviewed(second.report)).toHaveLength(3);
  expect(second.printed).toContain('an earlier round left findings');
});

it('one reviewer is enough only where the workflow asks for no more, and a person can ask for all', async () => {
  await using rounds = await roundsOn();
  const held = await rounds.review({ step: { inputs: { 'min-reviewers': '2' } } });
  expect(whoReviewed(held.report)).toHaveLength(3);
  expect(held.printed).toContain('`small-changes` of `.github/deep-review.yml` of `main` has no effect');
  rounds.push({ 'docs/guide.md': head['docs/guide.md'].replace('pays', 'owes') });
  rounds.answer(reviewers([]));
  rounds.bed.github.state.rights.set('max', { permission: 'write' });
  using full = await rounds.bed.onComment('/deep-review full');
  expect(full.printed).toContain('This is no small change, and takes a full review: a person asked for a full review.');
});

it('it is one session, whatever its reviewer does else, and at the effort that a model without one has', async () => {
  await using rounds = await roundsOn('small-changes: 50\nreviewers: [Claude = anthropic/claude-opus-5-5 passes=2]\n');
  expect(whoReviewed((await rounds.review()).report)).toEqual(['Claude low']);
});

it('in jobs it is one leg, and the report is that of one job', async () => {
  const script = reviewers([wrong]);
  const repository = { base, head };
  const inputs = { reviewers: named };
  await using one = await startTestBed({ repository, script });
  await using bed = await startTestBed({ repository, script });
  for (const { github } of [one, bed]) github.state.files.set('.github/deep-review.yml', asking);
  using step = await one.review({ inputs });
  using run = await runStaged(bed, { inputs });
  expect(run.matrix).toEqual([{ leg: 1, reviewer: 'Claude', provider: 'anthropic', parts: '1' }]);
  const whole = JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8')) as Report;
  expect(whole.small).toBeDefined();
  expect(sameButForTimes(run.report as Report, bed)).toEqual(sameButForTimes(whole, one));
});
