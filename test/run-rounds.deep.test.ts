import { describe, expect, it } from 'vitest';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf, shownAt } from './support/scripted-verification.ts';
import { reviewers } from './support/shares.ts';

const start = { 'README.md': '# Shares\n', 'src/share.js': 'export const share = (total) => total;\n' };
const share = (body: string) => `export function share(total, people) {\n${body}}\n`;
const divides = '  return total / people.length;';
const trims = 'const line = text.trim();\n  console.log(line);';
const log = `export function log(text) {\n  ${trims}\n}\n`;
const first = { 'src/share.js': share(`${divides}\n`), 'src/log.js': log };

const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});
const noText = scriptedFinding({
  title: 'A log entry without a text throws',
  path: 'src/log.js',
  startLine: 2,
  quote: `  ${trims}`,
  severity: 'important',
});

describe('a further round', () => {
  it('closes what two vendors show to be fixed, by a line at the head, and opens it again when that is reverted (A4, threat 52)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    const guard = '  if (people.length === 0) return 0;';
    const mended = rounds.push({ 'src/share.js': share(`${guard}\n${divides}\n`) });
    const fixed = { now: 'fixed', evidence: [shownAt('src/share.js', 2, guard)] } as const;
    const two = await rounds.review({ recheck: () => fixed });
    expect(two.priors).toEqual(['F1 fixed']);
    expect(two.exitCode).toBe(0);
    expect(two.report.ledger.priors).toMatchObject([
      { code: 'stands', commit: mended, evidence: { quote: guard }, voices: [{ now: 'fixed' }, { now: 'fixed' }] },
    ]);
    expect(new Set(two.report.ledger.priors?.[0]?.voices.map(({ vendor }) => vendor)).size).toBe(2);
    rounds.push({ 'src/share.js': share(`${divides}\n`) });
    const three = await rounds.review({ finds: [noPeople] });
    expect(three.priors).toEqual(['F1 regressed']);
    expect(three.open).toEqual(['F1 critical confirmed']);
  });

  it('is incomplete where one vendor alone says so, or quotes what is not there, or the claim itself (A4)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople, noText], by: 'anthropic' });
    const guard = '  if (people.length === 0) return 0;';
    rounds.push({ 'src/share.js': share(`${guard}\n${divides}\n`) });
    const two = await rounds.review({
      recheck: ({ title }, vendor) => {
        if (title === noText.title)
          return { now: 'fixed', evidence: [shownAt('src/log.js', 2, '  const line = text.trim();')] };
        const quote = vendor === 'google' ? 'if (!people) return;' : guard;
        return { now: 'fixed', evidence: [shownAt('src/share.js', 2, quote)] };
      },
    });
    expect(two.priors).toEqual(['F1 unclear', 'F2 unclear']);
    expect(two.report.gate).toMatchObject({ outcome: 'incomplete', isOnlyUnproven: false });
    expect(two.exitCode).toBe(1);
    const three = await rounds.review();
    expect(three.open).toEqual(['F1 critical confirmed', 'F2 important confirmed']);
  });

  it('makes nothing less for being raised again with less, or called fixed by a re-check', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople, noText] });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const fixed = { now: 'fixed', evidence: [shownAt('src/log.js', 1, 'export function log(text) {')] } as const;
    const two = await rounds.review({
      finds: [{ ...noPeople, severity: 'suggestion' }, noText],
      recheck: ({ title }) => (title === noText.title ? fixed : {}),
    });
    expect(two.priors).toEqual(['F1 open', 'F2 open']);
    expect(two.open).toEqual(['F1 critical confirmed', 'F2 important confirmed']);
    expect(two.exitCode).toBe(1);
  });

  it('loses nothing to a force-push without the old head, a rename, a shift of lines and another indentation (A6, A8)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople, noText] });
    rounds.push(
      {
        'src/share.js': `${'// More.\n'.repeat(200)}${share(`  {\n  ${divides}\n  }\n`)}`,
        'lib/print/log.js': log,
      },
      { isForced: true },
    );
    rounds.repository.git('reflog', 'expire', '--expire=now', '--all');
    rounds.repository.git('gc', '--quiet', '--prune=now');
    const again = { ...noText, path: 'lib/print/log.js', title: 'Without a text, a log entry throws' };
    const two = await rounds.review({ finds: [again] });
    expect(two.priors).toEqual(['F1 open', 'F2 open']);
    expect(two.open).toEqual(['F1 critical confirmed', 'F2 important confirmed']);
    expect(two.report.ledger.priors?.map(({ anchor }) => anchor)).toMatchObject([
      { path: 'src/share.js', startLine: 203 },
      { path: 'lib/print/log.js', startLine: 2 },
    ]);
  });

  it('closes no finding for a deleted file alone, but a suggestion (A3)', async () => {
    await using rounds = await startRounds(start, first);
    const idea = { ...noText, severity: 'suggestion' } as const;
    await rounds.review({ finds: [noPeople, idea] });
    rounds.push({ 'src/share.js': null, 'src/log.js': null, 'docs/notes.md': 'Gone.\n' });
    const two = await rounds.review({ recheck: () => ({ now: 'cannot-tell' }) });
    expect(two.priors).toEqual(['F1 unclear', 'F2 code-gone']);
    expect(two.exitCode).toBe(1);
    const three = await rounds.review({ recheck: () => ({ now: 'gone' }) });
    expect(three.priors).toEqual(['F1 code-gone']);
    expect(three.exitCode).toBe(0);
  });

  it('says so and begins anew when the comment was deleted, or sealed by a key that nobody has (A21, A22, threat 78)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    const other = { inputs: { 'state-key': 'quite another key of thirty-two characters' } };
    const two = await rounds.review({ finds: [noPeople], step: other });
    expect(two.report.rounds).toMatchObject({ round: 1, note: expect.stringContaining('no key of this run') });
    expect(two.memory).toMatchObject({ round: 1 });
    rounds.bed.github.state.comments.length = 0;
    const three = await rounds.review({ finds: [noPeople] });
    expect(three.report.rounds).toMatchObject({ round: 1, isLost: true, earlier: [] });
    expect(three.comment).toContain('there is no comment that remembers');
    expect(rounds.bed.github.state.comments).toHaveLength(1);
  });
});

