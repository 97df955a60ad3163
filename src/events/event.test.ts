import { describe, expect, it } from 'vitest';
import { createEvents } from './event.ts';

const writing = { kind: 'writing' } as const;

describe('events', () => {
  it('reach every listener in the order in which they came, before `tell` returns', () => {
    const told: string[] = [];
    const events = createEvents();
    events.listen(({ kind }) => void told.push(`first ${kind}`));
    events.listen(({ kind }) => void told.push(`second ${kind}`));
    events.tell(writing);
    expect(told).toEqual(['first writing', 'second writing']);
  });

  it('are settled when all that they began is done', async () => {
    const events = createEvents();
    const { promise, resolve } = Promise.withResolvers<void>();
    events.listen(() => promise);
    events.tell(writing);
    let isSettled = false;
    const settled = events.settled().then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(isSettled).toBe(false);
    resolve();
    await settled;
    expect(isSettled).toBe(true);
  });

  it('end where a listener throws: that is a bug, and no reason to go on as if nothing was', () => {
    const events = createEvents();
    events.listen(() => {
      throw new Error('a bug');
    });
    expect(() => events.tell(writing)).toThrow('a bug');
  });
});
