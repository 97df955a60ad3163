import { describe, expect, it } from 'vitest';
import { stateLineOf, withoutState, withState } from '../src/lib/marker.ts';
import { stateLine } from '../src/rounds/state-line.ts';
import type { Memory } from '../src/types.ts';
import { type EndedRound, startRounds } from './support/rounds-bed.ts';
import type { RunningStep } from './support/runner.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { remembered, seal, stateKey } from './support/sealing.ts';
import { reviewers } from './support/shares.ts';
import type { Script } from './support/vendors.ts';

const start = { 'README.md': '# Shares\n', 'src/share.js': 'export const share = (total) => total;\n' };
const divides = '  return total / people.length;';
const first = { 'src/share.js': `export function share(total, people) {\n${divides}\n}\n` };
const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});

describe('a round while which the comment comes to remember something else', () => {
  const keys = seal([stateKey], 'acme/shares');
  type Rounds = Awaited<ReturnType<typeof startRounds>>;

  /**
   * Somebody writes the memory while reviewers are asked: just before the run reads again what it has written of its progress.
   * Between a look of its own and the write that follows, it would be lost: GitHub has no compare-and-set.
   */
  function meanwhile(rounds: Rounds, one: EndedRound, change: (memory: Memory) => Memory): Script {
    const { state } = rounds.bed.github;
    const line = one.memory === null ? '' : stateLine(change(one.memory), keys);
    const { promise: written, resolve } = Promise.withResolvers<void>();
    const isOfComment = /^(?<method>GET|PATCH) .*\/issues\/comments\/\d+$/u;
    let hasWritten = false;
    state.outage = (request) => {
      const method = isOfComment.exec(request)?.groups?.['method'];
      if (method === 'PATCH') hasWritten = true;
      if (method !== 'GET' || !hasWritten) return null;
      state.outage = null;
      return { status: 'act', act: write };
    };
    function write(): void {
      const [comment] = state.comments;
      if (comment === undefined) throw new Error('no comment');
      comment.body = withState(withoutState(comment.body), line);
      resolve();
    }
    return async (request) => {
      await written;
      return reviewers([])(request);
    };
  }
  const late = remembered({
    id: 'F2',
    since: 2,
    severity: 'critical',
    title: 'A late one',
    path: 'src/share.js',
    quote: divides,
  });
  const nextOf = (memory: Memory, headSha: string): Memory => ({
    ...memory,
    ...{ round: 2, sequence: memory.sequence + 1, run: '1-1', nextId: 3, findings: [...memory.findings, late] },
    bound: { ...memory.bound, headSha },
  });

  it('goes on from a round that another run has ended at the same head, and loses nothing of it (A19)', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople] });
    const headSha = rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review({ script: meanwhile(rounds, one, (memory) => nextOf(memory, headSha)) });
    expect(two.priors).toEqual(['F1 open', 'F2 open']);
    expect(two.open).toEqual(['F1 critical confirmed', 'F2 critical confirmed']);
    expect(two.report.rounds.round).toBe(3);
    expect(two.memory).toMatchObject({ round: 3, nextId: 3 });
    expect(two.exitCode).toBe(1);
  });

  it('is not clean for a finding of another head that nobody here has looked at (A19)', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review();
    expect(one.exitCode).toBe(0);
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review({ script: meanwhile(rounds, one, (memory) => nextOf(memory, 'e'.repeat(40))) });
    expect(two.priors).toEqual(['F2 unclear']);
    expect(two.report.gate.outcome).toBe('incomplete');
    expect(two.exitCode).toBe(1);
  });

  it('keeps a decision that was made while it showed progress (A19)', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople] });
    const at = '2026-01-05T10:00:00.000Z';
    const decision = {
      comment: 99,
      at,
      by: 'max',
      verb: 'dismiss',
      finding: 'F1',
      headSha: null,
      reason: 'So.',
    } as const;
    const decided = (memory: Memory): Memory => ({
      ...memory,
      ...{ sequence: memory.sequence + 1, handled: 99, decisions: [decision] },
      findings: memory.findings.map((found) => ({ ...found, declined: 99 })),
    });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review({ script: meanwhile(rounds, one, decided) });
    expect(two.memory).toMatchObject({ round: 2, handled: 99, decisions: [decision] });
    expect(two.printed).toContain('it goes on from there');
    expect(two.priors).toEqual(['F1 declined']);
    expect(two.exitCode).toBe(0);
    const reopened = { ...decision, comment: 100, verb: 'reopen' } as const;
    rounds.push({ 'docs/notes.md': 'More notes.\n' });
    const three = await rounds.review({
      script: meanwhile(rounds, two, (memory) => ({
        ...memory,
        ...{ sequence: memory.sequence + 1, handled: 100, decisions: [decision, reopened] },
        findings: memory.findings.map((found) => ({ ...found, declined: null })),
      })),
    });
    expect(three.priors).toEqual(['F1 unclear']);
    expect(three.exitCode).toBe(1);
  });
});

