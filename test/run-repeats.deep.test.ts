import { describe, expect, it } from 'vitest';
import { withState } from '../src/lib/marker.ts';
import { stateLine } from '../src/rounds/state-line.ts';
import type { Memory } from '../src/types.ts';
import { happen } from './support/happening.ts';
import { startRounds } from './support/rounds-bed.ts';
import { scriptedFinding } from './support/scripted-review.ts';
import { seal, stateKey } from './support/sealing.ts';

const start = {
  'README.md': '# Shares\n',
  'src/share.js': 'export const share = (total) => total;\n',
  'src/names.js': Array.from({ length: 60 }, (_, at) => `export const name${at} = ${at};\n`).join(''),
};
const divides = '  return total / people.length;';
const first = { 'src/share.js': `export function share(total, people) {\n${divides}\n}\n` };
const noPeople = scriptedFinding({
  ...{ title: 'An empty list of people gives Infinity', path: 'src/share.js', startLine: 2, quote: divides },
});
type Rounds = Awaited<ReturnType<typeof startRounds>>;

/** A pull request of which one round is over. */
async function afterOne(finds: Parameters<Rounds['review']>[0] = {}, head: Parameters<typeof startRounds>[1] = first) {
  const rounds = await startRounds(start, head);
  const one = await rounds.review(finds);
  return { rounds, one, [Symbol.asyncDispose]: () => rounds[Symbol.asyncDispose]() };
}

/** The base branch moves on, and the branch is put on top of it. */
function rebase({ repository, bed }: Rounds, onMain: Record<string, string>, files: Record<string, string>) {
  const moved = repository.commit({ files: onMain, on: 'main' });
  repository.git('checkout', '--quiet', '-B', 'topic', moved);
  const headSha = repository.commit({ files, message: 'Change it again' });
  repository.git('update-ref', 'refs/pull/7/head', headSha);
  bed.push({ headSha, mergeBase: moved, baseSha: moved, commits: 1 });
  return { moved, headSha };
}

/** Puts another memory in the place of the one in the comment. */
function forge({ bed }: Rounds, change: (memory: Memory) => Memory, memory: Memory | null, keys = [stateKey]) {
  const [comment] = bed.github.state.comments;
  if (comment === undefined || memory === null) throw new Error('there is no memory');
  const page = comment.body.slice(0, comment.body.lastIndexOf('<!-- deep-review:state'));
  comment.body = withState(page, stateLine(change(memory), seal(keys, 'acme/shares')));
}

const happenings = [
  'edited',
  'labeled',
  'unlabeled',
  'reopened',
  'ready_for_review',
  'converted_to_draft',
  'opened',
  'synchronize',
] as const;

