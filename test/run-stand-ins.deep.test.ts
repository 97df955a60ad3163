import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Report } from '../src/types.ts';
import { movedClock } from './support/moved-clock.ts';
import { every, recordingOf, replayed } from './support/replaying.ts';
import { startRounds } from './support/rounds-bed.ts';
import { sameButForTimes } from './support/same-report.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf } from './support/scripted-verification.ts';
import { stateKey } from './support/sealing.ts';
import { reviewers } from './support/shares.ts';
import { named, runStaged } from './support/staged.ts';
import { startTestBed } from './support/test-bed.ts';
import type { Script, ScriptedAnswer, VendorName } from './support/vendors.ts';

/*
 * One reviewer is enough for a small change: here the one that was meant does not review it, or not all of it.
 */

const guide = ['# Shares', '', 'A share is what one person pays.', '', '```sh', 'npm start', '```', ''].join('\n');
const base = { 'docs/guide.md': guide, 'src/share.js': 'export const share = 1;\n' };
const head = { 'docs/guide.md': guide.replace('one person', 'each person') };
const repository = { base, head };
const asking = 'small-changes: 50\n';
const wrong = scriptedFinding({
  ...{ title: 'It is the whole that each pays', path: 'docs/guide.md', startLine: 3 },
  quote: 'A share is what each person pays.',
});

async function startSmall(script: Script, more: Partial<Parameters<typeof startTestBed>[0]> & { file?: string } = {}) {
  const bed = await startTestBed({ repository, script, ...more });
  bed.github.state.files.set('.github/deep-review.yml', more.file ?? asking);
  return bed;
}
const reportOf = (step: { outputs: Readonly<Record<string, string>> }): Report =>
  JSON.parse(readFileSync(step.outputs['report-json'] ?? '', 'utf8'));
const ends = ({ reviews }: Report) =>
  reviews.map(
    (each) =>
      `${each.reviewer.name} ${each.reviewer.effort}: ${each.outcome === 'failed' ? each.reason : each.outcome}`,
  );
/** Reviews of some vendors end so; all else is as it should be. */
const failing = (
  faults: Partial<Record<VendorName, ScriptedAnswer>>,
  finds: Parameters<typeof reviewers>[0] = [],
): Script => {
  const well = reviewers(finds);
  return (request) => (purposeOf(request) === 'review' ? (faults[request.vendor] ?? well(request)) : well(request));
};
const auth: ScriptedAnswer = { fault: 'auth' };

it.each<readonly [string, ScriptedAnswer]>([
  ['auth', auth],
  ['outage', { fault: 'server-error', status: 500 }],
  ['refusal', { stop: 'refused', text: '' }],
  ['malformed', { text: 'I am done.' }],
])('the next one stands in where the one that was meant fails: %s', async (reason, fault) => {
  await using bed = await startSmall(failing({ anthropic: fault }));
  using step = await bed.review({ clock: movedClock() });
  expect(step.outputs, step.printed).toMatchObject({ outcome: 'clean', 'reviewers-completed': '1' });
  expect(ends(reportOf(step))).toEqual([`Claude low: ${reason}`, 'Codex low: completed']);
  expect(step.outputs['failed-reviewers']).toContain('Claude');
});

it('every place says who stood in, what it found is verified, and what the other one took is counted', async () => {
  await using bed = await startSmall(failing({ anthropic: auth, openai: { text: 'I am done.' } }, [wrong]));
  using step = await bed.review();
  const report = reportOf(step);
  expect(ends(report), step.printed).toEqual(['Claude low: auth', 'Codex low: malformed', 'Gemini low: completed']);
  expect(step.outputs).toMatchObject({ outcome: 'blocking', 'reviewers-completed': '1' });
  // One after the other, and each has the place of the one that was meant.
  const times = report.reviews.map(({ trace }) => [trace.startedAt, trace.startedAt + trace.durationMs] as const);
  for (const [at, [began]] of times.slice(1).entries())
    expect(began).toBeGreaterThanOrEqual(times[at]?.[1] ?? Infinity);
  expect(report.reviews[1]?.trace.usage.output).toBeGreaterThan(0);
  expect(report.ledger.findings[0]?.rulings.map(({ by }) => by)).toEqual(expect.arrayContaining(['Codex']));
  const words =
    'one reviewer is enough, Claude at low effort. It did not review all of it, so another one stood in: Codex at low effort, then Gemini at low effort.';
  expect(bed.github.state.comments.at(-1)?.body).toContain(words);
  expect(readFileSync(step.outputs['report-markdown'] ?? '', 'utf8')).toContain(words);
  expect(step.log).toContain('Claude has not reviewed all of this small change: Codex at low effort stands in.');
  expect(step.printed).toMatch(/warning: Reviewer Claude failed \(auth/u);
  expect(bed.github.state.statuses.at(-1)).toMatchObject({
    state: 'failure',
    description: expect.stringMatching(
      /small change, 1 reviewer\), Claude failed \(auth\), Codex failed \(malformed\)/u,
    ),
  });
});

