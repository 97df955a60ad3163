import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { acceptAfterReminders } from './reminders.ts';

const Numbers = z.strictObject({ odd: z.number(), large: z.number() });
type Numbers = z.infer<typeof Numbers>;

function check() {
  const asked: string[] = [];
  const reminder = (most: number, name: keyof Numbers) => ({
    most,
    problemOf(value: Numbers) {
      asked.push(name);
      return value[name] > 0 ? `${name} is ${value[name]}` : null;
    },
  });
  const submit = acceptAfterReminders(Numbers, 'No numbers:', [reminder(1, 'odd'), reminder(2, 'large')]);
  return { submit, asked };
}

describe('accepting after reminders', () => {
  it('accepts at once what has the form and nothing wrong', async () => {
    expect(await check().submit({ odd: 0, large: 0 })).toEqual({ accepted: { odd: 0, large: 0 } });
  });

  it('says one thing at a time, each kind as often as allowed, then takes it as it is', async () => {
    const { submit } = check();
    const wrong = { odd: 3, large: 9 };
    expect(await submit(wrong)).toEqual({ problem: 'odd is 3' });
    expect(await submit(wrong)).toEqual({ problem: 'large is 9' });
    expect(await submit(wrong)).toEqual({ problem: 'large is 9' });
    expect(await submit(wrong)).toEqual({ accepted: wrong });
  });

  it('counts each kind alone, in whatever order they come', async () => {
    const { submit } = check();
    expect(await submit({ odd: 0, large: 9 })).toEqual({ problem: 'large is 9' });
    expect(await submit({ odd: 3, large: 9 })).toEqual({ problem: 'odd is 3' });
    expect(await submit({ odd: 3, large: 9 })).toEqual({ problem: 'large is 9' });
    expect(await submit({ odd: 3, large: 9 })).toEqual({ accepted: { odd: 3, large: 9 } });
  });

  it('never accepts a broken form, and counts none of it as a reminder', async () => {
    const { submit } = check();
    for (let times = 0; times < 5; times += 1)
      expect(await submit({ odd: 'three' })).toEqual({ problem: expect.stringMatching(/^No numbers:\n.*odd/su) });
    expect(await submit({ odd: 3, large: 0 })).toEqual({ problem: 'odd is 3' });
  });

  it('does not look again for what was said often enough', async () => {
    const { submit, asked } = check();
    for (let times = 0; times < 4; times += 1) await submit({ odd: 3, large: 9 });
    expect(asked).toEqual(['odd', 'large', 'large']);
  });

  it('waits for a reminder that has to look something up', async () => {
    const submit = acceptAfterReminders(Numbers, 'No numbers:', [{ most: 1, problemOf: async () => 'looked up' }]);
    expect(await submit({ odd: 0, large: 0 })).toEqual({ problem: 'looked up' });
    expect(await submit({ odd: 0, large: 0 })).toEqual({ accepted: { odd: 0, large: 0 } });
  });
});
