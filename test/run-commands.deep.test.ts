import { describe, expect, it } from 'vitest';
import { once } from '../src/agent/once.ts';
import { readState } from '../src/rounds/state-line.ts';
import { movedClock } from './support/moved-clock.ts';
import { leftOn } from './support/neighbours.ts';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { purposeOf, rechecks, rules } from './support/scripted-verification.ts';
import { seal, stateKey } from './support/sealing.ts';
import { down, reviewers } from './support/shares.ts';
import type { ScriptedRequest } from './support/vendors.ts';

const divides = '  return total / people.length;';
const share = (line: string) => `export function share(total, people) {\n${line}\n}\n`;
const start = { 'src/share.js': 'export const share = (total) => total;\n' };
const noPeople = scriptedFinding({
  title: 'An empty list of people gives Infinity',
  path: 'src/share.js',
  startLine: 2,
  quote: divides,
});
const cents = scriptedFinding({
  title: 'Cents of a share get lost',
  path: 'src/share.js',
  startLine: 1,
  quote: 'export function share(total, people) {',
  severity: 'suggestion',
});
const inputs = { 'state-key': stateKey };

/** A pull request of `ana` that `max` may write to and `ada` may administer, with one round that blocks. */
async function blocked() {
  const rounds = await startRounds(start, { 'src/share.js': share(divides) });
  const { bed } = rounds;
  const { rights, comments, reactions } = bed.github.state;
  rights.set('ana', { permission: 'write' });
  rights.set('max', { permission: 'write' });
  rights.set('mia', { permission: 'write', maintain: true });
  rights.set('ada', { permission: 'admin' });
  const first = await rounds.review({ finds: [noPeople, cents] });
  expect(first.open).toEqual(['F1 critical confirmed', 'F2 suggestion confirmed']);
  const memory = () => {
    const read = readState(bed.github.state.comments[0]?.body ?? '', seal([stateKey], 'acme/shares'));
    if (read.found !== 'memory') throw new Error(read.found);
    return read.memory;
  };
  return {
    ...{ rounds, bed, comments, reactions, memory, rights },
    /** What is answered, the tag of it left out. */
    replies: () =>
      bed.github.state.comments
        .filter(({ body }) => body.startsWith('<!-- deep-review:reply:'))
        .map(({ body }) => body),
    async on(comment: number | string, more: Parameters<typeof bed.onComment>[1] = {}) {
      const asked = bed.vendors.requests.length;
      using done = await bed.onComment(comment, { ...more, inputs: { ...inputs, ...more.inputs } });
      const { exitCode, outputs, printed, summary } = done;
      return { exitCode, outputs, printed, summary, models: bed.vendors.requests.length - asked };
    },
    [Symbol.asyncDispose]: () => rounds[Symbol.asyncDispose](),
  };
}

