import { describe, expect, it } from 'vitest';
import { type EndedRound, startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf, shownAt } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';

const start = { 'src/share.js': 'export const share = (total) => total;\n' };
const divides = '  return total / people.length;';
const head = { 'src/share.js': `export function share(total, people) {\n${divides}\n}\n` };
const notes = { 'docs/notes.md': 'Notes.\n' };

const at = { path: 'src/share.js', startLine: 2, quote: divides };
const noPeople = scriptedFinding({ title: 'An empty list of people gives Infinity', ...at });
const reworded = scriptedFinding({ ...at, title: 'Division by zero where nobody takes part' });
const noList = scriptedFinding({ ...at, title: 'It throws where `people` is undefined' });
const asked = ({ requests }: EndedRound) => requests.filter(({ text }) => text.includes('Group these '));
const titles = ({ memory }: EndedRound) => memory?.findings.map(({ id, title }) => [id, title]);

describe('two findings of earlier rounds', () => {
  it('are one by now where a model says so: the older id lives, and the other is known by it (A14)', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push(notes);
    const two = await rounds.review({ finds: [noList] });
    expect(two.open).toEqual(['F1 critical confirmed', 'F2 critical confirmed']);
    rounds.push({ 'docs/notes.md': 'More.\n' });
    const three = await rounds.review({ finds: [reworded], isOne: () => true });
    expect(three.priors).toEqual(['F1 open', 'F2 superseded']);
    expect(three.report.ledger.priors?.find(({ id }) => id === 'F2')).toMatchObject({ supersededBy: 'F1' });
    expect(three.open).toEqual(['F1 critical confirmed']);
    const [kept] = three.memory?.findings ?? [];
    for (const { title } of [noPeople, noList]) expect(kept?.claim).toContain(title);
    rounds.push({ 'docs/notes.md': 'And more.\n' });
    const four = await rounds.review({ finds: [noList], isOne: () => true });
    expect(four.open).toEqual(['F1 critical confirmed']);
    expect(four.memory?.nextId).toBe(3);
  });
});

describe('a finding that had been closed', () => {
  const guard = '  if (people === undefined || people.length === 0) return total;';
  const long = '  return total / people.map((person) => person.share).length;';
  const file = (...lines: readonly string[]) => `export function share(total, people) {\n${lines.join('\n')}\n}\n`;
  const finding = { ...noPeople, quote: long };
  const fixed = { now: 'fixed', evidence: [shownAt('src/share.js', 2, guard)] } as const;

  it('has its id again, also in a file of another name and in other lines', async () => {
    await using rounds = await startRounds(start, { 'src/share.js': file(long) });
    await rounds.review({ finds: [finding] });
    rounds.push({ 'src/share.js': file(guard, long) });
    expect((await rounds.review({ recheck: () => fixed })).priors).toEqual(['F1 fixed']);
    rounds.push({ 'src/share.js': null, 'lib/shares.js': file('  // Moved.', long) });
    const three = await rounds.review({ finds: [{ ...finding, path: 'lib/shares.js', startLine: 3, endLine: 3 }] });
    expect(three.priors).toEqual(['F1 regressed']);
    expect(three.open).toEqual(['F1 critical confirmed']);
    expect(three.report.ledger.findings[0]?.past).toMatchObject({ since: 1 });
    expect(three.memory?.findings).toMatchObject([{ id: 'F1', path: 'lib/shares.js' }]);
  });
});

