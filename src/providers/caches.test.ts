import { describe, expect, it } from 'vitest';
import { contractBrief } from '../../test/support/contract-brief.ts';
import { answersTo, inTurn, never, openSession, readCall, sentinelKey } from '../../test/support/open-session.ts';
import { vendorNamed } from '../../test/support/vendor-named.ts';
import { promptCache } from '../../test/support/vendors/prompt-cache.ts';
import type { Json, ScriptedAnswer } from '../../test/support/vendors/script.ts';
import { takesBreakpoints } from './openai-cache.ts';

const current = { model: 'gpt-6.1-sol', cacheKey: 'a head' };
const shared = [{ type: 'input_text', text: 'the shared context', prompt_cache_breakpoint: { mode: 'explicit' } }];

/** An answer with which a server refuses a field of the request. */
const against = (message: string): ScriptedAnswer => ({
  ...{ fault: 'answer', status: 400 },
  body: JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }),
});

describe('openai', () => {
  it('ends what sessions share at a breakpoint, and brings them together by model and head', async () => {
    await using at = await openSession('openai', inTurn({ calls: [readCall] }, { text: 'Done.' }), current);
    await at.session.send(answersTo(await at.session.send('the task', never)), never);
    for (const { body } of at.vendors.requests) {
      expect(body['prompt_cache_key']).toBe('gpt-6.1-sol:a head');
      expect((body['input'] as Json[])[0]).toEqual({ role: 'user', content: shared });
      expect(body).not.toHaveProperty('prompt_cache_options');
    }
  });

  it('marks nothing that is no other session\u2019s', async () => {
    await using at = await openSession('openai', inTurn({ text: 'Done.' }), { model: 'gpt-6.1-sol' });
    await at.session.send('the task', never);
    expect(JSON.stringify(at.vendors.requests[0]?.body)).not.toContain('prompt_cache');
  });

  it.each(['the parameter prompt_cache_key is unknown', 'Unknown field: input[0].content[0].prompt_cache_breakpoint'])(
    'asks a server that knows no breakpoints once more, and never again with them (%s)',
    async (words) => {
      await using at = await openSession(
        'openai',
        inTurn(against(words), { calls: [readCall] }, { text: 'Done.' }),
        current,
      );
      const provider = vendorNamed('openai').connect({ apiKey: sentinelKey, baseUrl: at.vendors.url('openai') });
      const session = provider.open({ ...contractBrief, ...current });
      await session.send(answersTo(await session.send('the task', never)), never);
      await provider.open({ ...contractBrief, ...current }).send('another task', never);
      const [first, ...others] = at.vendors.requests.map(({ body }) => JSON.stringify(body));
      expect(first).toContain('prompt_cache');
      expect(others).toHaveLength(3);
      for (const other of others) expect(other).not.toContain('prompt_cache');
      expect(at.vendors.requests[1]?.body['input']).toEqual([
        { role: 'user', content: 'the shared context' },
        { role: 'user', content: 'the task' },
      ]);
    },
  );

  it('takes another refusal for what it is', async () => {
    await using at = await openSession('openai', inTurn(against('The model is asleep.')), current);
    await expect(at.session.send('the task', never)).rejects.toMatchObject({ reason: 'configuration' });
    expect(at.vendors.requests).toHaveLength(1);
  });

  it.each([
    ['gpt-5.6', true],
    ['gpt-5.10-sol', true],
    ['gpt-6-astra', true],
    ['gpt-6.1-sol-2026-09-01', true],
    ['gpt-12', true],
    ['gpt-5', false],
    ['gpt-5.5-codex', false],
    ['gpt-4.9', false],
    ['gpt-4o', false],
    ['gpt-oss-120b', false],
    ['o9', false],
    ['my-gpt-6', false],
  ])('knows whether %s looks at breakpoints (%s)', (model, knows) => expect(takesBreakpoints(model)).toBe(knows));
});

describe('anthropic', () => {
  const many = (count: number): ScriptedAnswer => ({ reasoning: 'thought', calls: Array(count).fill(readCall) });

  it.each([1, 9, 10, 11, 19, 20, 30])('finds all of a conversation again after a turn of %i calls', async (count) => {
    await using at = await openSession('anthropic', inTurn(many(1), many(count), many(count), { text: 'Done.' }));
    let turn = await at.session.send('the task', never);
    for (let more = 0; more < 3; more += 1) turn = await at.session.send(answersTo(turn), never);
    expect(at.vendors.refusals).toEqual([]);
    const ask = promptCache('anthropic');
    const found = at.vendors.requests.map(({ body }) => ask(body));
    expect(found.slice(1).map(({ read }) => read)).toEqual(found.slice(0, -1).map(({ all }) => all));
  });

  it.each([
    [
      'the field of the request',
      ['cache_control: Extra inputs are not permitted'],
      [
        [true, 1],
        [false, 2],
        [false, 2],
        [false, 2],
      ],
    ],
    [
      'markers of any kind',
      ['cache_control: Extra inputs are not permitted', 'messages.0.content.0.text.cache_control: not supported'],
      [
        [true, 1],
        [false, 2],
        [false, 0],
        [false, 0],
      ],
    ],
  ])('marks as a server takes it that does not know %s', async (_, words, expected) => {
    const refusals = words.map(against);
    await using at = await openSession('anthropic', inTurn(...refusals, { calls: [readCall] }, { text: 'Done.' }));
    const provider = vendorNamed('anthropic').connect({ apiKey: sentinelKey, baseUrl: at.vendors.url('anthropic') });
    const session = provider.open(contractBrief);
    await session.send(answersTo(await session.send('the task', never)), never);
    if (at.vendors.requests.length < 4) await provider.open(contractBrief).send('the task', never);
    const marks = at.vendors.requests.map(({ body }) => [
      'cache_control' in body,
      JSON.stringify(body['messages']).split('"cache_control"').length - 1,
    ]);
    expect(marks).toEqual(expected);
  });
});
