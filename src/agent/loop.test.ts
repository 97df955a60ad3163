import { describe, expect, it } from 'vitest';
import { movedClock, noDeadline } from '../../test/support/moved-clock.ts';
import { systemClock } from '../lib/clock.ts';
import { remedies } from '../types.ts';
import { runSession, type SessionTask } from './loop.ts';
import { ProviderError, type ToolCall, type ToolResult, type Turn } from './provider.ts';
import { recordTrace } from './trace.ts';

const usage = { input: 1, cached: 0, written: 0, writtenLong: 0, output: 1, reasoning: 0 };
const call = (name: string, input: unknown = {}): ToolCall => ({ id: name, name, input });
const answer = (...calls: ToolCall[]): Turn => ({
  text: '',
  calls,
  stop: calls.length > 0 ? 'tools' : 'end',
  usage,
  model: 'scripted',
});

/** Runs a session whose turns are scripted by hand, and returns what was sent and how it ended. */
async function run(script: readonly (Turn | Error)[], changes: Partial<SessionTask<unknown>> = {}) {
  const sent: (string | readonly ToolResult[])[] = [];
  const turns = [...script];
  const end = await runSession<unknown>({
    session: {
      async send(input, signal, asking) {
        sent.push(input);
        const next = turns.shift();
        if (next === undefined)
          return await new Promise<Turn>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        if (next instanceof Error) throw next;
        if (next.text === 'at the second try') await asking?.mayRetry?.({ usage, isFree: false });
        return next;
      },
    },
    task: 'the task',
    toolNames: ['read', 'search', 'submit'],
    callTool: async ({ name }) => ({ text: `answer of ${name}`, isError: false }),
    submitName: 'submit',
    submit: (input) => (input === 'good' ? { accepted: input } : { problem: 'mend it' }),
    limits: { turns: 10, toolCharacters: 1000, deadline: noDeadline },
    clock: movedClock(),
    cancel: new AbortController().signal,
    trace: recordTrace(() => 0),
    onTurn: () => undefined,
    ...changes,
  });
  const texts = sent.map((input) => (typeof input === 'string' ? input : input.map(({ text }) => text)));
  return { end, texts, sent };
}

