import { describe, expect, it } from 'vitest';
import { type EndedRound, startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf, rules, shownAt } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';
import type { ScriptedRequest } from './support/vendors.ts';

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

  it.each([
    ['in the file of another name, 200 lines farther down and indented', { 'src/share.js': null }, 'lib/shares.js'],
    ['in another file', { 'src/share.js': 'export const share = 1;\n' }, 'src/other.js'],
    ['in its file', {}, 'src/share.js'],
  ])('is that one without a model call %s (A6)', async (_, more, path) => {
    const long = '  return total / people.map((person) => person.share).length;';
    const at = { path: 'src/share.js', startLine: 2, quote: long };
    const found = scriptedFinding({ title: 'An empty list of people gives Infinity', ...at });
    const file = (line: string) => `export function share(total, people) {\n${line}\n}\n`;
    await using rounds = await startRounds({ ...start, 'src/other.js': '// Other.\n' }, { 'src/share.js': file(long) });
    await rounds.review({ finds: [found] });
    rounds.push({ ...more, [path]: `${'// More.\n'.repeat(200)}${file(`    ${long}`)}` });
    const moved = {
      ...found,
      path,
      startLine: 202,
      endLine: 202,
      quote: `    ${long}`,
      title: `${found.title} for a share`,
    };
    const two = await rounds.review({ finds: [moved] });
    expect(two.open).toEqual(['F1 critical confirmed']);
    expect(two.priors).toEqual(['F1 open']);
    expect(two.report.ledger.priors?.[0]?.anchor).toMatchObject({ path, startLine: 202 });
    expect(asked(two)).toEqual([]);
  });
});

describe('what nobody mentions any more', () => {
  const log = 'export function log(text) {\n  console.log(text.trim());\n}\n';
  const noText = scriptedFinding({
    title: 'A log entry without a text throws',
    path: 'src/log.js',
    startLine: 2,
    quote: '  console.log(text.trim());',
    severity: 'important',
  });
  const idea = scriptedFinding({
    title: 'The name says little',
    path: 'src/name.js',
    startLine: 1,
    quote: 'export const x = 1;',
    severity: 'suggestion',
  });

  it('stays open under its id over three rounds, and keeps it when it is found again (A2)', async () => {
    await using rounds = await startRounds(start, { 'src/log.js': log, 'src/name.js': 'export const x = 1;\n' });
    const one = await rounds.review({ finds: [noText, idea] });
    expect(one.open).toEqual(['F1 important confirmed', 'F2 suggestion confirmed']);
    for (const round of [2, 3, 4]) {
      rounds.push({ 'docs/notes.md': `Round ${round}.\n` });
      const silent = await rounds.review();
      expect([silent.priors, silent.open]).toEqual([['F1 open', 'F2 open'], one.open]);
      expect(silent.report.rounds.round).toBe(round);
    }
    rounds.push({ 'docs/notes.md': 'Again.\n' });
    const again = await rounds.review({ finds: [idea, noText], by: 'google' });
    expect(again.open.map((said) => said.split(' ').slice(0, 2).join(' '))).toEqual(['F1 important', 'F2 suggestion']);
    expect(again.report.ledger.findings.map(({ past }) => past?.since)).toEqual([1, 1]);
    expect(again.comment).toContain('Open since round 1.');
    expect(again.memory?.findings.map((found) => found.again)).toEqual(Array(2).fill([{ round: 5, by: ['Gemini'] }]));
  });
});

