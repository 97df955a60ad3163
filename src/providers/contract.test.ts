import { describe, expect, it } from 'vitest';
import { type Script, type ScriptedAnswer, startVendors, type VendorName } from '../../test/support/vendors.ts';
import { type Brief, ProviderError, type Session, type ToolResult, type Turn } from '../agent/provider.ts';
import { providers } from './index.ts';

const apiKey = 'sk-sentinel-of-the-contract';
const names = Object.keys(providers) as VendorName[];
const schema = {
  type: 'object',
  properties: { path: { type: 'string' } },
  required: ['path'],
  additionalProperties: false,
};
const brief: Brief = {
  model: 'model-1',
  effort: 'high',
  system: 'the system prompt',
  context: 'the shared context',
  tools: [{ name: 'read_file', description: 'Reads a file.', inputSchema: schema }],
  maxOutputTokens: 30_000,
  idleTimeoutMs: 20_000,
};
const never = new AbortController().signal;
const readCall = { name: 'read_file', input: { path: 'a.ts' } };

async function open(name: VendorName, script: Script, changes: Partial<Brief> = {}) {
  const vendors = await startVendors(script);
  const session = providers[name]({ apiKey, baseUrl: vendors.url(name) }).open({ ...brief, ...changes });
  return { vendors, session, [Symbol.asyncDispose]: () => vendors[Symbol.asyncDispose]() };
}

/** Answers scripted by hand, one a turn; the last one is repeated. */
function inTurn(...answers: ScriptedAnswer[]): Script {
  let at = 0;
  return () => answers[Math.min(at++, answers.length - 1)] ?? { fault: 'auth' };
}