describe('a session', () => {
  it('answers every call of a turn in one message, then takes the submission', async () => {
    const { end, texts } = await run([answer(call('read'), call('search')), answer(call('submit', 'good'))]);
    expect(texts).toEqual(['the task', ['answer of read', 'answer of search']]);
    expect(end).toMatchObject({ outcome: 'submitted', value: 'good', trace: { turns: 2, toolCalls: { read: 1 } } });
  });

  it('answers 32 calls of a turn, says so for each one beyond them, and takes a submission among these', async () => {
    let called = 0;
    const callTool = async () => {
      called += 1;
      return { text: 'an answer', isError: false };
    };
    const many = (submission: string) =>
      answer(...Array.from({ length: 40 }, () => call('read')), call('submit', submission));
    const limits = { turns: 10, toolCharacters: 100_000, deadline: noDeadline };
    const { end, texts } = await run([many('draft'), many('good')], { callTool, limits });
    expect(called).toBe(32);
    expect(texts[1]?.slice(31)).toEqual([
      'an answer',
      ...Array(8).fill(expect.stringMatching(/^ERROR: The first 32 calls of a turn are answered.*Call it again/u)),
      'mend it',
    ]);
    expect(end).toMatchObject({ outcome: 'submitted', value: 'good' });
  });

  it('counts and tells every unknown tool under one word, and answers it under its own', async () => {
    const told: string[] = [];
    const names = ['read', 'sk-sentinel-of-nobody', '__proto__', 'constructor'];
    const { end, sent } = await run([answer(...names.map((name) => call(name))), answer(call('submit', 'good'))], {
      onTurn: ({ calls }) => void told.push(...calls.map(({ name }) => name)),
    });
    expect(told).toEqual(['read', 'unknown', 'unknown', 'unknown', 'submit']);
    expect(end.trace.toolCalls).toEqual({ read: 1, unknown: 3 });
    expect(sent[1]).toMatchObject(names.map((name) => ({ call: { name }, text: `answer of ${name}` })));
  });

  it('sends a refused submission back as a tool error that can be mended', async () => {
    const { end, sent } = await run([answer(call('submit', 'bad')), answer(call('submit', 'good'))]);
    expect(sent[1]).toEqual([{ call: call('submit', 'bad'), text: 'mend it', isError: true }]);
    expect(end.outcome).toBe('submitted');
  });

  it('reminds twice of the submission, then has failed as malformed', async () => {
    const { end, texts } = await run([answer(), answer(), answer()]);
    expect(texts).toEqual([
      'the task',
      'Submit your review by calling submit.',
      'Submit your review by calling submit.',
    ]);
    expect(end).toMatchObject({ outcome: 'failed', reason: 'malformed' });
  });

  it('does not mend for ever', async () => {
    const { end } = await run(Array.from({ length: 9 }, () => answer(call('submit', 'bad'))));
    expect(end).toMatchObject({ outcome: 'failed', reason: 'malformed', trace: { turns: 5 } });
  });

  it.each([
    ['refused', 'refusal'],
    ['length', 'cut-off'],
  ] as const)('that stops as %s has failed as %s, even beside a submission', async (stop, reason) => {
    const { end } = await run([{ ...answer(call('submit', 'good')), stop }]);
    expect(end).toMatchObject({ outcome: 'failed', reason });
  });

  it('sends a broken turn again, and fails with its reason when it stays broken', async () => {
    const broken = new ProviderError('outage', 'broken stream', { isTransient: true });
    const mended = await run([broken, broken, answer(call('submit', 'good'))]);
    expect(mended.texts).toEqual(['the task', 'the task', 'the task']);
    expect(mended.end).toMatchObject({ outcome: 'submitted', trace: { retries: 2, turns: 1 } });
  });

  it('counts a fresh try within a turn as a retry, and keeps what the vendor says of the end', async () => {
    const refused: Turn = { ...answer(), text: 'at the second try', stop: 'refused', words: 'SAFETY' };
    expect((await run([refused])).end).toMatchObject({
      ...{ reason: 'refusal', words: 'SAFETY' },
      // What both took.
      trace: { retries: 1, turns: 1, usage: { ...usage, input: 2, output: 2 } },
    });
    const cut: Turn = { ...answer(), stop: 'length', words: 'max_tokens', limit: 777 };
    expect((await run([cut])).end).toMatchObject({
      ...{ reason: 'cut-off', words: 'max_tokens' },
      detail: 'An answer was cut off at the output limit of 777 tokens.',
    });
    expect((await run([{ ...cut, cutBy: 'the budget has no room' }])).end).toMatchObject({
      ...{ reason: 'cost', words: null },
      detail: 'An answer was cut off at the output limit of 777 tokens: the budget has no room.',
    });
    const idle: Turn = { ...answer(), words: 'I am done.' };
    expect((await run([idle, idle, idle])).end).toMatchObject({
      ...{ reason: 'malformed', words: 'I am done.' },
      detail: '3 turns in a row ended without a call of submit.',
    });
  });

  it('fails with what the vendor said last, and with what to do, when its time is used up', async () => {
    const clock = movedClock();
    const broken = new ProviderError('outage', 'HTTP 500', { isTransient: true, words: 'Internal.' });
    const limits = { turns: 10, toolCharacters: 1000, deadline: clock.deadline(36 * 60_000) };
    const { end } = await run(
      Array.from({ length: 100 }, () => broken),
      { clock, limits },
    );
    expect(end).toMatchObject({ outcome: 'failed', reason: 'outage', detail: 'HTTP 500', words: 'Internal.' });
    expect(end).toHaveProperty('remedy', remedies.outage);
  });

  it('does not wait for hours because a vendor says so, and does not repeat what cannot mend itself', async () => {
    const clock = movedClock();
    const limits = { turns: 10, toolCharacters: 1000, deadline: clock.deadline(36 * 60_000) };
    const hours = new ProviderError('rate-limit', '429', { isTransient: true, retryAfterMs: 7_200_000 });
    expect((await run([hours], { clock, limits })).end).toMatchObject({ reason: 'rate-limit', trace: { retries: 0 } });
    const auth = new ProviderError('auth', '401', { isTransient: false });
    expect((await run([auth])).end).toMatchObject({ reason: 'auth', trace: { retries: 0 } });
  });

  it('ends at its turn limit, after it was told to submit', async () => {
    const { end, texts } = await run(
      Array.from({ length: 5 }, () => answer(call('read'))),
      { limits: { turns: 4, toolCharacters: 1000, deadline: noDeadline } },
    );
    expect(end).toMatchObject({
      ...{ outcome: 'failed', reason: 'budget' },
      detail: expect.stringContaining('4 turns, the limit of `max-turns`'),
    });
    expect(texts[1]).toEqual(['answer of read']);
    expect(texts[3]?.[0]).toContain('Call the submit tool now');
    expect(texts[4]?.[0]).toMatch(/^answer of read\n\n\[This is the last turn of this session/u);
    expect(texts).toHaveLength(5);
  });

  it('is told to submit where a budget has hardly more than one turn for it', async () => {
    const { texts } = await run([
      answer(call('read')),
      { ...answer(call('read')), isNearEnd: true },
      answer(call('submit', 'good')),
    ]);
    expect(texts[1]).toEqual(['answer of read']);
    expect(texts[2]?.[0]).toContain('Call the submit tool now');
  });

  it.each([
    ['turns', { limits: { turns: 2, toolCharacters: 1000, deadline: noDeadline } }],
    ['characters of tools', { callTool: async () => ({ text: 'x'.repeat(700), isError: false }) }],
  ])('that has used up its %s takes what is submitted in one turn more, as it is', async (_, changes) => {
    const told: boolean[] = [];
    const { end, sent } = await run(
      [answer(call('read')), answer(call('read')), answer(call('submit', 'bad'), call('read'))],
      {
        submit(input, { isLast }) {
          told.push(isLast);
          return { accepted: input };
        },
        ...changes,
      },
    );
    expect(end).toMatchObject({ outcome: 'submitted', value: 'bad', trace: { turns: 3 } });
    expect(told).toEqual([true]);
    expect(JSON.stringify(sent[2])).toContain('This is the last turn');
  });

  it('is reminded of its last turn in words when it ended its turn without a call', async () => {
    const limits = { turns: 1, toolCharacters: 1000, deadline: noDeadline };
    const { end, texts } = await run([answer(), answer()], { limits });
    expect(texts[1]).toContain('This is the last turn');
    expect(end).toMatchObject({ outcome: 'failed', reason: 'budget', trace: { turns: 2 } });
  });

  it('counts turns without a call in a row', async () => {
    const { end } = await run([
      ...[answer(), answer(), answer(call('read'))],
      ...[answer(), answer(), answer(call('read'))],
      ...[answer(), answer(), answer(call('submit', 'good'))],
    ]);
    expect(end).toMatchObject({ outcome: 'submitted', value: 'good' });
  });

  it('takes no one of several submissions in a turn that differ, and one of those that are the same', async () => {
    const [two, same] = [
      answer(call('submit', 'good'), call('submit', 'other')),
      answer(call('submit', 'good'), call('submit', 'good')),
    ];
    const { end, texts } = await run([two, same]);
    expect(texts[1]).toEqual(['Call this tool once in a turn.', 'Call this tool once in a turn.']);
    expect(end).toMatchObject({ outcome: 'submitted', value: 'good' });
  });

  it.each([
    ['an outage', [new ProviderError('outage', 'down', { isTransient: false })]],
    ['a refusal', [{ ...answer(), stop: 'refused' as const }]],
    ['silence', [answer(), answer(), answer()]],
    ['its deadline', []],
  ])('that ends by %s while it mends has submitted what it had', async (_, rest) => {
    const { end } = await run([answer(call('submit', 'draft')), ...rest], {
      submit: (input) => ({ problem: 'mend it', asItIs: `${input} as it is` }),
      limits: { turns: 9, toolCharacters: 1000, deadline: systemClock.deadline(rest.length === 0 ? 30 : 10_000) },
    });
    expect(end).toMatchObject({ outcome: 'submitted', value: 'draft as it is' });
  });

  it('ends when its tools returned too much', async () => {
    const { end } = await run(
      Array.from({ length: 10 }, () => answer(call('read'))),
      { callTool: async () => ({ text: 'x'.repeat(600), isError: false }) },
    );
    expect(end).toMatchObject({ outcome: 'failed', reason: 'budget', trace: { turns: 4 } });
  });

  it('fails at its deadline as a value, and throws when the whole run is given up', async () => {
    const deadline = await run([], { limits: { turns: 5, toolCharacters: 1000, deadline: systemClock.deadline(20) } });
    expect(deadline.end).toMatchObject({ outcome: 'failed', reason: 'timeout' });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(new Error('given up')), 20);
    await expect(run([], { cancel: cancel.signal })).rejects.toThrow('given up');
  });

  it('lets a bug through', async () => {
    await expect(run([new TypeError('a bug')])).rejects.toThrow('a bug');
  });
});