describe('code alone', () => {
  it('closes nothing that can gate, whatever became of its lines, and a suggestion only where no line is left (A3)', async () => {
    const states = ['same', 'stands', 'inserted', 'comment', 'changed', 'gone', 'deleted'] as const;
    const quote = (what: string, of: string) =>
      `  ${of}First("${what}", input.one);\n  ${of}Second("${what}", input.two);`;
    const body = (what: string) =>
      `export function ${what}(input) {\n${quote(what, 'weigh')}\n${quote(what, 'paint')}\n}\n`;
    const all = states.flatMap((what) => [
      scriptedFinding({
        title: `${what}: weighing fails`,
        path: `src/${what}.js`,
        startLine: 2,
        endLine: 3,
        quote: quote(what, 'weigh'),
        severity: 'important',
      }),
      scriptedFinding({
        title: `${what}: painting is slow`,
        path: `src/${what}.js`,
        startLine: 4,
        endLine: 5,
        quote: quote(what, 'paint'),
        severity: 'suggestion',
      }),
    ]);
    await using rounds = await startRounds(
      start,
      Object.fromEntries(states.map((what) => [`src/${what}.js`, body(what)])),
    );
    const one = await rounds.review({ finds: all });
    expect(one.open).toHaveLength(14);
    const within = (what: string, line: string) => body(what).replaceAll(/(First\(.*\n)/gu, `$1${line}\n`);
    rounds.push({
      'src/stands.js': `// Edited.\n${body('stands')}`,
      'src/inserted.js': within('inserted', '  check(input);'),
      'src/comment.js': within('comment', '  // Deliberate: it is meant so.'),
      'src/changed.js': body('changed').replaceAll('.one', '.first'),
      'src/gone.js': 'export function gone() {}\n',
      'src/deleted.js': null,
    });
    const two = await rounds.review({ recheck: () => ({ now: 'cannot-tell' }) });
    const status = new Map(two.report.ledger.priors?.map(({ title, status }) => [title, status]));
    for (const { title, severity } of all) {
      const isLost = severity === 'suggestion' && /^(?:gone|deleted)/u.test(title);
      expect([title, isLost ? 'code-gone' : status.get(title)]).toEqual([
        title,
        isLost ? status.get(title) : expect.stringMatching(/^(?:open|unclear)$/u),
      ]);
      if (isLost) expect(status.get(title)).toBe('code-gone');
    }
    expect(two.open).toHaveLength(12);
  });
});

describe('a finding that is rated otherwise than in the last round', () => {
  it('is as the newest ruling says, under its id, and both are shown (A14)', async () => {
    await using rounds = await startRounds(start, head);
    await rounds.review({ finds: [noPeople] });
    rounds.push(notes);
    const script = (request: ScriptedRequest) =>
      reviewers(request.vendor === 'anthropic' ? [noPeople] : [], {}, rules({ severity: 'important' }))(request);
    const two = await rounds.review({ script });
    expect(two.priors).toEqual(['F1 open']);
    expect(two.open).toEqual(['F1 important confirmed']);
    expect(two.report.ledger.findings[0]?.reasons.join(' ')).toContain('It was critical in the last round.');
    expect(two.exitCode).toBe(0);
  });
});

describe('a file that is new in the change', () => {
  const lines = Array.from({ length: 12 }, (_, line) => `export const part${line} = ${line};`).join('\n');
  const file = (head: string) => `// ${head}\n${lines}\nreturn a / b;\nreturn c / d;\nreturn e / f;\n`;
  const found = (title: string, startLine: number, quote: string, severity: 'important' | 'suggestion') =>
    scriptedFinding({ title, path: 'src/new.js', startLine, quote, severity });
  const finds = [
    found('Nothing is divided', 14, 'return a / b;', 'important'),
    found('It could be a quotient', 15, 'return c / d;', 'suggestion'),
    found('It need not be divided', 16, 'return e / f;', 'suggestion'),
  ];

  it('is known by its new name, whether or not it was edited on the way, and so is all that lies in it (A6)', async () => {
    await using rounds = await startRounds(start, { 'src/new.js': file('First.') });
    const script = reviewers(finds, {}, rules({ severity: 'important' }));
    const one = await rounds.review({ script });
    const ids = (path: string) =>
      one.memory?.findings.map(({ id, declined }) => ({ id, path, declined: id === 'F3' ? 1_000 : declined }));
    rounds.decide({ verb: 'dismiss', finding: 'F3' });
    // Its short lines stand twice, so nothing but the name tells which of them is meant.
    const twin = { 'src/twin.js': 'return a / b;\nreturn c / d;\nreturn e / f;\n' };
    rounds.push({ 'src/new.js': null, 'src/parts/moved.js': file('First.'), ...twin });
    const two = await rounds.review();
    expect(two.priors).toEqual(['F1 open', 'F2 open', 'F3 declined']);
    expect(two.memory?.findings).toMatchObject(ids('src/parts/moved.js') ?? []);
    rounds.push({ 'src/parts/moved.js': null, 'lib/again.js': file('Second.') });
    const three = await rounds.review();
    expect(three.priors).toEqual(['F1 open', 'F2 open', 'F3 declined']);
    expect(three.memory?.findings).toMatchObject(ids('lib/again.js') ?? []);
    expect(three.report.ledger.priors?.map(({ code }) => code)).toEqual(['stands', 'stands', 'stands']);
    rounds.push({ 'lib/again.js': null });
    expect((await rounds.review()).priors).toEqual(['F1 open', 'F2 code-gone', 'F3 code-gone']);
  });
});