it('is incomplete where nobody is left, and never green', async () => {
  await using bed = await startSmall(failing({ anthropic: auth, openai: auth, google: auth }));
  using step = await bed.review();
  expect(ends(reportOf(step)), step.printed).toEqual(['Claude low: auth', 'Codex low: auth', 'Gemini low: auth']);
  expect(step.outputs['outcome']).toBe('incomplete');
  expect(step.exitCode).toBe(1);
  expect(bed.statuses().at(-1)).toBe('failure');
});

const models = {
  anthropic: { listed: [{ id: 'claude-opus-5-5' }] },
  openai: { listed: [{ id: 'gpt-6.1-sol' }] },
  google: { listed: [{ id: 'gemini-4-argon' }] },
};
const gone = { listed: [{ id: 'claude-opus-6' }] };

it('a model that is not there ends no review that another can do, and is named', async () => {
  await using bed = await startSmall(failing({}), { models: { ...models, anthropic: gone } });
  using step = await bed.review();
  expect(ends(reportOf(step)), step.printed).toEqual(['Claude low: unknown-model', 'Codex low: completed']);
  expect(step.outputs['outcome']).toBe('clean');
  expect(step.printed).toMatch(
    /warning: Reviewer Claude failed \(unknown-model: .*near: claude-opus-6.*\)\. Name in `reviewers` a model/u,
  );
  expect(bed.vendors.requests.map(({ vendor }) => vendor)).not.toContain('anthropic');
});

it('nor is one passed over that was not needed: the next change may need it', async () => {
  await using bed = await startSmall(failing({}), { models: { ...models, google: gone } });
  using step = await bed.review();
  expect(ends(reportOf(step)), step.printed).toEqual(['Claude low: completed']);
  expect(step.printed).toMatch(
    /warning: Reviewer Gemini was not asked, and could not review \(unknown-model: .*\)\. Name in `reviewers` a model/u,
  );
});

it('nothing is spent where none of them is there', async () => {
  const none = { anthropic: gone, openai: gone, google: gone };
  await using bed = await startSmall(failing({}), { models: none });
  using step = await bed.review();
  expect(step.outputs['outcome'], step.printed).toBe('error');
  expect(step.printed).toContain('No review can count: 0 of 3 reviewer(s) can review, and `min-reviewers` is 1.');
  expect(bed.vendors.requests).toEqual([]);
});

/** Vendors that each leave one of the texts unread. */
function leaving(unread: Partial<Record<VendorName, readonly string[]>>): Script {
  const well = reviewers([]);
  return (request) => {
    const answer = well(request);
    if (purposeOf(request) !== 'review' || !('calls' in answer)) return answer;
    const paths = unread[request.vendor] ?? [];
    const calls = answer.calls?.map(({ name, input }) => {
      const { coverage, ...rest } = input as { coverage: { path: string }[] };
      return { name, input: { ...rest, coverage: coverage.filter(({ path }) => !paths.includes(path)) } };
    });
    return { ...answer, calls: calls ?? [] };
  };
}
const page = (word: string) => `# Pages\n\n${`${word} is said at length here.\n`.repeat(400)}`;
const two = { base, head: { 'docs/one.md': page('One'), 'docs/two.md': page('Two') } };
const long = { repository: two, file: 'small-changes: 1000\n' };

it('one of them has all of it by itself: what two have between them is not enough', async () => {
  const between = leaving({ anthropic: ['docs/one.md'], openai: ['docs/two.md'], google: ['docs/one.md'] });
  await using bed = await startSmall(between, long);
  using step = await bed.review();
  const report = reportOf(step);
  expect(ends(report), step.printed).toEqual([
    'Claude low: completed',
    'Codex low: completed',
    'Gemini low: completed',
  ]);
  expect(report.gate.outcome).toBe('incomplete');
  expect(report.coverage.undelivered).toHaveLength(1);
  expect(step.exitCode).toBe(1);
});