describe('a comment that is no command', () => {
  it.each([
    ['ordinary', 'Please dismiss F1, it is fine.', {}],
    ['quoted', '> /deep-review dismiss F1 x', {}],
    ['code', '```\n/deep-review dismiss F1 x\n```', {}],
    ['in the second line', 'Please\n/deep-review dismiss F1 x', {}],
    ['of look-alikes', '／deep-review dismiss F1 x', {}],
    ['by a bot', '/deep-review dismiss F1 x', { by: 'helper[bot]' }],
    ['by a program in a person’s name', '/deep-review dismiss F1 x', { isByProgram: true }],
    ['by a stranger', '/deep-review dismiss F1 x', { by: 'stranger' }],
    ['by nobody that is left', '/deep-review dismiss F1 x', { by: 'ghost' }],
    ['of our own', '<!-- deep-review:v1:deep-review -->\n/deep-review', { by: 'github-actions[bot]' }],
  ])('changes nothing, and no job becomes greener: %s (A24, threats 91, 92, 93, 101)', async (_, body, more) => {
    await using pull = await blocked();
    const { by = 'max', ...rest } = more as { readonly by?: string };
    const statuses = pull.bed.statuses().length;
    const before = pull.comments[0]?.body;
    const done = await pull.on(pull.bed.says(body, by, rest));
    expect([done.exitCode, done.models, done.outputs['outcome']]).toEqual([1, 0, 'blocking']);
    expect(pull.bed.statuses()).toHaveLength(statuses);
    expect(pull.comments[0]?.body).toBe(before);
    expect(pull.replies()).toEqual([]);
    expect(pull.reactions.every(({ content }) => content === 'confused')).toBe(true);
  });

  it('is one that was edited or deleted, or stands on an issue (A25, threat 93)', async () => {
    await using pull = await blocked();
    const { bed } = pull;
    const id = bed.says('/deep-review dismiss F1 x');
    for (const action of ['edited', 'deleted']) {
      const payload = { ...(bed.commentEvent(id) as object), action };
      expect(await pull.on(id, { payload })).toMatchObject({ exitCode: 1, models: 0 });
    }
    const payload = bed.commentEvent(id) as { readonly issue: object };
    expect(
      await pull.on(id, { payload: { ...payload, issue: { ...payload.issue, pull_request: undefined } } }),
    ).toMatchObject({ exitCode: 1, models: 0 });
    const said = pull.comments.find((each) => each.id === id);
    if (said === undefined) throw new Error('no comment');
    said.body = '/deep-review dismiss F2 x';
    expect(await pull.on(id, { payload })).toMatchObject({ exitCode: 1, models: 0 });
    expect(pull.memory().decisions).toEqual([]);
    expect([pull.reactions, pull.replies()]).toEqual([[], []]);
  });

  it('leaves a job green that was green', async () => {
    await using pull = await blocked();
    await pull.on('/deep-review dismiss F1 It is meant so.');
    expect(await pull.on('Thank you.')).toMatchObject({ exitCode: 0, models: 0, outputs: { outcome: 'clean' } });
    pull.bed.moveHead();
    expect(await pull.on('Thank you.')).toMatchObject({ exitCode: 1, models: 0 });
  });
});

describe('a comment that nothing is done about', () => {
  it('leaves a job red where a later run decided against the head, and left no memory of it', async () => {
    await using pull = await blocked();
    await pull.on('/deep-review dismiss F1 It is meant so.');
    expect(await pull.on('Thank you.')).toMatchObject({ exitCode: 0 });
    const { statuses } = pull.bed.github.state;
    statuses.push({ sha: pull.bed.headSha, state: 'failure', context: 'deep-review', description: 'Blocked.' });
    const after = await pull.on('Thank you.');
    expect(after).toMatchObject({ exitCode: 1, models: 0, outputs: { outcome: 'incomplete' } });
    expect(after.outputs['reason']).toContain('the status of this head says otherwise');
    expect(pull.bed.statuses().at(-1)).toBe('failure');
  });
});

it('a review that a comment asks for knows the comment that was found before, and makes no second one', async () => {
  await using pull = await blocked();
  const { state } = pull.bed.github;
  const isOurs = ({ author, body }: { readonly author: string; readonly body: string }) =>
    author === 'github-actions[bot]' && !body.startsWith('<!-- deep-review:reply:');
  const out = { status: 502, message: 'Bad gateway' };
  state.outage = (request) =>
    state.reactions.length > 0 && /^GET .*\/issues\/7\/comments/u.test(request) ? out : null;
  await pull.on('/deep-review');
  expect(state.reactions).toHaveLength(1);
  expect(state.comments.filter(isOurs)).toHaveLength(1);
});

