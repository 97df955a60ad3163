import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { conduct } from './conductor.ts';

const recorded = { began: 1_000, moments: { 'the report is made': 9_000 } };
const told = (place: number) => `place ${place}`;

describe('a replay', () => {
  it('lets each end come when all that was before it has happened, beginnings too, in the time of the recording', async () => {
    const { begin, comes, clock } = conduct(recorded, told);
    const order: string[] = [];
    const end = async (place: number, at: number) => {
      await comes(place, at);
      order.push(`${place} at ${clock.now()}`);
    };
    const all = [end(5, 1_500), end(3, 1_200)];
    begin(2);
    await wait(5);
    expect(order).toEqual([]);
    begin(1);
    await wait(5);
    expect(order).toEqual(['3 at 1200']);
    begin(4);
    await Promise.all(all);
    expect(order).toEqual(['3 at 1200', '5 at 1500']);
    expect(clock.now('the report is made')).toBe(9_000);
  });

  it('has a deadline come when it ended something in the recording, and no later one', async () => {
    const { comes, clock } = conduct(recorded, told);
    const [due, later] = [clock.deadline(60_000), clock.deadline(90_000)];
    await comes(1, 60_900);
    expect(due.aborted).toBe(false);
    await comes(2, 61_000, true);
    expect([due.aborted, later.aborted]).toEqual([true, false]);
  });

  it('has a deadline come as well that was noticed a little before its time, and never goes back', async () => {
    const { comes, clock } = conduct(recorded, told);
    const due = clock.deadline(60_000);
    await comes(1, 60_100, true);
    expect(due.aborted).toBe(true);
    await comes(2, 50_000);
    expect(clock.now()).toBe(60_100);
  });

  it('calls nobody back once it has ended', async () => {
    const { begin, fail, when } = conduct(recorded, told);
    let calls = 0;
    when(2, () => {
      calls += 1;
    });
    begin(1);
    expect(() => fail('it is another one.')).toThrow('it is another one.');
    await wait(5);
    expect(calls).toBe(0);
  });

  it('waits for no pause where what comes next follows from its end', async () => {
    const { begin, comes, clock } = conduct(recorded, told);
    clock.schedule(() => begin(1), 4_000);
    const cancel = clock.schedule(() => begin(7), 1_000);
    cancel();
    const started = performance.now();
    await comes(2, 5_000);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('names what is not asked for, and ends everything then', async () => {
    const { begin, comes, unlessFailed } = conduct(recorded, told, 50);
    const never = unlessFailed(new Promise(() => undefined));
    const complaint = /^This run is not the one that was recorded: it does not ask for place 1\.$/;
    await expect(comes(2, 5_000)).rejects.toThrow(complaint);
    await expect(never).rejects.toThrow(complaint);
    expect(() => begin(1)).toThrow(complaint);
  });
});
