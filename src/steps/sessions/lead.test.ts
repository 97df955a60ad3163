import { describe, expect, it } from 'vitest';
import { movedClock, noDeadline } from '../../../test/support/moved-clock.ts';
import type { Reviewer } from '../../types.ts';
import { type Errands, startLead } from './lead.ts';

const claude: Reviewer = {
  ...{ name: 'Claude', provider: 'anthropic', vendor: 'anthropic', model: 'm', effort: 'high' },
  ...{ passes: 1, maxOutputTokens: null },
};
const review: Errands = { reviewer: claude, context: 'the change', purpose: 'review' };
const verification: Errands = { ...review, purpose: 'verification' };

/** Enters, and says whether it has been let in. */
function entering(lead: ReturnType<typeof startLead>) {
  const order: string[] = [];
  const enter = async (name: string, errand: Errands) => {
    const { begun } = await lead.enter(errand);
    order.push(name);
    return begun;
  };
  const settled = async () => {
    for (let turns = 0; turns < 20; turns += 1) await null;
    return order.join(' ');
  };
  return { enter, settled };
}

describe('the lead', () => {
  it('is of the first with a prefix, until its vendor begins to answer', async () => {
    const { enter, settled } = entering(startLead(movedClock()));
    const first = enter('first', review);
    void enter('second', review);
    void enter('third', review);
    expect(await settled()).toBe('first');
    (await first)();
    expect(await settled()).toBe('first second third');
  });

  it('is of the first session for each purpose, for what came before may be lost', async () => {
    const { enter, settled } = entering(startLead(movedClock()));
    (await enter('review', review))();
    const ahead = enter('ahead', verification);
    void enter('other', verification);
    expect(await settled()).toBe('review ahead');
    (await ahead)();
    expect(await settled()).toBe('review ahead other');
  });

  it.each([
    ['another vendor', { reviewer: { ...claude, provider: 'openai' } }],
    ['another model', { reviewer: { ...claude, model: 'other' } }],
    ['another effort', { reviewer: { ...claude, effort: 'low' as const } }],
    ['another part of the change', { context: 'another part' }],
  ])('is none over %s', async (_, other) => {
    const { enter, settled } = entering(startLead(movedClock()));
    void enter('first', review);
    void enter('other', { ...review, ...other });
    expect(await settled()).toBe('first other');
  });

  it('is over after seconds, and sooner where the prefix was in use a moment ago', async () => {
    const clock = movedClock();
    const { enter, settled } = entering(startLead(clock));
    void enter('first', review);
    void enter('second', review);
    await clock.wait(3_000, noDeadline);
    expect(await settled()).toBe('first');
    await clock.wait(1_000, noDeadline);
    expect(await settled()).toBe('first second');
    void enter('ahead', verification);
    void enter('other', verification);
    await clock.wait(900, noDeadline);
    expect(await settled()).toBe('first second ahead');
    await clock.wait(200, noDeadline);
    expect(await settled()).toBe('first second ahead other');
  });

  it('is there again when nobody has used the prefix for minutes, and not while a session has', async () => {
    const clock = movedClock();
    const { enter, settled } = entering(startLead(clock));
    const turn = await enter('a', review);
    for (let minutes = 0; minutes < 9; minutes += 3) {
      await clock.wait(180_000, noDeadline);
      turn();
    }
    void enter('b', review);
    void enter('c', review);
    expect(await settled()).toBe('a b c');
    await clock.wait(300_000, noDeadline);
    void enter('d', review);
    void enter('e', review);
    expect(await settled()).toBe('a b c d');
  });
});
