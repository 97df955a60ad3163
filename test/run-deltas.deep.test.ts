import { describe, expect, it } from 'vitest';
import { stateLine } from '../src/rounds/state-line.ts';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding, scriptedSubmission } from './support/scripted-review.ts';
import { rules, shownAt } from './support/scripted-verification.ts';
import { seal, stateKey } from './support/sealing.ts';
import { reviewers } from './support/shares.ts';
import type { Script } from './support/vendors.ts';

const lines = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `export const ${name}${at} = (value) => compute${at}(value, '${name}');`);
const text = (all: readonly string[]) => `${all.join('\n')}\n`;
const replaced = (all: readonly string[], at: number, ...by: readonly string[]) => all.toSpliced(at, 1, ...by);

const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'];
const all = new Map(names.map((name) => [name, lines(name, 60)]));
const files = Object.fromEntries([...all].map(([name, rows]) => [`src/${name}.js`, text(rows)]));
const start = { 'README.md': '# Shares\n', 'src/alpha.js': text(lines('alpha', 60).slice(0, 5)) };
const path = 'src/beta.js';
const at = 30;
const quote = all.get('beta')?.[at] ?? '';
const broken = scriptedFinding({
  title: 'A value of nothing gives nothing',
  path,
  startLine: at + 1,
  quote,
  severity: 'important',
});
const guard = "export const beta30 = (value) => (value ? compute30(value, 'beta') : null);";
const mended = text(replaced(all.get('beta') ?? [], at, guard));
const fixed = { now: 'fixed', evidence: [shownAt(path, at + 1, guard)] } as const;

const reviews = (requests: readonly { readonly text: string }[]) =>
  requests.filter(({ text: body }) => body.includes('Your task: review'));

describe('a round after a complete one', () => {
  it('delivers what changed since, and covers the rest by the earlier round', async () => {
    await using rounds = await startRounds(start, files);
    const one = await rounds.review({ finds: [broken] });
    expect(one.report.rounds.scope).toBeUndefined();
    rounds.push({ [path]: mended });
    const two = await rounds.review({ recheck: () => fixed });
    expect(two.report.rounds.scope).toMatchObject({ since: 1, reason: null, lines: 1, files: 1 });
    expect(two.priors).toEqual(['F1 fixed']);
    expect(two.report.coverage.undelivered).toEqual([]);
    expect(two.exitCode).toBe(0);
    const [first] = reviews(two.requests);
    expect(first?.text).toContain('|+export const beta30');
    expect(first?.text).toContain('|~export const beta29');
    expect(first?.text).not.toContain('gamma7');
  });
});