it('who left a part of it unread is stood in for', async () => {
  await using bed = await startSmall(leaving({ anthropic: ['docs/one.md'] }), long);
  using step = await bed.review();
  expect(ends(reportOf(step)), step.printed).toEqual(['Claude low: completed', 'Codex low: completed']);
  expect(step.outputs['outcome']).toBe('clean');
});

it('nobody stands in for want of money, and what is spent is held to the budget', async () => {
  const prices = ['anthropic/claude-opus-5-5', 'openai/gpt-6.1-sol', 'google/gemini-4-argon']
    .map((model) => `  - { model: ${model}, input: 0, output: 1 }`)
    .join('\n');
  const file = (most: number) => `${asking}max-cost-usd: ${most}\nprices:\n${prices}\n`;
  const dear: ScriptedAnswer = { text: 'I am done.', usage: { input: 0, cached: 0, output: 16_000, reasoning: 0 } };
  await using bed = await startSmall(failing({ anthropic: dear }), { file: file(0.04) });
  using step = await bed.review();
  expect(ends(reportOf(step)), step.printed).toEqual(['Claude low: cost']);
  expect(step.outputs['outcome']).toBe('incomplete');
  expect(Number(step.outputs['cost-usd'])).toBeLessThanOrEqual(0.04);
  await using enough = await startSmall(failing({ anthropic: dear }), { file: file(1) });
  using other = await enough.review();
  const report = reportOf(other);
  expect(ends(report), other.printed).toEqual(['Claude low: malformed', 'Codex low: completed']);
  expect(report.reviews[0]?.trace.costUsd).toBeGreaterThan(0.04);
  expect(Number(other.outputs['cost-usd'])).toBeGreaterThan(report.reviews[0]?.trace.costUsd ?? Infinity);
});

it('is remembered as a small change, and repeated as one', async () => {
  await using rounds = await startRounds(base, head);
  rounds.bed.github.state.files.set('.github/deep-review.yml', asking);
  const first = await rounds.review({ script: failing({ anthropic: auth }) });
  expect(ends(first.report), first.printed).toEqual(['Claude low: auth', 'Codex low: completed']);
  expect(first.memory?.base).toMatchObject({ round: 1, isSmall: true });
  const asked = rounds.bed.vendors.requests.length;
  using again = await rounds.bed.review({ inputs: { 'state-key': stateKey } });
  expect(again.printed).toContain('Unchanged since round 1');
  expect(rounds.bed.vendors.requests).toHaveLength(asked);
  rounds.push({ 'src/share.js': 'export const share = 2;\n' });
  const third = await rounds.review();
  expect(ends(third.report), third.printed).toHaveLength(3);
  expect(third.report.rounds.scope).toMatchObject({ since: null, covered: 0 });
});

it('is replayed to the same report', async () => {
  await using bed = await startSmall(failing({ anthropic: auth, openai: { text: 'I am done.' } }, [wrong]));
  using step = await bed.review({ inputs: { record: 'true' } });
  expect(ends(reportOf(step)), step.printed).toHaveLength(3);
  const { same, different } = await replayed(recordingOf(step));
  expect({ same, different }).toEqual({ same: every, different: [] });
});

it('in jobs the one that consolidates asks the next one, and the report is that of one job', async () => {
  const script = failing({ anthropic: auth }, [wrong]);
  const inputs = { reviewers: named };
  await using one = await startSmall(script);
  await using bed = await startSmall(script);
  using step = await one.review({ inputs });
  using run = await runStaged(bed, { inputs });
  expect(run.matrix.map(({ reviewer }) => reviewer)).toEqual(['Claude']);
  expect(ends(run.report as Report), run.printed).toEqual(['Claude low: auth', 'Codex low: completed']);
  expect(run.publish.outputs['outcome']).toBe('blocking');
  expect(sameButForTimes(run.report as Report, bed)).toEqual(sameButForTimes(reportOf(step), one));
});

it('in jobs nobody stands in for a file that was lost: nobody knows what was said', async () => {
  await using bed = await startSmall(failing({}));
  using run = await runStaged(bed, {
    inputs: { reviewers: named },
    between: ({ stage, outputs }) => {
      if (stage === 'consolidate') outputs['leg-1'] = '';
    },
  });
  expect(ends(run.report as Report), run.printed).toEqual(['Claude low: lost']);
  expect(run.publish.outputs['outcome']).toBe('incomplete');
});