describe('what leaves the count', () => {
  it('is what landed on the base outside of the change (A14)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    const { repository } = rounds;
    const onMain = repository.commit({ files: { 'src/share.js': first['src/share.js'] }, on: 'main' });
    const headSha = repository.commit({ files: {}, on: 'topic', merge: 'main', message: 'Merge main' });
    repository.git('update-ref', 'refs/pull/7/head', headSha);
    rounds.bed.push({ headSha, mergeBase: onMain, baseSha: onMain, commits: 3 });
    const two = await rounds.review();
    expect(two.priors).toEqual(['F1 left-the-change']);
    expect(two.exitCode).toBe(0);
    expect(two.requests.some(({ text }) => text.includes('Your task: look at '))).toBe(false);
  });

  it('is everything of a change that takes back all it did', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople, noText] });
    rounds.push({ 'src/share.js': start['src/share.js'], 'src/log.js': null });
    const two = await rounds.review();
    expect(two.priors).toEqual(['F1 left-the-change', 'F2 left-the-change']);
    expect(two.report.gate.outcome).toBe('clean');
    expect(two.requests).toEqual([]);
  });

  it('is an important finding that a comment calls deliberate, and no critical one (A13)', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople, noText] });
    const comment = '// Deliberate: whoever calls this has looked for an empty text.';
    rounds.push({ 'src/log.js': log.replace('  const line', `  ${comment}\n  const line`) });
    const documented = { now: 'documented', evidence: [shownAt('src/log.js', 2, comment)] } as const;
    const two = await rounds.review({
      recheck: ({ title }) => (title === noText.title ? documented : { ...documented, now: 'documented' }),
    });
    expect(two.priors).toEqual(['F1 unclear', 'F2 acknowledged']);
    expect(two.exitCode).toBe(1);
  });

  it('is nothing that a run writes whose head has moved on, and nothing that only shows progress', async () => {
    await using rounds = await startRounds(start, first);
    const one = await rounds.review({ finds: [noPeople] });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const headSha = 'f'.repeat(40);
    const two = await rounds.review({
      script: (request) => {
        rounds.bed.moveHead(headSha);
        return { text: request.vendor };
      },
    });
    expect(two.report.gate.outcome).not.toBe('clean');
    expect(two.memory).toEqual(one.memory);
  });

  it('asks other vendors than the finder, and only vendors that answer', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noText], by: 'anthropic' });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review();
    const asked = two.requests.filter(({ text }) => text.includes('Your task: look at '));
    expect(asked.map(({ vendor }) => vendor)).toEqual(['openai']);
    const task = asked[0]?.text.split('Your task: look at ')[1]?.split('When you are done')[0];
    expect(task).toContain(noText.title);
    expect(task).not.toMatch(/Claude|important/u);
  });
});

describe('sessions that look again at earlier findings', () => {
  const lines = 'Claude = anthropic/model-1\nCodex = openai/model-1\nCodex too = openai/model-2';
  const step = { inputs: { reviewers: lines } };

  it('ask the second reviewer of a vendor whose first one is down, and stand in the log', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noText], by: 'anthropic', step });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const answers = reviewers([]);
    const two = await rounds.review({
      step,
      script: (request) =>
        purposeOf(request) === 'recheck' && request.model === 'model-1' ? { fault: 'auth' } : answers(request),
    });
    expect(two.report.ledger.priors?.[0]?.voices.map(({ by }) => by)).toEqual(['Codex too']);
    expect(two.priors).toEqual(['F1 open']);
    for (const line of ['Codex: looks again at F1', 'Codex: re-check failed: auth', 'Codex too: F1 open'])
      expect(two.printed).toContain(line);
    expect(two.printed).not.toContain('Claude: looks again');
  });
});

