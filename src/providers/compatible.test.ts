import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo, failureOf, inTurn, never, openSession, readCall } from '../../test/support/open-session.ts';
import { samples } from '../../test/support/samples.ts';
import type { Script, ScriptedAnswer } from '../../test/support/vendors.ts';
import { readRefusal } from '../agent/refusal.ts';
import { CallCollector } from './compatible-calls.ts';
import { adapted, type Dialect } from './compatible-dialect.ts';

const chunk = (delta: object, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const streamed = (...chunks: string[]): ScriptedAnswer => ({ fault: 'raw', chunks });
const done = 'data: [DONE]\n\n';
const refusing = (field: string, error: object, status = 400): Script => {
  return ({ body }) =>
    Object.hasOwn(body, field) ? { fault: 'answer', status, body: JSON.stringify(error) } : { text: 'Done.' };
};
const one = (args: unknown) => [{ index: 0, id: 'c1', function: { name: 'read_file', arguments: args } }];

describe('what a server refuses by name', () => {
  it.each([
    [
      'max_tokens',
      { error: { message: "Unsupported: 'max_tokens'. Use 'max_completion_tokens'.", param: 'max_tokens' } },
    ],
    ['stream_options', { detail: [{ loc: ['body', 'stream_options'], msg: 'Extra inputs are not permitted' }] }],
    ['stream_options', { error: { message: 'Unknown field stream_options' } }],
  ] as const)('%s is asked once more without it, and never again', async (field, error) => {
    await using at = await openSession('compatible', refusing(field, error, 422));
    expect((await at.session.send('the task', never)).text).toBe('Done.');
    expect((await at.session.send('more', never)).text).toBe('Done.');
    expect(at.vendors.requests.map(({ body }) => Object.hasOwn(body, field))).toEqual([true, false, false]);
    if (field === 'max_tokens') expect(at.vendors.requests[1]?.body['max_completion_tokens']).toBe(30_000);
  });

  it.each([
    [
      { error: { code: 'context_length_exceeded', message: 'At most 32768 tokens fit; 40000 were asked for.' } },
      22_704,
    ],
    [
      {
        message:
          "'max_tokens' is too large: 30000. This model's maximum context length is 8192 tokens and your request has 500 input tokens (30000 > 8192 - 500).",
      },
      7_628,
    ],
    [
      { error: { type: 'exceed_context_size_error', message: 'Too long.', n_ctx: 16_384, n_prompt_tokens: 9_000 } },
      7_320,
    ],
    [{ error: { message: 'max_tokens must be at most 8,192', param: 'max_tokens' } }, 8_192],
  ])('asks for what %j leaves', async (error, most) => {
    const script: Script = ({ body }) =>
      Number(body['max_tokens']) > most
        ? { fault: 'answer', status: 400, body: JSON.stringify(error) }
        : { text: 'Done.' };
    await using at = await openSession('compatible', script);
    expect((await at.session.send('the task', never)).text).toBe('Done.');
    expect(at.vendors.requests.map(({ body }) => body['max_tokens'])).toEqual([30_000, most]);
  });

  it('has the last word when nothing of the kind helps', async () => {
    const error = {
      error: { code: 'context_length_exceeded', message: 'At most 4096 tokens fit; 90000 were asked for.' },
    };
    await using at = await openSession(
      'compatible',
      inTurn({ fault: 'answer', status: 400, body: JSON.stringify(error) }),
    );
    const words = 'At most 4096 tokens fit; 90000 were asked for.';
    expect(await failureOf(at.session)).toMatchObject({ reason: 'configuration', words });
    expect(at.vendors.requests.length).toBeLessThanOrEqual(2);
  });

  it('is never left out silently where the report claims it', async () => {
    const error = { error: { message: 'reasoning_effort is not known', param: 'reasoning_effort' } };
    await using at = await openSession('compatible', refusing('reasoning_effort', error));
    expect(await failureOf(at.session)).toMatchObject({ reason: 'configuration' });
  });

  it('ends, whatever a server refuses', () => {
    const words = fc.constantFrom(
      'max_tokens',
      'max_completion_tokens',
      'stream_options',
      'maximum context length',
      '4096',
      '512',
      '99999',
      'input tokens',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), (said) => {
        const refusal = readRefusal(400, JSON.stringify({ error: { message: said.join(' ') } }));
        let dialect: Dialect | null = { limitName: 'max_tokens', mostOutputTokens: 16_384, countsTokens: true };
        for (let asked = 0; dialect !== null; asked += 1) {
          expect(asked).toBeLessThan(10);
          expect(dialect.mostOutputTokens).toBeGreaterThanOrEqual(256);
          dialect = adapted(dialect, refusal);
        }
      }),
      { numRuns: samples(100) },
    );
  });
});