describe('a finding in the fix of an earlier one', () => {
  const guard = '  if (people.length === 0) return total;';
  const late = scriptedFinding({
    path: 'src/share.js',
    startLine: 2,
    quote: guard,
    title: 'Nobody gets all of it',
    failure: 'Without people the whole total is one share.',
  });
  const file = (...lines: readonly string[]) => ({
    'src/share.js': `export function share(total, people) {\n${lines.join('\n')}\n}\n`,
  });
  const isMended = { now: 'fixed', evidence: [shownAt('src/share.js', 2, guard)] } as const;

  it('says so, under an id of its own', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push(file(guard, divides));
    const two = await rounds.review({ finds: [late], recheck: () => isMended });
    expect(two.priors).toEqual(['F1 fixed']);
    expect(two.open).toEqual(['F2 critical confirmed']);
    expect(two.report.ledger.findings[0]?.past).toMatchObject({ since: 2, after: 'F1', like: null });
    expect(two.comment).toContain('In the fix of F1.');
    rounds.push(notes);
    const three = await rounds.review();
    expect(three.report.ledger.findings[0]?.past).toMatchObject({ since: 2, after: 'F1' });
  });

  it('says so where the head of that time is gone, by the code that is no more', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    const lines = ['  if (people.length === 0) return total;', '  return total / (people.length ?? 1);'];
    rounds.push(file(...lines), { isForced: true });
    rounds.repository.git('reflog', 'expire', '--expire=now', '--all');
    rounds.repository.git('gc', '--quiet', '--prune=now');
    const two = await rounds.review({ finds: [late], recheck: () => ({ now: 'cannot-tell' }) });
    expect(two.priors).toEqual(['F1 unclear']);
    expect(two.report.ledger.findings.map(({ id, past }) => [id, past?.after])).toEqual([
      ['F1', null],
      ['F2', 'F1'],
    ]);
  });

  it('is none where its lines are older, or far from it', async () => {
    const far = Array.from({ length: 20 }, (_, at) => `  // ${at}`);
    await using rounds = await startRounds(start, file(guard, ...far, divides));
    await rounds.review({ finds: [{ ...noPeople, startLine: 23, endLine: 23 }] });
    rounds.push(file(guard, ...far, '  total += 0;', divides));
    const two = await rounds.review({
      finds: [late],
      recheck: () => ({ now: 'partly-fixed', remains: 'x', evidence: [shownAt('src/share.js', 23, '  total += 0;')] }),
    });
    expect(two.priors).toEqual(['F1 partly-fixed']);
    expect(two.report.ledger.findings[1]?.past?.after).toBeNull();
  });
});

describe('a finding in the lines of an earlier one', () => {
  it('is that one where a model says so, however it is told (A5)', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push(notes);
    const two = await rounds.review({ finds: [reworded], isOne: () => true });
    expect(two.open).toEqual(['F1 critical confirmed']);
    expect(two.priors).toEqual(['F1 open']);
    expect(two.report.ledger.priors?.[0]?.foundAgain).toHaveLength(3);
    expect(titles(two)).toEqual([['F1', reworded.title]]);
    expect(two.memory?.findings[0]?.claim).toContain(noPeople.title);
    expect(asked(two)).toHaveLength(1);
  });

  it.each(['keeps them apart', 'does not answer'])(
    'is two findings where a model %s, and says which it is like (A5, A16)',
    async (what) => {
      await using rounds = await startRounds(start, head);
      await rounds.review({ finds: [noPeople] });
      rounds.push(notes);
      const answers = reviewers([noList]);
      const two = await rounds.review({
        script: (request) =>
          what === 'does not answer' && purposeOf(request) === 'group' ? { text: 'I cannot say.' } : answers(request),
      });
      expect(two.open).toEqual(['F1 critical confirmed', 'F2 critical confirmed']);
      expect(two.priors).toEqual(['F1 open']);
      expect(titles(two)).toEqual([
        ['F1', noPeople.title],
        ['F2', noList.title],
      ]);
      expect(two.report.ledger.findings[1]?.reasons.join(' ')).toContain(
        'Like F1, and nothing shows that they are one.',
      );
      expect(two.comment).toContain('Like F1');
    },
  );

  it('that is fixed in part is a part of it, under an id of its own (A14)', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push(notes);
    const remains = 'Zero is still divided by zero.';
    const two = await rounds.review({
      finds: [noList],
      recheck: () => ({ now: 'partly-fixed', remains, evidence: [shownAt('src/share.js', 2, divides)] }),
    });
    expect(two.priors).toEqual(['F1 partly-fixed']);
    expect(two.open).toEqual(['F1 critical confirmed', 'F2 critical confirmed']);
    expect(two.report.ledger.findings[1]?.past).toEqual({ since: 2, after: null, splitFrom: 'F1', like: null });
    rounds.push({ 'docs/notes.md': 'More.\n' });
    const three = await rounds.review();
    expect(three.report.ledger.findings.map(({ id, past }) => [id, past?.since, past?.splitFrom])).toEqual([
      ['F1', 1, null],
      ['F2', 2, 'F1'],
    ]);
  });

  it('is asked about no more where code is sure of it (A6)', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push({ 'src/share.js': `// More.\n${head['src/share.js'].replace(divides, `  ${divides}`)}` });
    const two = await rounds.review({
      finds: [{ ...noPeople, startLine: 3, endLine: 3, quote: `  ${divides}`, title: `${noPeople.title} for a share` }],
    });
    expect(two.open).toEqual(['F1 critical confirmed']);
    expect(asked(two)).toEqual([]);
  });
});