describe('a round to which GitHub does not show the comment', () => {
  it.each(['/graphql', '/repos/acme/shares/issues/7/comments'])(
    'is incomplete, and leaves the memory to the next one (%s)',
    async (on) => {
      await using rounds = await startRounds(start, first);
      const one = await rounds.review({ finds: [noPeople] });
      rounds.push({ 'docs/notes.md': 'Notes.\n' });
      const { state } = rounds.bed.github;
      state.outage = (request) => (request.includes(on) ? { status: 502, message: 'Bad gateway' } : null);
      const two = await rounds.review({
        script(request) {
          state.outage = null;
          return reviewers([])(request);
        },
      });
      expect(two.report.gate).toMatchObject({ outcome: 'incomplete', isOnlyUnproven: false });
      expect(two.exitCode).toBe(1);
      expect(two.memory).toEqual(one.memory);
      expect((await rounds.review()).priors).toEqual(['F1 open']);
    },
  );
});

describe('what looks like an earlier finding, or like the end of one', () => {
  const lookUp = (what: string) =>
    `export function get${what}(id) {\n  return ${what.toLowerCase()}s.get(id).name;\n}\n`;
  const thrown = (what: string, startLine: number) =>
    scriptedFinding({
      title: `\`get${what}\` throws when the id is unknown`,
      path: 'src/names.js',
      startLine,
      quote: `  return ${what.toLowerCase()}s.get(id).name;`,
    });

  it('takes no place of one whose code stands elsewhere, in nearly the same words', async () => {
    await using rounds = await startRounds(start, { 'src/names.js': lookUp('User') + lookUp('Order') });
    await rounds.review({ finds: [thrown('User', 2)] });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const two = await rounds.review({ finds: [thrown('Order', 5)] });
    expect(two.open).toEqual(['F1 critical confirmed', 'F2 critical confirmed']);
    expect(two.memory?.findings.map(({ id, title }) => [id, title])).toEqual([
      ['F1', thrown('User', 2).title],
      ['F2', thrown('Order', 5).title],
    ]);
  });

  it('is no older twin of its code, with the base as it was or moved on', async () => {
    const old = `export function old(total, people) {\n${divides}\n}\n\n`;
    await using rounds = await startRounds({ 'src/share.js': old }, { 'src/share.js': old + share(`${divides}\n`) });
    await rounds.review({ finds: [{ ...noPeople, startLine: 6, endLine: 6 }] });
    rounds.push({ 'src/share.js': old + share("  return total / people['length'];\n") });
    const two = await rounds.review();
    expect(two.priors).toEqual(['F1 open']);
    expect(two.exitCode).toBe(1);
    const { repository } = rounds;
    const onMain = repository.commit({ files: { 'docs/notes.md': 'Notes.\n' }, on: 'main' });
    const headSha = repository.commit({
      files: { 'docs/more.md': 'More.\n' },
      on: 'topic',
      merge: 'main',
      message: 'Merge main',
    });
    repository.git('update-ref', 'refs/pull/7/head', headSha);
    rounds.bed.push({ headSha, mergeBase: onMain, baseSha: onMain, commits: 3 });
    const three = await rounds.review();
    expect(three.priors).toEqual(['F1 open']);
    expect(three.exitCode).toBe(1);
  });

  it('is not the claim itself with the bracket that follows it', async () => {
    await using rounds = await startRounds(start, first);
    await rounds.review({ finds: [noPeople] });
    rounds.push({ 'docs/notes.md': 'Notes.\n' });
    const quoted = { ...shownAt('src/share.js', 2, `${divides}\n}`), endLine: 3 };
    const two = await rounds.review({ recheck: () => ({ now: 'fixed', evidence: [quoted] }) });
    expect(two.priors).toEqual(['F1 unclear']);
    expect(two.exitCode).toBe(1);
  });

  it('is no part of a line that stands in two places now', async () => {
    await using rounds = await startRounds(start, { 'src/names.js': lookUp('User') });
    const idea = { ...thrown('User', 2), quote: 'users.get(id).name', severity: 'suggestion' } as const;
    await rounds.review({ finds: [idea] });
    rounds.push({
      'src/names.js': `// Names.\n\n\n\n${lookUp('User')}export const one = (id) => [users.get(id).name];\n`,
    });
    expect((await rounds.review()).priors).toEqual(['F1 open']);
  });
});