describe('what an earlier round covers', () => {
  const other = text(replaced(all.get('zeta') ?? [], 12, 'export const zeta12 = 12;'));

  it('is what complete rounds had together, and an incomplete one is the base of none (A10)', async () => {
    await using rounds = await startRounds(start, files);
    await rounds.review();
    rounds.push({ [path]: mended });
    expect((await rounds.review()).report.rounds.scope).toMatchObject({ since: 1, lines: 1 });
    rounds.push({ 'src/zeta.js': other });
    const three = await rounds.review();
    expect(three.report.rounds.scope).toMatchObject({ since: 2, lines: 1, covered: 354 });
    expect(three.exitCode).toBe(0);
    expect(reviews(three.requests).every(({ text: body }) => !body.includes('beta30'))).toBe(true);
    expect(three.memory?.base).toMatchObject({ round: 3 });
    rounds.push({ [path]: text(replaced(all.get('beta') ?? [], 2, 'export const beta2 = 2;')) });
    const script: Script = (request) =>
      request.vendor === 'openai'
        ? reviewers([])(request)
        : { calls: [{ name: 'submit_review', input: scriptedSubmission('', []) }] };
    const four = await rounds.review({ script });
    expect(four.report.rounds.scope).toMatchObject({ since: 3, lines: 2 });
    // Two of three repeat no receipt: what differs has one reader, and what an earlier round had makes up for nothing.
    expect(four.report.coverage.undelivered).toMatchObject([{ path, reviewers: 1, lines: 2 }]);
    expect(four.report.gate.outcome).toBe('incomplete');
    expect(four.exitCode).toBe(1);
    expect(four.memory?.base).toMatchObject({ round: 3 });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const five = await rounds.review();
    expect(five.report.rounds.scope).toMatchObject({ since: null, reason: 'round 4 was incomplete', lines: 356 });
    expect(five.comment).toContain('Round 5 is a full review: round 4 was incomplete.');
    expect(five.exitCode).toBe(0);
  });

  it('is told by line while the server has the old head, file by file where it is gone, and by nobody without room for files (A8)', async () => {
    await using rounds = await startRounds(start, files);
    await rounds.review({ finds: [broken] });
    const prune = () => {
      rounds.repository.git('reflog', 'expire', '--expire=now', '--all');
      rounds.repository.git('gc', '--quiet', '--prune=now');
    };
    // The server still has the old head, of which no branch speaks any more.
    rounds.push({ ...files, [path]: mended }, { isForced: true });
    const kept = await rounds.review({ recheck: () => fixed });
    expect(kept.priors).toEqual(['F1 fixed']);
    expect(kept.report.rounds.scope).toMatchObject({ since: 1, lines: 1, covered: 354, note: null });
    rounds.push({ ...files, [path]: mended, 'src/zeta.js': other }, { isForced: true });
    prune();
    const two = await rounds.review();
    expect(two.report.rounds.scope).toMatchObject({ since: 2, lines: 60, covered: 295, files: 1 });
    expect(two.comment).toContain('is not on the server: 1 file was read anew in full.');
    expect(reviews(two.requests)[0]?.text).toContain('|+export const zeta7');
    const { comments } = rounds.bed.github.state;
    const last = comments.at(-1);
    if (two.memory === null || two.memory.base === null || last === undefined) throw new Error('nothing is remembered');
    const without = { ...two.memory, base: { ...two.memory.base, files: null } };
    last.body = last.body.replace(/<!-- deep-review:state:.*$/mu, stateLine(without, seal([stateKey], 'acme/shares')));
    rounds.push({ ...files, [path]: mended }, { isForced: true });
    prune();
    const three = await rounds.review();
    expect(three.report.rounds.scope?.reason).toContain('is not on the server, and its comment had no room');
    expect(three.report.coverage.undelivered).toEqual([]);
  });

  it('is no resolved conflict, and nothing of what the base brought', async () => {
    await using rounds = await startRounds(
      { ...start, [path]: text(lines('beta', 60)) },
      {
        ...files,
        [path]: text(replaced(lines('beta', 60), 5, 'export const beta5 = mine;')),
      },
    );
    await rounds.review();
    const { repository } = rounds;
    const theirs = replaced(
      replaced(lines('beta', 60), 5, 'export const beta5 = theirs;'),
      40,
      'export const beta40 = 40;',
    );
    const onMain = repository.commit({
      files: { [path]: text(theirs), 'src/more.js': text(lines('more', 9)) },
      on: 'main',
    });
    repository.git('checkout', '--quiet', 'topic');
    repository.git('merge', '--quiet', '--no-commit', '-s', 'ours', 'main');
    const merged = {
      [path]: text(replaced(theirs, 5, 'export const beta5 = both;')),
      'src/more.js': text(lines('more', 9)),
    };
    const headSha = repository.commit({ files: merged });
    repository.git('update-ref', 'refs/pull/7/head', headSha);
    rounds.bed.push({ headSha, mergeBase: onMain, baseSha: onMain, commits: 3 });
    const two = await rounds.review();
    expect(two.report.rounds.scope).toMatchObject({ since: 1, lines: 2, files: 1 });
    const [first] = reviews(two.requests);
    expect(first?.text).toContain('|+export const beta5 = both;');
    expect(first?.text).toContain('|<export const beta5 = mine;');
    expect(first?.text).not.toMatch(/\|[+-][^\\]*beta40/u);
    expect(two.exitCode).toBe(0);
  });
});