describe('a memory that is not where it was, or not as it was (A21)', () => {
  it('is said to be lost, in red, where a status of an earlier head outlives the comment', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    rounds.bed.github.state.comments.length = 0;
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review();
    expect(two.report.rounds).toMatchObject({ round: 1, isLost: true });
    expect(two.comment).toContain('[!CAUTION]');
    expect(two.comment).toContain('there is no comment that remembers');
    await using fresh = await startRounds(start, first);
    const { rounds: known } = (await fresh.review()).report;
    expect([known.round, known.note, known.isLost]).toEqual([1, null, undefined]);
  });

  it('of which somebody changed the text is read, and of which somebody changed a letter is not, with a name', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople] });
    const [comment] = rounds.bed.github.state.comments;
    if (comment === undefined) throw new Error('no comment');
    comment.body = comment.body.replace('Infinity', 'nothing of interest');
    comment.editor = 'mallory';
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review();
    expect(two.priors).toEqual(['F1 open']);
    expect(two.comment).toContain('Infinity');
    comment.body = one.comment.replace(/(state:v1:.{20})./u, '$1_');
    comment.editor = 'mallory';
    const three = await rounds.review();
    expect(three.report.rounds).toMatchObject({ round: 1, isLost: true, note: expect.stringContaining('mallory') });
    expect(three.comment).toContain('GitHub names mallory');
  });

  it('is read from the comment of another bot, which stays as it is', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    const { state } = rounds.bed.github;
    const [comment] = state.comments;
    if (comment === undefined) throw new Error('no comment');
    state.comments = [{ ...comment, author: 'another-app[bot]' }];
    const before = structuredClone(state.comments);
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review();
    expect(two.priors).toEqual(['F1 open']);
    expect(two.report.rounds.note).toContain('another-app');
    expect(state.comments.slice(0, 1)).toEqual(before);
    expect(state.comments).toHaveLength(2);
    // A person may copy what a bot has said, and makes no memory of it.
    state.comments = [{ ...comment, author: 'mallory' }];
    rounds.push({ 'docs/notes.md': 'More notes.\n' });
    expect((await rounds.review()).report.rounds).toMatchObject({ round: 1, isLost: true });
  });

  it('is the latest of several, wherever it stands', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople] });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review();
    const { state } = rounds.bed.github;
    const [author] = state.comments.map((comment) => comment.author);
    state.comments = [
      { id: 1, author: author ?? '', body: one.comment },
      { id: 2, author: author ?? '', body: two.comment },
    ];
    rounds.push({ 'docs/notes.md': 'More notes.\n' });
    const three = await rounds.review();
    expect(three.report.rounds.round).toBe(3);
    expect(state.comments).toHaveLength(1);
  });
});

it('a run that is cancelled says so within seven seconds, keeps the memory, and is never green (A33)', async () => {
  await using rounds = await startRounds(start, first);
  let running: RunningStep | null = null;
  let cancelled: number | null = null;
  const one = await rounds.review({
    script(request) {
      if (running !== null) cancelled ??= performance.now();
      running?.cancel();
      return reviewers([noPeople])(request);
    },
  });
  rounds.push({ 'docs/notes.md': 'Notes.\n' });
  using two = await rounds.bed.review({
    inputs: { 'state-key': stateKey },
    whileRunning(step) {
      running = step;
    },
  });
  expect(performance.now() - (cancelled ?? 0)).toBeLessThan(7_000);
  expect(two.exitCode).toBe(1);
  const [comment] = rounds.bed.github.state.comments;
  expect(comment?.body).toContain('cancelled');
  expect(stateLineOf(comment?.body ?? '')).toBe(stateLineOf(one.comment));
  expect(rounds.bed.statuses().at(-1)).toBe('error');
  running = null;
  expect((await rounds.review()).priors).toEqual(['F1 open']);
});