describe('an event that leaves the change as it was (A24)', () => {
  it.each([
    ['clean', [], 0, 'success', 'Merge as-is'],
    ['blocking', [noPeople], 1, 'failure', 'Rework'],
  ] as const)(
    'repeats a round that was %s, whichever it is, and says so everywhere',
    async (outcome, finds, exitCode, state, verdict) => {
      await using done = await afterOne({ finds });
      const { rounds, one } = done;
      expect(one.exitCode).toBe(exitCode);
      for (const [at, action] of happenings.entries()) {
        const again = await happen(rounds, { action, run: [String(5_000 + at), '1'] });
        expect([action, again.requests, again.exitCode, ...again.statuses]).toEqual([
          action,
          0,
          exitCode,
          'pending',
          state,
        ]);
        expect(again.outputs).toMatchObject({ outcome, verdict, round: '1' });
        expect(again.status.description).toContain(`${verdict} (round 1 repeated): `);
        expect(again.comment).toContain('Unchanged since round 1: outcome repeated, no model was asked.');
        expect(again.summary).toContain('Unchanged since round 1: outcome repeated, no model was asked.');
        expect(again.comment.match(/^## /gmu)).toHaveLength(2);
        expect(again.memory).toEqual({
          ...one.memory,
          run: `${5_000 + at}-1`,
          sequence: (one.memory?.sequence ?? 0) + at + 1,
        });
        expect(rounds.bed.github.state.comments).toHaveLength(1);
      }
      const rerun = await happen(rounds, { action: 'opened', run: ['4711', '2'] });
      expect([rerun.requests, rerun.exitCode]).toEqual([0, exitCode]);
      rounds.push({ 'src/share.js': `export function share(total, people) {\n  return total;\n}\n` });
      const next = await rounds.review({ recheck: () => ({ now: 'open' }) });
      expect(next.report.rounds).toMatchObject({ round: 2, earlier: [{ round: 1 }] });
      expect(next.priors).toEqual(finds.map((_, at) => `F${at + 1} open`));
    },
  );

  it.each([
    ['red', [noPeople], 1, 'failure'],
    ['green', [], 0, 'success'],
  ] as const)(
    'leaves a head %s that was reviewed before it became a draft, the job too, and repeats when it is ready',
    async (_, finds, exitCode, state) => {
      await using done = await afterOne({ finds });
      const { rounds } = done;
      const inputs = { drafts: 'wait' };
      rounds.bed.push({ headSha: rounds.bed.headSha, isDraft: true });
      const draft = await happen(rounds, { action: 'converted_to_draft', inputs });
      expect([draft.requests, draft.exitCode, ...draft.statuses]).toEqual([0, exitCode]);
      expect(draft.summary).toContain(`its status is still ${state}`);
      expect(draft.memory).toEqual(done.one.memory);
      const { state: github } = rounds.bed.github;
      github.outage = (request) => (/GET .*\/statuses/u.test(request) ? { status: 502, message: 'Bad gateway' } : null);
      const unknown = await happen(rounds, { action: 'edited', inputs });
      expect([unknown.exitCode, ...unknown.statuses]).toEqual([1, 'pending']);
      github.outage = null;
      rounds.bed.push({ headSha: rounds.bed.headSha, isDraft: false });
      const ready = await happen(rounds, { action: 'ready_for_review', inputs, run: ['4713', '1'] });
      expect([ready.requests, ready.exitCode, ...ready.statuses]).toEqual([0, exitCode, 'pending', state]);
    },
  );

  it('lets a pull request without its label wait, whatever another one with the same head has passed (threat 61)', async () => {
    await using rounds = await startRounds(start, first);
    const { statuses } = rounds.bed.github.state;
    const sha = rounds.bed.headSha;
    statuses.push({ sha, state: 'success', context: 'deep-review', description: 'Of another pull request.' });
    const waiting = await happen(rounds, { action: 'opened', inputs: { label: 'review' } });
    expect([waiting.requests, waiting.exitCode, ...waiting.statuses]).toEqual([0, 0, 'pending']);
  });

  it('lets a draft that nobody has reviewed wait with a pending status', async () => {
    await using rounds = await startRounds(start, first);
    rounds.bed.push({ headSha: rounds.bed.headSha, isDraft: true });
    const draft = await happen(rounds, { action: 'opened', inputs: { drafts: 'wait' } });
    expect([draft.requests, draft.exitCode, ...draft.statuses]).toEqual([0, 0, 'pending']);
  });

  it('leaves nothing behind that the next one would have to review, when it is cancelled before it knows (A20)', async () => {
    await using done = await afterOne({ finds: [noPeople] });
    const { rounds, one } = done;
    const { state } = rounds.bed.github;
    let cancel = (): void => undefined;
    state.outage = (request) => {
      if (/^GET .*\/issues\/7\/comments/u.test(request)) cancel();
      return null;
    };
    const whileRunning = (step: { cancel(): void }) => {
      cancel = () => step.cancel();
    };
    const cancelled = await happen(rounds, { action: 'labeled', step: { whileRunning } });
    state.outage = null;
    expect([cancelled.requests, cancelled.exitCode, ...cancelled.statuses]).toEqual([0, 1, 'pending', 'error']);
    expect(cancelled.comment).toBe(one.comment);
    const again = await happen(rounds, { action: 'labeled', run: ['4713', '1'] });
    expect([again.requests, again.exitCode, ...again.statuses]).toEqual([0, 1, 'pending', 'failure']);
  });

  it('reviews anew what was incomplete, and what somebody asks for by hand', async () => {
    await using done = await afterOne({ script: () => ({ fault: 'answer', status: 400, body: '{}' }) });
    const { rounds, one } = done;
    expect([one.report.gate.outcome, one.exitCode]).toEqual(['incomplete', 1]);
    const again = await happen(rounds);
    expect([again.requests > 0, again.exitCode]).toEqual([true, 1]);
    const two = await rounds.review();
    expect([two.requests.length > 0, two.exitCode]).toEqual([true, 0]);
    const byHand = await happen(rounds, { isByHand: true, run: ['4713', '1'] });
    expect([byHand.requests > 0, byHand.exitCode, byHand.memory?.round]).toEqual([true, 0, 4]);
  });

  it('sets no status green that a later run had set red, and asks no model about what nobody could tell', async () => {
    await using done = await afterOne();
    const { rounds } = done;
    const { state } = rounds.bed.github;
    const sha = rounds.bed.headSha;
    state.statuses.push({ sha, state: 'failure', context: 'deep-review', description: 'A later run.' });
    const again = await happen(rounds);
    expect(again.requests).toBeGreaterThan(0);
    expect(again.printed).toContain('Round 1 is not repeated: the status of this head says otherwise.');
    state.outage = (request) => (/GET .*\/statuses/u.test(request) ? { status: 502, message: 'Bad gateway' } : null);
    const unknown = await happen(rounds, { run: ['4713', '1'] });
    expect(unknown.requests).toBeGreaterThan(0);
    expect(unknown.printed).toContain('GitHub did not say what the status of this head was');
  });
});

describe('a change that is another one', () => {
  it('is reviewed, after a force-push as well, and whatever the base brought', async () => {
    await using done = await afterOne();
    const { rounds } = done;
    rounds.push({ 'src/share.js': `export function share(total, people) {\n  return total;\n}\n` }, { isForced: true });
    expect((await happen(rounds, { action: 'synchronize' })).requests).toBeGreaterThan(0);
    await using other = await afterOne();
    rebase(other.rounds, { 'docs/notes.md': 'Notes.\n' }, { 'src/share.js': first['src/share.js'].replace('/', '*') });
    const two = await happen(other.rounds, { action: 'synchronize' });
    expect(two.printed).toContain('Round 1 is not repeated: the change is another one.');
  });

  it('is one whose lines stand elsewhere between equal ones, where the base has moved (A10)', async () => {
    const steps = (from: number) => Array.from({ length: 9 }, (_, at) => `  step(${from + at});\n`).join('');
    const block = (name: string) => `function ${name}() {\n${steps(0)}  two();\n${steps(9)}}\n`;
    const base = { 'src/a.js': `${block('a')}${block('b')}` };
    const guarded = (name: string, other: string, isFirst: boolean) => {
      const changed = block(name).replace('  two();\n', '  grant();\n  two();\n');
      return isFirst ? `${changed}${block(other)}` : `${block(other)}${changed}`;
    };
    await using rounds = await startRounds(base, { 'src/a.js': guarded('a', 'b', true) });
    expect((await rounds.review()).exitCode).toBe(0);
    rebase(rounds, { 'docs/notes.md': 'Notes.\n' }, { 'src/a.js': guarded('b', 'a', false) });
    const two = await happen(rounds, { action: 'synchronize' });
    expect(two.printed).toContain('Round 1 is not repeated: the change could stand at another place of src/a.js.');
    expect(two.requests).toBeGreaterThan(0);
  });
});

describe('a base that has moved', () => {
  const other = { 'src/names.js': start['src/names.js'].replace('name3 = 3', 'name3 = 33') };
  const head = { 'src/names.js': start['src/names.js'].replace('name50 = 50', 'name50 = 5_000') };
  const both = { 'src/names.js': head['src/names.js'].replace('name3 = 3', 'name3 = 33') };

  it('asks no model where it touched nothing of the change: outcome, ids and exit code are repeated (A7, A9)', async () => {
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

  it('repeats also where it touched a changed file elsewhere, and says that nobody looked (A7)', async () => {
    await using done = await afterOne({}, head);
    const { rounds } = done;
    const { moved } = rebase(rounds, other, both);
    const two = await happen(rounds, { action: 'synchronize' });
    expect([two.requests, two.exitCode]).toEqual([0, 0]);
    expect(two.comment).toContain(`to \`${moved.slice(0, 7)}\`, not looked at.`);
  });

  it('repeats nothing where it touched what a verifier quoted, or the lines around the change', async () => {
    const quoted = scriptedFinding({
      ...{ title: 'The fiftieth name is too large', path: 'src/names.js', startLine: 51 },
      quote: 'export const name50 = 5_000;',
    });
    await using done = await afterOne({ finds: [quoted] }, head);
    const { rounds, one } = done;
    expect(one.memory?.restsOn?.evidence.paths).toContain('src/names.js');
    rebase(rounds, other, both);
    const two = await happen(rounds, { action: 'synchronize' });
    expect(two.printed).toContain('a file that verifiers quoted holds something else');
    expect(two.requests).toBeGreaterThan(0);
    const near = start['src/names.js'].replace('name48 = 48', 'name48 = 49');
    await using clean = await afterOne({}, head);
    rebase(clean.rounds, { 'src/names.js': near }, { 'src/names.js': near.replace('name50 = 50', 'name50 = 5_000') });
    expect((await happen(clean.rounds, { action: 'synchronize' })).requests).toBeGreaterThan(0);
  });

  it('repeats where only the branch was updated by a merge', async () => {
    await using done = await afterOne();
    const { repository, bed } = done.rounds;
    const onMain = repository.commit({ files: { 'docs/notes.md': 'Notes.\n' }, on: 'main' });
    const headSha = repository.commit({ files: {}, on: 'topic', merge: 'main', message: 'Merge main' });
    repository.git('update-ref', 'refs/pull/7/head', headSha);
    bed.push({ headSha, mergeBase: onMain, baseSha: onMain, commits: 3 });
    const two = await happen(done.rounds, { action: 'synchronize' });
    expect([two.requests, two.exitCode, two.status.sha]).toEqual([0, 0, headSha]);
  });
});

describe('nothing is repeated that is in doubt (A10, A21)', () => {
  const reviewed = async (rounds: Rounds, happening: Parameters<typeof happen>[1] = {}) => {
    const again = await happen(rounds, happening);
    expect(again.requests).toBeGreaterThan(0);
    return again;
  };

  it('not for another base branch, nor for another configuration, also of a guideline alone', async () => {
    await using done = await afterOne();
    const { rounds } = done;
    rounds.repository.git('branch', 'release', 'main');
    rounds.bed.push({ headSha: rounds.bed.headSha, baseRef: 'release' });
    expect((await reviewed(rounds)).memory?.bound.baseRef).toBe('release');
    await reviewed(rounds, { inputs: { 'fail-on': 'important' }, run: ['4713', '1'] });
    await using guided = await afterOne();
    rebase(guided.rounds, { 'AGENTS.md': 'Shares are whole numbers.\n' }, first);
    expect((await reviewed(guided.rounds, { action: 'synchronize' })).printed).toContain('something else is asked for');
  });

  it('not from the memory of another pull request, another instance or another repository, nor from one without a seal', async () => {
    await using done = await afterOne({ finds: [noPeople] });
    const { rounds, one } = done;
    const clean = (memory: Memory): Memory => ({ ...memory, findings: [], run: '4711-1' });
    const bound = (more: Partial<Memory['bound']>) => (memory: Memory) => ({
      ...clean(memory),
      bound: { ...memory.bound, ...more },
    });
    const another = ['quite another key of thirty-two characters'];
    for (const [at, [change, keys]] of [
      [bound({ pull: 8 }), undefined],
      [bound({ instance: 'other' }), undefined],
      [bound({ repository: 'acme/other' }), undefined],
      [clean, another],
    ].entries() as unknown as [number, [(memory: Memory) => Memory, string[] | undefined]][]) {
      forge(rounds, change, one.memory, keys);
      const again = await reviewed(rounds, { run: [String(5_000 + at), '1'] });
      expect(again.memory?.round).toBe(1);
      expect(again.printed).not.toContain('outcome repeated');
    }
  });

  it('not where a later run wrote into the comment and left no memory: its report was withheld, or it was killed', async () => {
    await using done = await afterOne();
    const { rounds } = done;
    const [comment] = rounds.bed.github.state.comments;
    if (comment === undefined) throw new Error('there is no comment');
    comment.body = comment.body.replace(/:4711-1:/u, ':4799-1:');
    const again = await reviewed(rounds);
    expect(again.printed).toContain('a later run wrote into the comment, and left no memory');
  });

  it('not of a round whose report could not be published, however green the one before was', async () => {
    await using done = await afterOne();
    const { rounds } = done;
    const { state } = rounds.bed.github;
    state.outage = (request) => (/^PATCH .*\/issues\/comments/u.test(request) ? { status: 502, message: 'Out' } : null);
    const forced = await happen(rounds, { isByHand: true });
    expect([forced.requests > 0, forced.memory?.run, ...forced.statuses]).toEqual([
      true,
      '4711-1',
      'pending',
      'success',
    ]);
    state.outage = null;
    // Not even the state of the status tells: the run that set it does.
    const again = await happen(rounds, { run: ['4713', '1'] });
    expect(again.printed).toContain('Round 1 is not repeated: the status of this head is of another run.');
    expect(again.requests).toBeGreaterThan(0);
    expect((await happen(rounds, { run: ['4714', '1'] })).requests).toBe(0);
  });

  it('not with findings that had no room, and not of a round that lacked something', async () => {
    await using done = await afterOne();
    const { rounds, one } = done;
    forge(rounds, (memory) => ({ ...memory, leftOut: { critical: 1, important: 0, suggestion: 0 } }), one.memory);
    expect((await reviewed(rounds)).printed).toContain('Round 1 is not repeated: it came to no decision.');
    await using other = await afterOne();
    forge(other.rounds, (memory) => ({ ...memory, restsOn: null }), other.one.memory);
    await reviewed(other.rounds);
  });
});

/** Of `max`, who may write, and of `ada`, who may administer. */
const people = ({ bed }: Rounds) => {
  bed.github.state.rights.set('max', { permission: 'write' });
  bed.github.state.rights.set('ada', { permission: 'admin' });
};
const dismissed = 'Callers have people.';
const told = (page: string) => page.replaceAll(/<details>[\s\S]*<\/details>/gu, '');

describe('what people decided since', () => {
  it('is told with the outcome that follows from it, over events and rebases, and nothing contradicts it', async () => {
    await using done = await afterOne({ finds: [noPeople] });
    const { rounds } = done;
    people(rounds);
    const said = ['max', `/deep-review dismiss F1 ${dismissed}`] as const;
    const decided = await happen(rounds, { said, run: ['4712', '1'] });
    rebase(rounds, { 'docs/notes.md': 'Notes.\n' }, first);
    for (const [at, again] of [
      decided,
      await happen(rounds, { action: 'synchronize', run: ['4713', '1'] }),
      await happen(rounds, { action: 'labeled', run: ['4714', '1'] }),
    ].entries()) {
      expect([at, again.requests, again.exitCode, ...again.statuses]).toEqual([at, 0, 0, 'pending', 'success']);
      for (const page of [told(again.comment), again.summary]) {
        expect(page).toContain('## Merge as-is: no finding is open');
        expect(page).toContain('Declined by people: F1 (critical).');
        expect(page).toContain(dismissed);
        expect(page).not.toMatch(/Rework|blocks/u);
      }
      expect(again.outputs).toMatchObject({ outcome: 'clean', critical: '0', round: '1' });
      expect(again.memory?.decisions).toMatchObject([{ verb: 'dismiss', by: 'max' }]);
    }
    const reopened = await happen(rounds, { said: ['max', '/deep-review reopen F1'], run: ['4715', '1'] });
    expect([reopened.requests, reopened.exitCode, ...reopened.statuses]).toEqual([0, 1, 'pending', 'failure']);
    const last = await happen(rounds, { action: 'labeled', run: ['4716', '1'] });
    expect([last.requests, last.exitCode, told(last.comment).includes('## Rework: ')]).toEqual([0, 1, true]);
  });

  it('turns no head green of which a later run may have found more, and no event does after it', async () => {
    await using done = await afterOne({ finds: [noPeople] });
    const { rounds } = done;
    people(rounds);
    const { state } = rounds.bed.github;
    state.outage = (request) => (/^PATCH .*\/issues\/comments/u.test(request) ? { status: 502, message: 'Out' } : null);
    const forced = await happen(rounds, { isByHand: true });
    expect([forced.requests > 0, forced.exitCode, forced.memory?.run]).toEqual([true, 1, '4711-1']);
    state.outage = null;
    const said = ['max', `/deep-review dismiss F1 ${dismissed}`] as const;
    const decided = await happen(rounds, { said, run: ['4713', '1'] });
    expect([decided.requests, decided.exitCode, ...decided.statuses]).toEqual([0, 1, 'pending', 'failure']);
    expect(told(decided.comment)).toMatch(/Round 1 may not be the last word on this change: .* is of another run/u);
    expect(decided.memory).toMatchObject({ restsOn: null, gaps: [expect.stringContaining('the last word')] });
    const again = await happen(rounds, { action: 'labeled', inputs: { status: 'false' }, run: ['4714', '1'] });
    expect(again.requests).toBeGreaterThan(0);
  });

  it('is for one head where it overrides: the same one is reviewed again, and another one does not pass', async () => {
    await using done = await afterOne({ script: () => ({ fault: 'answer', status: 400, body: '{}' }) });
    const { rounds } = done;
    people(rounds);
    const said = ['ada', `/deep-review override ${rounds.bed.headSha} The vendors are out.`] as const;
    const opened = await happen(rounds, { said, run: ['4712', '1'] });
    expect([opened.requests, opened.exitCode, ...opened.statuses]).toEqual([0, 0, 'pending', 'success']);
    const again = await happen(rounds, { action: 'labeled', run: ['4713', '1'] });
    expect([again.requests > 0, again.exitCode]).toEqual([true, 0]);
    expect(again.comment).toContain('OVERRIDDEN by');
    rebase(rounds, { 'docs/notes.md': 'Notes.\n' }, first);
    const rebased = await happen(rounds, { action: 'synchronize', run: ['4714', '1'] });
    expect([rebased.requests > 0, rebased.exitCode, ...rebased.statuses]).toEqual([true, 1, 'pending', 'failure']);
  });
});
