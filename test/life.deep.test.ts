import { describe, expect, it } from 'vitest';
import { type Lived, startLife } from './support/life/life-bed.ts';
import * as program from './support/life/program.ts';
import { said } from './support/life/said.ts';
import { groupOf, queue } from './support/queued.ts';
import { stateKey } from './support/sealing.ts';

const states = ({ statuses }: Lived) => statuses.map(({ state }) => state);

describe.each(['source', 'bundle'] as const)('the life of a pull request, from %s (A40)', (way) => {
  it('keeps every finding, one comment, and never says green too early', { timeout: 240_000 }, async () => {
    await using life = await startLife(way);
    const { now } = life;
    const holds = (lived: Lived, at: string) => {
      const ours = life.bed.github.state.comments.filter(({ author }) => author === 'github-actions[bot]');
      expect(ours.filter(({ body }) => body.includes('deep-review:state:')).length, `${at}: comments`).toBe(1);
      const line = lived.comment.split('\n').at(-1) ?? '';
      expect(line.length, `${at}: state`).toBeLessThanOrEqual(16_000);
      expect(lived.memory, `${at}: memory`).not.toBeNull();
      for (const { sha, context } of lived.statuses)
        expect([sha, context], `${at}: status`).toEqual([now.headSha, 'deep-review']);
      expect(life.bed.github.violations, at).toEqual([]);
    };

    // 1: opened
    life.say(said.opened);
    const one = await life.review();
    holds(one, '1');
    expect([one.exitCode, one.outcome]).toEqual([1, 'blocking']);
    expect(states(one)).toEqual(['pending', 'failure']);
    const ids = new Map(one.memory?.findings.map(({ id, title }) => [title, id]));
    expect(one.memory?.findings.map(({ id }) => id).toSorted()).toEqual(['F1', 'F2', 'F3', 'F4']);
    const idOf = ({ title }: { readonly title: string }) => ids.get(title) ?? title;
    const [logged, stopped, cut, swallows] = [
      idOf(program.loggedKey),
      idOf(program.stoppedQueue),
      idOf(program.cutNumber),
      idOf(program.swallowed),
    ];

    // 2: a fix elsewhere, half a fix, and a reviewer that is down
    const second = life.commit(
      { 'caller.js': program.caller.guarded, 'server.js': program.server.waits },
      'Guard jobs, wait for requests',
    );
    life.say(said.guarded);
    const two = await life.review();
    holds(two, '2');
    expect([two.exitCode, two.outcome]).toEqual([1, 'blocking']);
    expect(two.priors).toEqual(
      [`${logged} open`, `${stopped} fixed`, `${cut} open`, `${swallows} partly-fixed`].toSorted(),
    );
    expect(two.report?.ledger.priors?.find(({ id }) => id === stopped)).toMatchObject({
      commit: second,
      evidence: { anchor: { path: 'caller.js' } },
    });
    expect.soft(two.sent / one.sent).toBeLessThanOrEqual(0.25);

    // 2b: nothing to do, twice
    for (const again of [
      await life.event('synchronize'),
      await life.event('edited', { changes: { title: { from: 'Old' } } }),
    ]) {
      holds(again, '2b');
      expect([again.exitCode, again.outcome, again.calls]).toEqual([1, 'blocking', 0]);
      expect(states(again).at(-1)).toBe('failure');
      expect(again.memory?.round).toBe(2);
    }

    const people = life.bed.github.state.rights;
    people.set('ann', { permission: 'write' });
    people.set('max', { permission: 'write' });
    const prose = await life.says('ann', `dismiss ${logged}`);
    const own = await life.says('ann', `/deep-review dismiss ${logged} x`);
    for (const said of [prose, own]) {
      holds(said, '2b');
      expect([said.exitCode, said.calls]).toEqual([1, 0]);
      expect(said.memory?.findings.every(({ declined }) => declined === null)).toBe(true);
    }
    expect(own.printed).toMatch(/author|somebody else/iu);

    // 3: rebased onto a base that moved
    life.moveBase({ 'docs/notes.md': 'Nothing of this.\n' });
    life.rebase();
    const three = await life.event('synchronize');
    holds(three, '3');
    expect([three.exitCode, three.outcome, three.calls]).toEqual([1, 'blocking', 0]);
    expect(three.memory?.findings.map(({ id }) => id)).toEqual(two.memory?.findings.map(({ id }) => id));
    expect(three.comment).toMatch(/base moved|moved from/iu);

    // 4: force-pushed, and the old head is gone from the server; the fix brings a fault of its own
    life.amend({ 'keys.js': program.keys.readable }, 'Keep the key out of the log');
    life.say(said.rewritten);
    // 3b: while that is reviewed, somebody declines a suggestion
    const declining: Lived[] = [];
    life.meanwhile(async () => {
      declining.push(await life.says('max', `/deep-review dismiss ${cut} wontfix`));
    });
    const four = await life.event('synchronize');
    expect(declining).toHaveLength(1);
    expect(life.bed.github.state.reactions.filter(({ content }) => content === '+1')).toHaveLength(1);
    expect(four.priors).toContain(`${cut} declined`);
    holds(four, '4');
    expect([four.exitCode, four.outcome]).toEqual([1, 'incomplete']);
    expect(four.priors).toEqual(expect.arrayContaining([`${logged} unclear`, `${swallows} open`]));
    const readable = four.memory?.findings.find(({ title }) => title === program.readableKey.title);
    expect(readable?.id).toBe('F5');
    expect(four.summary).toContain(`In the fix of ${logged}`);
    expect(four.summary).toContain('was read anew in full');

    // 5: a comment that says why, other words for what was declined, a late word
    life.commit({ 'keys.js': program.keys.explained }, 'Say why the key can be read');
    life.say(said.explained);
    const five = await life.event('synchronize');
    holds(five, '5');
    expect([five.exitCode, five.outcome]).toEqual([0, 'clean']);
    expect(states(five)).toEqual(['pending', 'success']);
    expect(five.priors).toEqual(
      expect.arrayContaining([`${logged} fixed`, 'F5 acknowledged', `${cut} declined`, `${swallows} open`]),
    );
    expect(five.comment).not.toContain(program.lateWord.title);
    expect(five.comment).toContain('late suggestion');
    expect(five.report?.ledger.findings.find(({ id }) => id === cut)?.raisedBy).toContain('Gemini');

    // 5b: a push whose run is killed while reviewers are at work
    const before = five.memory;
    life.commit({ 'docs/later.md': 'More to come.\n' }, 'Announce more');
    const cancelling = Promise.withResolvers<() => void>();
    life.meanwhile(async () => (await cancelling.promise)());
    const killed = await life.live({
      whileRunning: (running) => cancelling.resolve(way === 'source' ? running.cancel : () => running.kill('SIGTERM')),
    });
    expect(killed.exitCode).toBe(1);
    expect(killed.comment).toContain('was cancelled');
    expect(killed.memory?.round).toBe(before?.round);
    expect(states(killed)).not.toContain('success');

    // 6: renamed and edited, a fix taken back, the code of what was declined changed
    life.commit(
      {
        'queue.js': null,
        'jobs/queue.js': program.queue.counted,
        'caller.js': program.caller.moved,
        'util.js': program.utils.text,
        'server.js': program.server.tells,
      },
      'Move the queue',
    );
    life.say(said.moved);
    const six = await life.event('synchronize');
    holds(six, '6');
    expect(six.priors).toEqual(expect.arrayContaining([`${stopped} regressed`, `${cut} open`, `${swallows} fixed`]));
    expect(six.memory?.findings.find(({ id }) => id === stopped)?.path).toBe('jobs/queue.js');
    const reopened = six.report?.ledger.priors?.find(({ id }) => id === cut);
    expect(reopened?.reason).toMatch(/It was declined, and does not stand as it was then\. Declined by @max/u);
    expect(six.summary).toContain('It was declined, and does not stand as it was then');
    expect([six.exitCode, six.outcome]).toEqual([0, 'clean']);

    // 7: put on another base and back; a key is replaced by a newer one
    life.bed.github.state.branches = { main: true, decoy: false };
    life.retarget('decoy');
    const away = await life.event('edited', {
      changes: { base: { ref: { from: 'main' }, sha: { from: now.baseSha } } },
    });
    expect(away.statuses[0]).toEqual({ state: 'pending', sha: now.headSha, context: 'deep-review' });
    life.rotate(`another key of thirty-two characters and more\n${stateKey}`);
    life.retarget('main');
    const back = await life.event('edited', {
      changes: { base: { ref: { from: 'decoy' }, sha: { from: now.baseSha } } },
    });
    holds(back, '7');
    expect(states(back)[0]).toBe('pending');
    expect(back.memory?.round).toBeGreaterThan(six.memory?.round ?? 0);
    expect(back.calls).toBeGreaterThan(0);
    expect(back.summary).toContain('the pull request went to');
    expect(back.memory?.findings.map(({ id }) => id)).toEqual(expect.arrayContaining([stopped, cut]));

    // 8: the base has some of it now and comes into the branch; a second push during the run
    const late = six.memory?.findings.find(({ title }) => title === program.lateWord.title)?.id;
    life.moveBase({
      'keys.js': program.keys.explained,
      [program.lateWord.path]: program.quiet[program.lateWord.path] ?? '',
    });
    life.mergeBase();
    life.say(said.quietly);
    const newer: Lived[] = [];
    life.meanwhile(async () => {
      life.commit({ 'jobs/queue.js': program.queue.guarded }, 'Let no job stop the others');
      life.say(said.mended);
      newer.push(await life.event('synchronize'));
    });
    const older = await life.event('synchronize');
    const [eight] = newer;
    if (eight === undefined) throw new Error('there was no second run');
    holds(eight, '8');
    expect([eight.exitCode, eight.outcome]).toEqual([0, 'clean']);
    expect(eight.priors).toEqual(
      expect.arrayContaining([`${stopped} fixed`, `${cut} open`, `${late} left-the-change`]),
    );
    expect(states(eight).at(-1)).toBe('success');
    expect(older.exitCode).toBe(1);
    expect(older.memory).toEqual(eight.memory);
    expect(older.comment).toBe(eight.comment);
    expect(older.statuses.filter(({ sha, state }) => sha !== now.headSha && state === 'success')).toEqual([]);
    for (const id of [logged, 'F5']) expect(eight.memory?.findings.map((found) => found.id)).not.toContain(id);

    const queued = await life.live({
      eventName: 'merge_group',
      payload: queue(life.bed, [{ number: 7, merges: now.headSha }]),
    });
    expect([queued.exitCode, queued.calls]).toEqual([0, 0]);
    expect(queued.statuses.at(-1)).toMatchObject({ state: 'success', sha: groupOf(7) });
  });
});