describe('a command', () => {
  it('is refused once, with what to do, and changes nothing (A17, A27, threats 64, 96)', async () => {
    await using pull = await blocked();
    const { bed } = pull;
    const statuses = bed.statuses().length;
    const head = bed.headSha.slice(0, 12);
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['ana', '/deep-review dismiss F1 x', /author of this pull request.*dismiss-own/su],
      ['max', '/deep-review dismiss F9 x', /There is no F9.*F1, F2/su],
      ['max', '/deep-review reopen F1', /F1 is not declined/u],
      ['max', '/deep-review ignore tests; --model=x --base-url=http://evil', /asks for nothing that there is/u],
      ['max', `/deep-review override ${head} x`, /needs somebody who may maintain/u],
      ['mia', '/deep-review override 0123456789ab x', new RegExp(`/deep-review override ${head}`, 'u')],
      ['mia', `/deep-review override ${head} x`, /this head is blocked.*dismiss ID REASON/su],
      ['max', '/deep-review help', /override SHA REASON/u],
    ];
    for (const [at, [by, body, words]] of cases.entries()) {
      const done = await pull.on(bed.says(body, by), { clock: movedClock() });
      expect([done.exitCode, done.models], body).toEqual([1, 0]);
      expect(pull.replies()).toHaveLength(at + 1);
      expect(pull.replies().at(-1)).toMatch(words);
      // Nothing that was answered before is answered again.
      expect(pull.replies().at(-1)).not.toContain('` by `');
    }
    expect(pull.reactions.map(({ content }) => content)).toEqual([...cases.slice(1).map(() => 'confused'), '+1']);
    expect(pull.memory().decisions).toEqual([]);
    expect(bed.statuses()).toHaveLength(statuses);
    // Nothing in an answer is a command to anybody.
    for (const body of pull.replies()) expect(body).not.toMatch(/^\s*\/|@[a-z]/mu);
  });

  it('says so where the pull request is closed (A17)', async () => {
    await using pull = await blocked();
    pull.bed.push({ headSha: pull.bed.headSha, state: 'closed' });
    expect(await pull.on('/deep-review dismiss F1 x')).toMatchObject({ exitCode: 1, models: 0 });
    expect(pull.replies()).toMatchObject([expect.stringContaining('closed')]);
    expect(await pull.on(pull.bed.says('/deep-review', 'stranger'))).toMatchObject({ exitCode: 1 });
    expect(await pull.on('Thank you.')).toMatchObject({ exitCode: 1 });
    expect(pull.replies()).toHaveLength(1);
    expect(pull.memory().decisions).toEqual([]);
  });

  it('of the author is one where the repository says so, and keeps what is said harmless', async () => {
    await using pull = await blocked();
    const reason = `<img src=x> @everyone [x](https://evil.example) fixes #1 --> ${stateKey}`;
    const said = pull.bed.says(`/deep-review dismiss F1 ${reason}`, 'ana');
    const done = await pull.on(said, { inputs: { 'dismiss-own': 'true' } });
    expect([done.exitCode, done.models]).toEqual([0, 0]);
    const [report] = pull.comments;
    expect(report?.body).not.toContain(stateKey);
    expect(report?.body).toContain('withheld');
    expect(pull.memory().decisions).toMatchObject([{ by: 'ana', finding: 'F1', comment: said }]);
    await pull.on('/deep-review reopen F1');
    const marked = pull.bed.says(
      '/deep-review dismiss F1 <img src=x> @everyone [x](https://evil.example) fixes #1 -->',
      'max',
    );
    expect((await pull.on(marked)).exitCode).toBe(0);
    expect(report?.body).not.toMatch(/(?<!\\)<img|\]\(https:\/\/evil|[^`]@everyone/u);
    expect(pull.memory().decisions.at(-1)?.reason).toContain('<img src=x>');
  });

  it('undoes another one', async () => {
    await using pull = await blocked();
    expect((await pull.on('/deep-review dismiss F1 x')).exitCode).toBe(0);
    expect((await pull.on('/deep-review dismiss F1 x')).exitCode).toBe(0);
    expect(pull.replies()).toMatchObject([expect.stringContaining('declined already')]);
    const back = await pull.on(pull.bed.says('/deep-review reopen F1', 'ana'));
    expect([back.exitCode, back.models]).toEqual([1, 0]);
    expect(pull.bed.statuses().at(-1)).toBe('failure');
    expect(pull.memory().findings).toMatchObject([{ id: 'F1', declined: null }, { id: 'F2' }]);
  });

  it('of a run that was cancelled is carried out by the next one, once (A26)', async () => {
    await using pull = await blocked();
    const { bed } = pull;
    const [one, two, three] = [
      bed.says('/deep-review dismiss F1 first'),
      bed.says('/deep-review dismiss F2 second'),
      bed.says('/deep-review help'),
    ];
    bed.says('/deep-review dismiss F1 x', 'stranger');
    expect((await pull.on(one)).exitCode).toBe(0);
    expect(pull.memory()).toMatchObject({ handled: one, decisions: [{ comment: one }] });
    // The run of the second comment never came to anything.
    expect(await pull.on(three)).toMatchObject({ exitCode: 0, models: 0 });
    expect(pull.memory()).toMatchObject({ handled: three, decisions: [{ comment: one }, { comment: two }] });
    expect(pull.reactions.map(({ comment, content }) => [comment, content]).toSorted()).toEqual([
      [one, '+1'],
      [two, '+1'],
      [three, '+1'],
    ]);
    // What is late finds that it is done.
    expect(await pull.on(two)).toMatchObject({ exitCode: 0, models: 0 });
    expect(pull.memory().decisions).toHaveLength(2);
    expect(pull.replies()).toHaveLength(1);
  });

  it('is carried out by whatever run comes next, where a stranger’s has taken its place (A26, threat 103)', async () => {
    await using pull = await blocked();
    const said = pull.bed.says('/deep-review dismiss F1 It is meant so.');
    const stranger = pull.bed.says('/deep-review dismiss F2 x', 'stranger');
    expect(await pull.on(stranger)).toMatchObject({ exitCode: 0, models: 0 });
    expect(pull.memory().decisions).toMatchObject([{ comment: said, finding: 'F1' }]);
    expect(pull.reactions).toMatchObject([
      { comment: stranger, content: 'confused' },
      { comment: said, content: '+1' },
    ]);
  });

  it('is no older than the findings that it names, and none that was edited since', async () => {
    await using pull = await blocked();
    pull.bed.says('/deep-review dismiss F1 x', 'max', { at: '2020-01-01T00:00:00Z' });
    pull.bed.says('/deep-review dismiss F2 x', 'max', { isEdited: true });
    await pull.on('/deep-review help');
    expect(pull.memory().decisions).toEqual([]);
  });
});

describe('a decision while a review runs', () => {
  /** Reviewers who answer once the run of a command has ended. */
  function onceDone(command: () => Promise<unknown>) {
    let ended: Promise<unknown> | null = null;
    const answer = reviewers([noPeople, cents], {}, rules(), {}, rechecks());
    return async (request: ScriptedRequest) => {
      ended ??= command();
      await ended;
      return answer(request);
    };
  }

  it('of a new head holds, although the review ends later and began before (A17, A19)', async () => {
    await using pull = await blocked();
    pull.rounds.push({ 'docs/notes.md': 'Nothing of this.\n' });
    const codes: (number | null)[] = [];
    const script = onceDone(async () => {
      codes.push((await pull.on('/deep-review dismiss F1 It is meant so.')).exitCode);
      expect(pull.memory()).toMatchObject({ round: 1, decisions: [{ finding: 'F1' }] });
    });
    const round = await pull.rounds.review({ script });
    expect([codes, round.exitCode, round.report.rounds.round]).toEqual([[1], 0, 2]);
    expect(round.priors).toEqual(['F1 declined', 'F2 open']);
    expect(pull.bed.statuses().at(-1)).toBe('success');
    expect(pull.comments[0]?.body).toMatch(/Declined by `?@max/u);
    expect(pull.memory()).toMatchObject({ round: 2, decisions: [{ finding: 'F1' }] });
  });

  it('is none on what that review finds to be more severe, in whatever moment it comes (A16, threat 64)', async () => {
    await using rounds = await startRounds(start, { 'src/share.js': share(divides) });
    const { bed } = rounds;
    bed.github.state.rights.set('ana', { permission: 'write' });
    expect((await rounds.review({ finds: [cents] })).open).toEqual(['F1 suggestion confirmed']);
    rounds.push({ 'docs/notes.md': 'Nothing of this.\n' });
    const worse = reviewers([{ ...cents, severity: 'critical' }], {}, rules(), {}, rechecks());
    // The editor writes when all has been read that people decided before.
    let said = false;
    const script = async (request: ScriptedRequest) => {
      if (purposeOf(request) !== 'edit' || said) return worse(request);
      said = true;
      using done = await bed.onComment(bed.says('/deep-review dismiss F1 It is a matter of taste.', 'ana'), { inputs });
      expect(done.exitCode).toBe(1);
      return worse(request);
    };
    const two = await rounds.review({ script });
    expect([said, two.exitCode, two.open]).toEqual([true, 1, ['F1 critical confirmed']]);
    const left = readState(bed.github.state.comments[0]?.body ?? '', seal([stateKey], 'acme/shares'));
    expect(left).toMatchObject({
      memory: { round: 2, decisions: [{ by: 'ana' }], findings: [{ severity: 'critical', declined: null }] },
    });
    using again = await bed.review({ inputs });
    expect([again.exitCode, bed.statuses().at(-1)]).toEqual([1, 'failure']);
  });

  it('of the same head is left to that review', async () => {
    await using pull = await blocked();
    const statuses = pull.bed.statuses().length;
    const answers: string[] = [];
    const script = onceDone(async () => {
      answers.push((await pull.on('/deep-review dismiss F1 It is meant so.')).printed);
    });
    pull.rounds.answer(script);
    const review = await pull.on('/deep-review full');
    expect(answers.join()).toContain('A review of this head is under way');
    expect(review.exitCode).toBe(0);
    expect(pull.bed.statuses().slice(statuses)).toEqual(['pending', 'success']);
    expect(pull.memory()).toMatchObject({ round: 2, handled: 102, decisions: [{ comment: 102 }] });
  });
});