async function failureOf(session: Session, signal: AbortSignal = never): Promise<ProviderError> {
  const error = await session.send('the task', signal).then(
    () => new Error('a turn came'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}

function answersTo(turn: Turn, isError = false): ToolResult[] {
  return turn.calls.map((call, at) => ({ call, text: `answer ${at}`, isError }));
}

describe.each(names)('%s', (name) => {
  it('asks with system, tools, context and task in their places, and nothing else', async () => {
    await using at = await open(name, inTurn({ text: 'Done.' }));
    await at.session.send('the task', never);
    const [request] = at.vendors.requests;
    expect(request?.body).toEqual(firstBodies[name]);
    expect(JSON.stringify(request?.body)).not.toContain(apiKey);
  });

  it('reads a text', async () => {
    await using at = await open(name, inTurn({ text: 'Done.' }));
    expect(await at.session.send('the task', never)).toEqual({
      text: 'Done.',
      calls: [],
      stop: 'end',
      usage: { input: 120, cached: 80, cacheWrite: 0, output: 40, reasoning: 10 },
      model: 'model-1',
    });
  });

  it('reads two calls at once, and answers both in one message', async () => {
    const other = { name: 'read_file', input: { path: 'b.ts' } };
    await using at = await open(name, inTurn({ calls: [readCall, other] }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    expect(turn.stop).toBe('tools');
    expect(turn.calls.map(({ name: tool, input }) => ({ name: tool, input }))).toEqual([readCall, other]);
    expect(new Set(turn.calls.map(({ id }) => id)).size).toBe(2);
    expect((await at.session.send(answersTo(turn), never)).text).toBe('Done.');
    expect(at.vendors.refusals).toEqual([]);
  });

  it('brings opaque blocks back untouched, turn after turn', async () => {
    const seen: string[][] = [];
    const script: Script = ({ turn, toolTexts }) => {
      seen.push([...toolTexts]);
      return turn < 4 ? { reasoning: `opaque ${turn}`, calls: [readCall] } : { text: 'Done.' };
    };
    await using at = await open(name, script);
    let turn = await at.session.send('the task', never);
    for (let more = 0; more < 3; more += 1) turn = await at.session.send(answersTo(turn), never);
    expect(turn.text).toBe('Done.');
    expect(at.vendors.refusals).toEqual([]);
    expect(seen).toEqual([[], ['answer 0'], ['answer 0'], ['answer 0']]);
    const last = JSON.stringify(at.vendors.requests.at(-1)?.body);
    for (const opaque of ['opaque 1', 'opaque 2', 'opaque 3'])
      expect(last).toContain(name === 'google' ? btoa(opaque) : opaque);
  });

  it('keeps the beginning of every request byte-identical', async () => {
    await using at = await open(name, ({ turn }) => (turn < 3 ? { calls: [readCall] } : { text: 'Done.' }));
    let turn = await at.session.send('the task', never);
    for (let more = 0; more < 2; more += 1) turn = await at.session.send(answersTo(turn), never);
    const histories = at.vendors.requests.map(
      ({ body }) => (body['messages'] ?? body['input'] ?? body['contents']) as unknown[],
    );
    for (const [index, history] of histories.entries())
      expect(histories.at(-1)?.slice(0, history.length)).toEqual(histories[index]);
    const fixed = at.vendors.requests.map(({ body: { messages: _, input: __, contents: ___, ...rest } }) => rest);
    expect(fixed[2]).toEqual(fixed[0]);
  });

  it('tells the model that a tool failed', async () => {
    await using at = await open(name, inTurn({ calls: [readCall] }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    await at.session.send(answersTo(turn, true), never);
    const body = JSON.stringify(at.vendors.requests[1]?.body);
    expect(body).toContain('answer 0');
    if (name === 'anthropic') expect(body).toContain('"is_error":true');
    if (name === 'google') expect(body).toContain('"response":{"error":"answer 0"}');
  });

  it.each([
    ['length', 'length'],
    ['refused', 'refused'],
  ] as const)('reads an answer that stops as %s', async (stop, expected) => {
    await using at = await open(name, inTurn({ text: 'Par', stop }));
    expect((await at.session.send('the task', never)).stop).toBe(expected);
  });

  it('reads a call that is not well-formed as something to mend', async () => {
    const answer: ScriptedAnswer =
      name === 'google' || name === 'anthropic' ? { stop: 'malformed' } : { calls: [readCall], stop: 'malformed' };
    await using at = await open(name, inTurn(answer));
    const turn = await at.session.send('the task', never);
    if (turn.calls.length === 0) expect(turn.stop).toBe('malformed');
    else expect(turn).toMatchObject({ stop: 'tools', calls: [{ input: '{"path": ' }] });
  });

  it.each([
    [{ fault: 'rate-limit', retryAfterSeconds: 2 }, 'rate-limit', true],
    [{ fault: 'server-error', status: 500 }, 'outage', true],
    [{ fault: 'server-error', status: 503 }, 'outage', true],
    [{ fault: 'server-error', status: 529 }, 'outage', true],
    [{ fault: 'server-error', status: 400 }, 'outage', false],
    [{ fault: 'auth' }, 'auth', false],
    [{ fault: 'not-found' }, 'model-retired', false],
    [{ fault: 'cut' }, 'outage', true],
    [{ fault: 'early-end' }, 'outage', true],
    [{ fault: 'malformed-json' }, 'outage', true],
  ] as const)('names %j', async (answer, reason, isTransient) => {
    await using at = await open(name, inTurn(answer));
    const failure = await failureOf(at.session);
    expect(failure).toMatchObject({ reason, isTransient });
    expect(failure.message.length).toBeLessThan(100);
    expect(`${failure.message}${failure.stack}`).not.toContain(apiKey);
    // No SDK repeats anything by itself: the loop does, for all vendors alike.
    expect(at.vendors.requests).toHaveLength(1);
    if (answer.fault === 'rate-limit' && name !== 'google') expect(failure.retryAfterMs).toBe(2000);
  });

  it.each(['stall', 'silent-start'] as const)('gives up a vendor that falls silent (%s)', async (fault) => {
    await using at = await open(name, inTurn({ fault }), { idleTimeoutMs: 150 });
    expect(await failureOf(at.session)).toMatchObject({ reason: 'timeout', isTransient: true });
  });

  it('ends with the reason of the signal, before and in the middle of an answer', async () => {
    await using at = await open(name, inTurn({ fault: 'stall' }));
    const given = new Error('given up');
    await expect(at.session.send('the task', AbortSignal.abort(given))).rejects.toBe(given);
    expect(at.vendors.requests).toHaveLength(0);
    const abort = new AbortController();
    setTimeout(() => abort.abort(given), 150);
    await expect(at.session.send('the task', abort.signal)).rejects.toBe(given);
  });

  it('can send the same turn again after a broken one', async () => {
    await using at = await open(name, inTurn({ calls: [readCall] }, { fault: 'cut' }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    await expect(at.session.send(answersTo(turn), never)).rejects.toThrow(ProviderError);
    expect((await at.session.send(answersTo(turn), never)).text).toBe('Done.');
    expect(at.vendors.requests[2]?.body).toEqual(at.vendors.requests[1]?.body);
  });

  it('cannot reach a server that is not there', async () => {
    const session = providers[name]({ apiKey, baseUrl: 'http://127.0.0.1:9' }).open(brief);
    expect(await failureOf(session)).toMatchObject({ reason: 'outage', isTransient: true });
  });
});

const cache = { type: 'ephemeral' };
const firstBodies: Record<VendorName, unknown> = {
  anthropic: {
    model: 'model-1',
    max_tokens: 30_000,
    stream: true,
    system: 'the system prompt',
    cache_control: cache,
    thinking: { type: 'adaptive' },
    output_config: { effort: 'high' },
    tools: [{ name: 'read_file', description: 'Reads a file.', input_schema: schema }],
    tool_choice: { type: 'auto' },
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'the shared context', cache_control: cache },
          { type: 'text', text: 'the task' },
        ],
      },
    ],
  },
  openai: {
    model: 'model-1',
    max_output_tokens: 30_000,
    stream: true,
    store: false,
    include: ['reasoning.encrypted_content'],
    instructions: 'the system prompt',
    reasoning: { effort: 'high' },
    tools: [{ type: 'function', name: 'read_file', description: 'Reads a file.', parameters: schema, strict: true }],
    tool_choice: 'auto',
    input: [
      { role: 'user', content: 'the shared context' },
      { role: 'user', content: 'the task' },
    ],
  },
  google: {
    contents: [{ role: 'user', parts: [{ text: 'the shared context' }, { text: 'the task' }] }],
    systemInstruction: { role: 'user', parts: [{ text: 'the system prompt' }] },
    tools: [
      { functionDeclarations: [{ name: 'read_file', description: 'Reads a file.', parametersJsonSchema: schema }] },
    ],
    toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
    generationConfig: { maxOutputTokens: 30_000, thinkingConfig: { thinkingLevel: 'HIGH' } },
  },
  compatible: {
    model: 'model-1',
    max_tokens: 16_384,
    stream: true,
    stream_options: { include_usage: true },
    tools: [{ type: 'function', function: { name: 'read_file', description: 'Reads a file.', parameters: schema } }],
    messages: [
      { role: 'system', content: 'the system prompt' },
      { role: 'user', content: 'the shared context\n\nthe task' },
    ],
  },
};