describe('an answer of a weak server', () => {
  it.each([
    ['as an object', [chunk({ tool_calls: one(readCall.input) }), chunk({}, 'tool_calls'), done]],
    [
      'encoded twice',
      [chunk({ tool_calls: one(JSON.stringify(JSON.stringify(readCall.input))) }), chunk({}, 'stop'), done],
    ],
    ['without a reason for its end', [chunk({ tool_calls: one(JSON.stringify(readCall.input)) }), done]],
    [
      'in one piece that is not streamed',
      [
        JSON.stringify({
          model: 'm',
          choices: [
            {
              finish_reason: 'tool_calls',
              message: { content: null, tool_calls: one(JSON.stringify(readCall.input)) },
            },
          ],
        }),
      ],
    ],
    [
      'whole and not streamed, with an object',
      [JSON.stringify({ model: 'm', choices: [{ message: { tool_calls: one(readCall.input) } }] })],
    ],
  ])('is read when its arguments come %s', async (_, chunks) => {
    await using at = await openSession('compatible', inTurn(streamed(...chunks), { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    expect(turn).toMatchObject({ stop: 'tools', calls: [readCall] });
    expect((await at.session.send(answersTo(turn), never)).text).toBe('Done.');
    expect(at.vendors.refusals).toEqual([]);
  });

  it('is never taken when it broke off', async () => {
    await using at = await openSession('compatible', inTurn(streamed(chunk({ content: 'Half of' }))));
    expect(await failureOf(at.session)).toMatchObject({ reason: 'outage', isTransient: true });
  });

  it('names what broke it in the middle', async () => {
    const broken = streamed(
      chunk({ content: 'Half of' }),
      'data: {"error":{"message":"No credits left.","code":402}}\n\n',
    );
    await using at = await openSession('compatible', inTurn(broken));
    expect(await failureOf(at.session)).toMatchObject({ reason: 'billing', words: 'No credits left.' });
  });

  it.each(['reasoning_content', 'reasoning'])('gets %s back under that name', async (name) => {
    const thinking = streamed(
      chunk({ [name]: 'first ' }),
      chunk({ [name]: 'second', tool_calls: one('{}') }),
      chunk({}, 'tool_calls'),
      done,
    );
    await using at = await openSession('compatible', inTurn(thinking, { text: 'Done.' }));
    await at.session.send(answersTo(await at.session.send('the task', never)), never);
    expect(at.vendors.requests[1]?.body['messages']).toContainEqual(
      expect.objectContaining({ [name]: 'first second' }),
    );
  });

  it('that could not read its own model is one malformed turn', async () => {
    const error = JSON.stringify({ error: { message: 'Failed to call a function.', code: 'tool_use_failed' } });
    await using at = await openSession('compatible', inTurn({ fault: 'answer', status: 400, body: error }));
    expect(await at.session.send('the task', never)).toMatchObject({ stop: 'malformed', calls: [] });
    expect(at.vendors.requests).toHaveLength(2);
  });
});

describe('calls in pieces', () => {
  /** Pieces of calls as servers cut them; each call is told apart from the others by what the server gives. */
  const collected = (pieces: readonly object[]) => {
    const collector = new CallCollector(1);
    for (const piece of pieces) collector.add(piece as Parameters<CallCollector['add']>[0]);
    return collector.all();
  };
  const path = fc.string({ minLength: 1, maxLength: 20 });

  it.each([
    ['an index each', (at: number) => ({ index: at }), (at: number) => ({ id: `c${at}` })],
    ['one index, an id each', () => ({ index: 0 }), (at: number) => ({ id: `c${at}` })],
    ['one index and no id', () => ({ index: 0 }), () => ({})],
    ['no index, an id each', () => ({}), (at: number) => ({ id: `c${at}` })],
    ['an index each, one id for all', (at: number) => ({ index: at }), () => ({ id: 'same' })],
  ])('are put together with %s, wherever they are cut', (_, indexOf, idOf) => {
    fc.assert(
      fc.property(fc.array(fc.record({ path, cut: fc.nat(30) }), { minLength: 1, maxLength: 5 }), (calls) => {
        const pieces = calls.flatMap(({ path: given, cut }, at) => {
          const text = JSON.stringify({ path: given });
          const [first, rest] = [text.slice(0, cut), text.slice(cut)];
          return [
            { ...indexOf(at), ...idOf(at), function: { name: 'read_file', arguments: first } },
            ...(rest === '' ? [] : [{ ...indexOf(at), function: { arguments: rest } }]),
          ];
        });
        const made = collected(pieces);
        expect(made.map(({ arguments: text }) => JSON.parse(text))).toEqual(
          calls.map(({ path: given }) => ({ path: given })),
        );
        expect(new Set(made.map(({ id }) => id)).size).toBe(calls.length);
      }),
      { numRuns: samples(100) },
    );
  });

  it('that repeat id and name in every piece are one call', () => {
    const text = '{"path":"a.ts"}';
    const pieces = [...text].map((letter) => ({
      index: 0,
      id: 'c1',
      function: { name: 'read_file', arguments: letter },
    }));
    const last = { index: 0, id: 'c1', function: { name: 'read_file', arguments: '' } };
    for (const all of [pieces, [...pieces, last]])
      expect(collected(all)).toEqual([{ id: 'c1', name: 'read_file', arguments: text }]);
  });

  it('get ids of nine letters and digits where the server gives none', () => {
    const made = collected([0, 1].map((index) => ({ index, function: { name: 'read_file', arguments: '{}' } })));
    for (const { id } of made) expect(id).toMatch(/^[a-zA-Z0-9]{9}$/);
  });
});