describe('a review by command', () => {
  it('is made of the live head, also of one that was reviewed, and its status is on that head (A28, A29)', async () => {
    await using pull = await blocked();
    const done = await pull.on('/deep-review');
    expect(done.models).toBeGreaterThan(2);
    expect(pull.reactions).toMatchObject([{ content: 'eyes' }]);
    expect(pull.memory()).toMatchObject({ round: 2, handled: 101 });
    expect(new Set(pull.bed.github.state.statuses.map(({ sha }) => sha))).toEqual(new Set([pull.bed.headSha]));
  });

  it('of a fork names the head that somebody looked at; another head is refused (A28, threat 94)', async () => {
    await using pull = await blocked();
    const { bed } = pull;
    bed.push({ headSha: bed.headSha, headRepo: 'stranger/shares' });
    const head = bed.headSha.slice(0, 12);
    for (const body of ['/deep-review', '/deep-review full', `/deep-review ${'0'.repeat(12)}`]) {
      expect(await pull.on(body, { clock: movedClock() })).toMatchObject({ exitCode: 1, models: 0 });
      expect(pull.replies().at(-1)).toContain(`${head}`);
    }
    expect((await pull.on(`/deep-review ${head}`)).models).toBeGreaterThan(2);
  });

  it('takes with it what was decided before, and what is decided meanwhile (A26)', async () => {
    await using pull = await blocked();
    pull.bed.says('/deep-review dismiss F1 It is meant so.');
    const done = await pull.on('/deep-review full');
    expect(done.exitCode).toBe(0);
    expect(done.summary).toContain('a person asked for it');
    expect(pull.memory().findings).toMatchObject([
      { id: 'F2', declined: null },
      { id: 'F1', declined: 101 },
    ]);
    expect(pull.reactions.map(({ content }) => content).toSorted()).toEqual(['+1', 'eyes']);
  });
});

