import { describe, expect, it } from 'vitest';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { rules } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';

const start = { 'README.md': '# Shares\n', 'src/share.js': 'export const share = (total) => total;\n' };
const divides = '  return total / people.length;';
const share = (...body: readonly string[]) => `export function share(total, people) {\n${body.join('\n')}\n}\n`;
const first = { 'src/share.js': share(divides) };
const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});
const reworded = { ...noPeople, title: 'An empty list of people makes each share Infinity' };
const severed = { ...noPeople, severity: 'important' } as const;

describe('what a person declined', () => {
  it('stays declined without a model call, over silence, other words, other reviewers and further rounds (A15)', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople] });
    expect([one.exitCode, one.open]).toEqual([1, ['F1 critical confirmed']]);
    rounds.decide({ verb: 'dismiss' });
    rounds.push({ 'docs/notes.md': 'Nothing of this.\n' });
    const silent = await rounds.review();
    expect([silent.exitCode, silent.priors, silent.open]).toEqual([0, ['F1 declined'], []]);
    expect(silent.requests.filter(({ text }) => text.includes('Your task: look at '))).toEqual([]);
    expect(silent.report.gate.reasons[0]).toContain('Declined by people: F1 (critical).');
    expect(silent.comment).toMatch(/F1.* declined/u);
    expect(silent.memory?.findings).toMatchObject([{ id: 'F1', declined: 1_000, standing: 'confirmed' }]);
    rounds.push({ 'docs/notes.md': 'Nothing of that.\n' });
    const again = await rounds.review({ finds: [reworded], by: 'google' });
    expect([again.exitCode, again.priors, again.open]).toEqual([0, ['F1 declined'], []]);
    const [prior] = again.report.ledger.priors ?? [];
    expect(prior).toMatchObject({ foundAgain: ['Gemini'], reason: expect.stringContaining('@max') });
    expect(again.report.ledger.findings).toMatchObject([
      { id: 'F1', standing: 'declined', severity: 'critical', finding: { title: noPeople.title, quote: divides } },
    ]);
    // Nothing of it counts for who raised it.
    expect(again.report.metrics.map(({ kept }) => kept)).toEqual([0, 0, 0]);
    // Nor does it end with the words of others.
    rounds.push({ 'docs/notes.md': 'Nothing.\n' });
    const last = await rounds.review({ finds: [noPeople] });
    expect([last.exitCode, last.priors]).toEqual([0, ['F1 declined']]);
    rounds.decide({ verb: 'reopen', reason: '' });
    rounds.push({ 'docs/notes.md': 'Not a thing.\n' });
    const reopened = await rounds.review();
    expect([reopened.exitCode, reopened.open]).toEqual([1, ['F1 critical confirmed']]);
  });

  it('stays so over a rebase, a rename and shifted lines (A15)', async () => {
    const lines = Array.from({ length: 40 }, (_, at) => `// Line ${at} of a long preface.\n`).join('');
    await using rounds = await startRounds(
      { ...start, 'src/share.js': lines },
      { 'src/share.js': lines + share(divides) },
    );
    await rounds.review({ finds: [{ ...noPeople, startLine: 42, endLine: 42 }] });
    rounds.decide({ verb: 'dismiss' });
    const path = 'src/parts/share.js';
    rounds.push({ 'src/share.js': null, [path]: `// One more.\n\n${lines}${share(divides)}` }, { isForced: true });
    const two = await rounds.review({ finds: [{ ...noPeople, path, startLine: 44, endLine: 44 }] });
    expect([two.exitCode, two.priors, two.open]).toEqual([0, ['F1 declined'], []]);
    expect(two.memory?.findings).toMatchObject([{ path, startLine: 44 }]);
  });

  it('ends with its code: then it is looked at again, and says that it was declined (A15)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    rounds.decide({ verb: 'dismiss' });
    const changed = '  return Math.floor(total / people.length);';
    rounds.push({ 'src/share.js': share(changed) });
    const two = await rounds.review();
    expect([two.exitCode, two.priors, two.open]).toEqual([1, ['F1 open'], ['F1 critical confirmed']]);
    expect(two.requests.some(({ text }) => text.includes('Your task: look at '))).toBe(true);
    expect(two.report.ledger.priors).toMatchObject([
      { reason: expect.stringMatching(/was declined.*@max.*meant so/u) },
    ]);
    expect(two.memory?.findings).toMatchObject([{ id: 'F1', declined: null }]);
    // It does not come back with its code: somebody decides anew.
    rounds.push({ 'src/share.js': share(divides) });
    expect((await rounds.review()).open).toEqual(['F1 critical confirmed']);
  });

  it('hides no other defect of its lines, and names itself there (A16)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [severed] });
    rounds.decide({ verb: 'dismiss' });
    rounds.push({ 'docs/notes.md': 'Nothing of this.\n' });
    const others = [
      { ...noPeople, title: 'Shares of cents get lost' },
      { ...noPeople, title: 'The total may be a text', kind: 'gap' as const },
    ];
    const two = await rounds.review({ finds: others });
    expect([two.exitCode, two.priors]).toEqual([1, ['F1 declined']]);
    expect(two.open).toEqual(['F2 critical confirmed', 'F3 critical confirmed']);
    for (const { standing, reasons } of two.report.ledger.findings)
      if (standing === 'confirmed') expect(reasons.join(' ')).toMatch(/Like F1\. Declined by @max.*meant so/u);
  });

  it('counts again where it is found to be more severe than what was declined (A16)', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [severed] });
    expect(one.open).toEqual(['F1 important confirmed']);
    rounds.decide({ verb: 'dismiss' });
    rounds.push({ 'docs/notes.md': 'Nothing of this.\n' });
    const two = await rounds.review({ finds: [noPeople] });
    expect([two.exitCode, two.priors, two.open]).toEqual([1, ['F1 open'], ['F1 critical confirmed']]);
    expect(two.report.ledger.findings[0]?.reasons.join(' ')).toMatch(/was declined.*important in the last round/u);
  });

  it('ends with code that showed how it can happen, and not with where that is (A15)', async () => {
    const calls = '  const each = share(order.total, order.people.filter(isHere));';
    const caller = (line: string, above = '') => `${above}export function split(order, isHere) {\n${line}\n}\n`;
    const path = 'src/orders.js';
    await using rounds = await startRounds({ ...start, [path]: caller(calls) }, first);
    const evidence = [
      { path: 'src/share.js', side: 'new', startLine: 2, endLine: 2, quote: divides, shows: 'It divides.' },
      // With a slip, as voices quote: what is remembered is what git has.
      { path, side: 'new', startLine: 2, endLine: 2, quote: calls.trim().replace(';', ''), shows: 'Nobody is here.' },
    ] as const;
    await rounds.review({ script: reviewers([noPeople], {}, rules({ evidence: [...evidence] })) });
    rounds.decide({ verb: 'dismiss' });
    const next = async (files: Readonly<Record<string, string | null>>, expected: string) => {
      rounds.push(files);
      const round = await rounds.review();
      expect([round.priors, round.exitCode], JSON.stringify(files)).toEqual([
        [`F1 ${expected}`],
        Number(expected === 'open'),
      ]);
      return round;
    };
    const one = await next({ 'docs/notes.md': 'Nothing of this.\n' }, 'declined');
    expect(one.memory?.findings).toMatchObject([{ quoted: [{ path, quote: calls.trim() }] }]);
    // Moved down, indented anew, and another line of it changed.
    await next({ [path]: caller(`  ${calls}\n  return each;`, '// Of an order.\n\n') }, 'declined');
    const moved = await next({ [path]: null, 'src/orders/split.js': caller(`${calls}\n  return each;`) }, 'declined');
    expect(moved.memory?.findings[0]?.quoted).toEqual([{ path: 'src/orders/split.js', quote: calls.trim() }]);
    const guarded = calls.replace('order.people.filter(isHere)', 'order.people');
    const changed = await next({ 'src/orders/split.js': caller(guarded), [path]: caller(calls) }, 'open');
    expect(changed.report.ledger.priors?.[0]?.reason).toMatch(
      /^It was declined, and `src\/orders\/split\.js`, which showed how it can happen, has changed since\. Declined by @max/u,
    );
    expect(changed.requests.some(({ text }) => text.includes('Your task: look at '))).toBe(true);
    expect(changed.memory?.findings).toMatchObject([{ id: 'F1', declined: null }]);
    expect(changed.memory?.findings[0]).not.toHaveProperty('quoted');
    // What was gone when somebody declined it anew is no part of that.
    rounds.decide({ verb: 'dismiss' });
    await next({ 'src/orders/split.js': null }, 'declined');
  });

  it('ends with the file that showed how it can happen (A15)', async () => {
    const path = 'src/orders.js';
    const calls = 'share(order.total, []);';
    await using rounds = await startRounds({ ...start, [path]: `${calls}\n` }, first);
    const evidence = { path, side: 'new', startLine: 1, endLine: 1, quote: calls, shows: 'Nobody is here.' } as const;
    await rounds.review({ script: reviewers([severed], {}, rules({ severity: 'important', evidence: [evidence] })) });
    rounds.decide({ verb: 'dismiss' });
    rounds.push({ [path]: null });
    const round = await rounds.review();
    expect(round.priors).toEqual(['F1 open']);
    expect(round.comment).toContain('which showed how it can happen');
  });
});
