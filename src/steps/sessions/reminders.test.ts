import { describe, expect, it } from 'vitest';
import { acceptAfterReminders } from './reminders.ts';

const more = { isLast: false };
const last = { isLast: true };

/** Reads numbers: a text has a slip of form and is read as its length, an object is nothing. */
function check(most = 2) {
  const looked: number[] = [];
  const submit = acceptAfterReminders<number>({
    most,
    read(input) {
      if (typeof input === 'number') return { value: input, problems: [] };
      return typeof input === 'string' ? { value: input.length, problems: ['a text'] } : 'no number';
    },
    async problemsOf(value) {
      looked.push(value);
      return [...(value > 10 ? ['too large'] : []), ...(value % 2 === 1 ? ['odd'] : [])];
    },
  });
  return { submit, looked };
}

describe('accepting after reminders', () => {
  it('accepts at once what has nothing wrong', async () => {
    expect(await check().submit(4, more)).toEqual({ accepted: 4 });
  });

  it('says everything in each answer, form first, then takes it as it is', async () => {
    const { submit, looked } = check();
    const wrong = 'thirteen long';
    const told = { problem: 'a text\n\ntoo large\n\nodd', asItIs: 13 };
    expect(await submit(wrong, more)).toEqual(told);
    expect(await submit(wrong, more)).toEqual(told);
    expect(await submit(wrong, more)).toEqual({ accepted: 13 });
    expect(looked).toEqual([13, 13]);
  });

  it('counts answers, whatever they are about', async () => {
    const { submit } = check();
    expect(await submit(12, more)).toEqual({ problem: 'too large', asItIs: 12 });
    expect(await submit(3, more)).toEqual({ problem: 'odd', asItIs: 3 });
    expect(await submit(13, more)).toEqual({ accepted: 13 });
  });

  it('sends back what cannot be read however often it comes, and counts it as no answer', async () => {
    const { submit } = check(1);
    for (let times = 0; times < 5; times += 1) expect(await submit({}, more)).toEqual({ problem: 'no number' });
    expect(await submit(3, more)).toEqual({ problem: 'odd', asItIs: 3 });
    expect(await submit({}, last)).toEqual({ problem: 'no number' });
  });

  it('takes in the last turn what can be read, and looks nothing up', async () => {
    const { submit, looked } = check();
    expect(await submit('odd', last)).toEqual({ accepted: 3 });
    expect(looked).toEqual([]);
  });
});
