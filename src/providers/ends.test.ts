import { describe, expect, it } from 'vitest';
import { inTurn, never, openSession, sentinelKey, vendorsOfContract } from '../../test/support/open-session.ts';
import type { VendorName } from '../../test/support/vendors/script.ts';

const data = (event: object) => `data: ${JSON.stringify(event)}\n\n`;

/** A stream of Claude that ends with the given delta. */
const message = (delta: object) =>
  [
    {
      type: 'message_start',
      message: { model: 'm', content: [], stop_reason: null, usage: { input_tokens: 1, output_tokens: 1 } },
    },
    { type: 'message_delta', delta, usage: { output_tokens: 2 } },
    { type: 'message_stop' },
  ].map((event) => `event: ${event.type}\n${data(event)}`);
const response = (type: 'completed' | 'incomplete', more: object) => [
  `event: response.${type}\n${data({ type: `response.${type}`, response: { model: 'm', status: type, output: [], ...more } })}`,
];
const candidate = (more: object) => [data({ candidates: [{ content: { role: 'model', parts: [] }, ...more }] })];
const choice = (delta: object, finish_reason: string) => [
  data({ model: 'm', choices: [{ index: 0, delta, finish_reason }] }),
  'data: [DONE]\n\n',
];
const key = sentinelKey;
const refusal = { type: 'message', content: [{ type: 'refusal', refusal: `Not this berth, ${key}.` }] };

/** What a vendor says of an end in its own fields, the end, and the words that are left of it. */
const ends: readonly (readonly [VendorName, readonly string[], string, string])[] = [
  [
    'anthropic',
    message({ stop_reason: 'refusal', stop_details: { category: 'cyber', explanation: `Not this berth, ${key}.` } }),
    ...(['refused', 'refusal: cyber: Not this berth, [withheld].'] as const),
  ],
  ['anthropic', message({ stop_reason: 'refusal' }), 'refused', 'refusal'],
  ['anthropic', message({ stop_reason: 'max_tokens' }), 'length', 'max_tokens'],
  ['anthropic', message({ stop_reason: 'moored' }), 'malformed', 'moored'],
  ['openai', response('completed', { output: [refusal] }), 'refused', 'Not this berth, [withheld].'],
  [
    'openai',
    response('incomplete', { incomplete_details: { reason: 'content_filter' } }),
    ...(['refused', 'content_filter'] as const),
  ],
  [
    'openai',
    response('incomplete', { incomplete_details: { reason: 'max_output_tokens' } }),
    ...(['length', 'max_output_tokens'] as const),
  ],
  [
    'google',
    candidate({ finishReason: 'SAFETY', safetyRatings: [{ category: 'HARM_OF_BERTHS', blocked: true }] }),
    ...(['refused', 'SAFETY: HARM_OF_BERTHS'] as const),
  ],
  [
    'google',
    [data({ promptFeedback: { blockReason: 'OTHER', blockReasonMessage: `Not this berth, ${key}.` } })],
    ...(['refused', 'OTHER: Not this berth, [withheld].'] as const),
  ],
  ['google', candidate({ finishReason: 'MAX_TOKENS' }), 'length', 'MAX_TOKENS'],
  [
    'google',
    candidate({ finishReason: 'MALFORMED_FUNCTION_CALL' }),
    ...(['malformed', 'MALFORMED_FUNCTION_CALL'] as const),
  ],
  [
    'compatible',
    choice({ refusal: `Not this berth, ${key}.` }, 'stop'),
    ...(['refused', 'stop: Not this berth, [withheld].'] as const),
  ],
  ['compatible', choice({ content: 'No.' }, 'content_filter'), 'refused', 'content_filter: No.'],
  ['compatible', choice({ content: 'On and' }, 'MAX_TOKENS'), 'length', 'MAX_TOKENS'],
];

describe('what a vendor says of how a turn ended', () => {
  it.each(ends)('%s: %j', async (name, chunks, stop, words) => {
    await using at = await openSession(name, inTurn({ fault: 'raw', chunks }), { maxOutputTokens: 777 });
    const turn = await at.session.send('the task', never);
    expect(turn).toMatchObject({ stop, words });
    expect(turn.limit).toBe(stop === 'length' ? 777 : undefined);
  });

  it.each(['error', 'abort', 'insufficient_system_resource'])(
    'is no end where a router says that it failed (%s)',
    async (finish) => {
      const chunks = choice({ content: 'All is well.' }, finish);
      await using at = await openSession('compatible', inTurn({ fault: 'raw', chunks }));
      await expect(at.session.send('the task', never)).rejects.toMatchObject({ reason: 'outage', isTransient: true });
    },
  );

  it.each(vendorsOfContract)('%s: is what the model says where it calls nothing, and else nothing', async (name) => {
    const call = { name: 'read_file', input: { path: 'a.ts' } };
    await using at = await openSession(name, inTurn({ text: 'I am done.' }, { text: 'I read.', calls: [call] }));
    expect(await at.session.send('the task', never)).toMatchObject({ words: 'I am done.' });
    expect(await at.session.send('Submit it.', never)).toMatchObject({ words: null });
  });

  it.each(vendorsOfContract)('%s: tells of a fresh try before it is made', async (name) => {
    for (const first of [
      { stop: 'length', text: 'On' },
      { stop: 'refused', text: '' },
    ] as const) {
      let retries = 0;
      await using at = await openSession(name, inTurn(first, { text: 'Done.' }));
      const mayRetry = async () => {
        retries += 1;
        return true;
      };
      expect(await at.session.send('the task', never, { mayRetry })).toMatchObject({ text: 'Done.' });
      await at.session.send('and again', never, { mayRetry });
      expect(retries).toBe(1);
      expect(at.vendors.requests).toHaveLength(3);
    }
  });
});