describe('an override', () => {
  it('lets one head pass whose review is incomplete, loudly, and ends with it (A27)', async () => {
    await using rounds = await startRounds(start, { 'src/share.js': share(divides) });
    const { bed } = rounds;
    bed.github.state.rights.set('mia', { permission: 'write', maintain: true });
    const script = () => down;
    const first = await rounds.review({ script });
    expect([first.exitCode, first.report.gate.outcome]).toEqual([1, 'incomplete']);
    const head = bed.headSha.slice(0, 12);
    using done = await bed.onComment(bed.says(`/deep-review override ${head} All vendors are out.`, 'mia'), { inputs });
    expect([done.exitCode, bed.statuses().at(-1)]).toEqual([0, 'success']);
    expect(bed.github.state.statuses.at(-1)?.description).toContain('OVERRIDDEN');
    expect(bed.github.state.comments[0]?.body).toContain('OVERRIDDEN');
    const again = await rounds.review({ script });
    expect([again.exitCode, again.report.gate.outcome, bed.statuses().at(-1)]).toEqual([0, 'incomplete', 'success']);
    expect(again.report.gate.reasons[0]).toContain('OVERRIDDEN by @mia');
    rounds.push({ 'docs/notes.md': 'Nothing of this.\n' });
    const next = await rounds.review({ script });
    expect([next.exitCode, bed.statuses().at(-1)]).toEqual([1, 'failure']);
    expect(next.report.rounds.decisions).toMatchObject([{ verb: 'override', by: 'mia' }]);
  });

  it('opens a head that no round could review, and says so in an answer', async () => {
    await using rounds = await startRounds(start, { 'src/share.js': share(divides) });
    const { bed } = rounds;
    bed.github.state.rights.set('ada', { permission: 'admin' });
    const head = bed.headSha.slice(0, 12);
    using done = await bed.onComment(bed.says(`/deep-review override ${head} GitHub and all are out.`, 'ada'), {
      inputs,
    });
    expect([done.exitCode, bed.statuses()]).toEqual([0, ['pending', 'success']]);
    expect(bed.github.state.comments.at(-1)?.body).toMatch(/OVERRIDDEN, NOT REVIEWED/u);
    expect(done.summary).toContain('OVERRIDDEN, NOT REVIEWED');
  });

  it.each([
    ['written', 'true'],
    ['not written', 'false'],
  ])('opens nothing that a review under way finds blocked, where the comment is %s', async (_, comment) => {
    await using rounds = await startRounds(start, { 'src/share.js': share(divides) });
    const { bed } = rounds;
    bed.github.state.rights.set('mia', { permission: 'write', maintain: true });
    const said = bed.says(`/deep-review override ${bed.headSha.slice(0, 12)} It takes too long.`, 'mia');
    const step = { inputs: { ...inputs, comment } };
    const overriding = once(() => bed.onComment(said, step));
    const script = async (request: ScriptedRequest) => {
      (await overriding.part())[Symbol.dispose]();
      return reviewers([noPeople])(request);
    };
    const one = await rounds.review({ script, step });
    expect([one.exitCode, one.report.gate.outcome]).toEqual([1, 'blocking']);
    expect(bed.statuses()).toEqual(['pending', 'pending', 'success', 'failure']);
  });

  it('opens no head that another pull request has, until that has a review of its own, and no comment does (threat 61)', async () => {
    await using rounds = await startRounds(start, { 'src/share.js': share(divides) });
    const { bed } = rounds;
    const { state } = bed.github;
    const head = bed.headSha.slice(0, 12);
    state.rights.set('ada', { permission: 'admin' });
    state.branches = { release: true };
    const [own] = state.pulls.values();
    if (own !== undefined) state.pulls.set(8, { ...own, number: 8, baseRef: 'release' });
    const waits = /pull request.*into release has the same head/iu;
    const overrides = () => bed.onComment(bed.says(`/deep-review override ${head} All are out.`, 'ada'), { inputs });
    using shut = await overrides();
    expect([shut.exitCode, bed.statuses()]).toEqual([1, ['pending', 'error']]);
    expect(state.comments.at(-1)?.body).toMatch(waits);
    expect(state.comments.at(-1)?.body).not.toContain('OVERRIDDEN');
    expect(shut.summary).toMatch(waits);
    state.comments.push(leftOn(8, { headSha: bed.headSha, baseRef: 'release' }, { repository: 'acme/shares' }));
    using opened = await overrides();
    expect([opened.exitCode, bed.statuses().at(-1)]).toEqual([0, 'success']);
    // What a round let pass, and its status does not, is nothing that a comment lets pass.
    await rounds.review();
    using thanks = await bed.onComment('Thank you.', { inputs });
    expect([thanks.exitCode, bed.statuses().at(-1)]).toEqual([0, 'success']);
    state.comments.splice(0, state.comments.length, ...state.comments.filter(({ issue }) => issue !== 8));
    using waiting = await bed.onComment('Thank you.', { inputs });
    expect([waiting.exitCode, waiting.outputs['outcome']]).toEqual([1, 'incomplete']);
    expect(waiting.outputs['reason']).toMatch(waits);
  });
});