describe('a finding that no round before had raised (A11)', () => {
  const onLine = (name: string, line: number, title: string, severity: 'important' | 'suggestion') =>
    scriptedFinding({
      title,
      path: `src/${name}.js`,
      startLine: line + 1,
      quote: all.get(name)?.[line] ?? '',
      severity,
    });
  const idea = onLine('gamma', 10, 'The limit could have a name', 'suggestion');
  const defect = onLine('delta', 20, 'A list of nothing throws', 'important');
  const edited = replaced(all.get('beta') ?? [], 3, 'export const beta3 = (value) => other(value);');
  const fresh = scriptedFinding({
    ...{ title: 'The other way could be shorter', path, startLine: 4, severity: 'suggestion' },
    quote: edited[3] ?? '',
  });

  it('is late on lines that a complete round had: optional ones are counted, others shown, and both stay so', async () => {
    await using rounds = await startRounds(start, files);
    await rounds.review();
    rounds.push({ [path]: text(edited) });
    const two = await rounds.review({ finds: [idea, defect, fresh], step: { inputs: { 'fail-on': 'important' } } });
    // Another bar is another configuration: everything was delivered, and the lines are as they were all the same.
    expect(two.report.rounds.scope?.reason).toContain('not those of round 1');
    const late = two.report.ledger.findings.map(({ finding, past }) => [finding.title, past?.late]);
    expect(late).toEqual([
      [defect.title, 1],
      [fresh.title, undefined],
      [idea.title, 1],
    ]);
    expect(two.exitCode).toBe(1);
    expect(two.comment).toContain('1 late suggestion (lines unchanged since round 1), in the full report.');
    expect(two.comment).toContain('1 suggestion, folded below');
    expect(two.comment).toContain('late: its lines are unchanged since round 1');
    expect(two.comment).toContain(defect.title);
    expect(two.comment).toContain(fresh.title);
    expect(two.comment).not.toContain(idea.title);
    rounds.push({ [path]: text(replaced(edited, 7, 'export const beta7 = 7;')) });
    const three = await rounds.review({ step: { inputs: { 'fail-on': 'important' } } });
    expect(three.report.ledger.findings.map(({ past }) => past?.late)).toEqual([1, undefined, 1]);
    expect(three.comment).toContain('1 late suggestion');
  });
});

describe('a finding whose remedy takes back what fixed another one (A12)', () => {
  const back = (severity: 'critical' | 'important') =>
    scriptedFinding({
      ...{ title: 'Nothing is computed for zero', path, startLine: at + 1, quote: guard, severity },
      fix: {
        text: 'Compute it for every value.',
        diff: `--- a/${path}\n+++ b/${path}\n@@ -${at + 1} +${at + 1} @@\n-${guard}\n+${quote}\n`,
      },
    });
  const afterFix = async (severity: 'critical' | 'important', verdict: 'confirmed' | 'unproven') => {
    await using rounds = await startRounds(start, files);
    await rounds.review({ finds: [broken] });
    rounds.push({ [path]: mended });
    await rounds.review({ recheck: () => fixed });
    rounds.push({ [path]: mended.replace('beta50', 'beta_50') });
    const verify = rules(() => ({ verdict, severity, ...(verdict === 'unproven' ? { evidence: [] } : {}) }));
    const three = await rounds.review({
      script: (request) => reviewers(request.vendor === 'anthropic' ? [back(severity)] : [], {}, verify)(request),
    });
    return three;
  };

  it('is shown beside it in later rounds as well, also of one that was declined and reopened', async () => {
    await using rounds = await startRounds(start, files);
    await rounds.review({ finds: [broken] });
    rounds.push({ [path]: mended });
    await rounds.review({ recheck: () => fixed });
    rounds.push({ [path]: mended.replace('beta50', 'beta_50') });
    expect((await rounds.review({ finds: [back('critical')] })).comment).toContain('Contradicts F1 of round 1:');
    rounds.decide({ verb: 'dismiss', finding: 'F2' });
    rounds.push({ [path]: mended.replace('beta50', 'beta_51') });
    expect((await rounds.review()).priors).toContain('F2 declined');
    rounds.decide({ verb: 'reopen', finding: 'F2', reason: '' });
    rounds.push({ [path]: mended.replace('beta50', 'beta_52') });
    const reopened = await rounds.review();
    expect([reopened.open, reopened.exitCode]).toEqual([['F2 critical confirmed'], 1]);
    expect(reopened.comment).toContain('Contradicts F1 of round 1:');
  });

  it('is shown beside it, and is no more than a suggestion while one vendor alone asks for it', async () => {
    const alone = await afterFix('important', 'unproven');
    expect(alone.open).toEqual(['F2 suggestion unproven']);
    expect(alone.comment).toContain('contradicts F1 of round 1');
    expect(alone.report.ledger.findings.at(0)?.past?.undoes).toMatchObject({ id: 'F1', round: 1, quote });
    expect(alone.report.ledger.dispositions.find(({ into }) => into === 'F2')).toMatchObject({
      fate: 'demoted',
      to: 'suggestion',
    });
  });

  it('stays what two vendors say it is, and what is critical stays as the table of the gate has it', async () => {
    const two = await afterFix('important', 'confirmed');
    expect(two.open).toEqual(['F2 important confirmed']);
    expect(two.comment).toContain('Contradicts F1 of round 1:');
    const critical = await afterFix('critical', 'confirmed');
    expect(critical.open).toEqual(['F2 critical confirmed']);
    expect(critical.exitCode).toBe(1);
  });
});
