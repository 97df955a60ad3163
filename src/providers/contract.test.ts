import { describe, expect, it } from 'vitest';
import { contractBrief } from '../../test/support/contract-brief.ts';
import {
  answersTo,
  inTurn,
  never,
  openSession,
  readCall,
  sentinelKey,
  vendorsOfContract,
} from '../../test/support/open-session.ts';
import { variablesRead } from '../../test/support/variables-read.ts';
import { vendorNamed } from '../../test/support/vendor-named.ts';
import { loopbackOf, type Script } from '../../test/support/vendors.ts';
import type { Tried } from '../agent/provider.ts';

describe.each(vendorsOfContract)('%s', (name) => {
  const expected = loopbackOf(name);

  it('asks with system, tools, context and task in their places, and nothing else', async () => {
    await using at = await openSession(name, inTurn({ text: 'Done.' }));
    await at.session.send('the task', never);
    const [request] = at.vendors.requests;
    expect(request?.body).toEqual(expected.firstBody);
    expect(JSON.stringify(request?.body)).not.toContain(sentinelKey);
  });

  it('reads a text', async () => {
    await using at = await openSession(name, inTurn({ text: 'Done.' }));
    expect(await at.session.send('the task', never)).toEqual({
      text: 'Done.',
      calls: [],
      stop: 'end',
      usage: { input: 120, cached: 80, written: 0, writtenLong: 0, output: 40, reasoning: 10 },
      model: 'model-1',
      words: 'Done.',
    });
  });

  it('counts each token once, whatever the vendor counts twice', async () => {
    const { written, writtenLong } = expected.countsWritten;
    const usage = { input: 120, cached: 80, written, writtenLong, output: 40, reasoning: 10 };
    await using at = await openSession(name, inTurn({ text: 'Done.', usage }));
    expect((await at.session.send('the task', never)).usage).toEqual(usage);
  });

  it('reads two calls at once, and answers both in one message', async () => {
    const other = { name: 'read_file', input: { path: 'b.ts' } };
    await using at = await openSession(name, inTurn({ calls: [readCall, other] }, { text: 'Done.' }));
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
    await using at = await openSession(name, script);
    let turn = await at.session.send('the task', never);
    for (let more = 0; more < 3; more += 1) turn = await at.session.send(answersTo(turn), never);
    expect(turn.text).toBe('Done.');
    expect(at.vendors.refusals).toEqual([]);
    expect(seen).toEqual([[], ['answer 0'], ['answer 0'], ['answer 0']]);
    const last = JSON.stringify(at.vendors.requests.at(-1)?.body);
    for (const opaque of ['opaque 1', 'opaque 2', 'opaque 3']) expect(last).toContain(expected.opaque(opaque));
  });

  it('keeps the beginning of every request byte-identical', async () => {
    await using at = await openSession(name, ({ turn }) => (turn < 3 ? { calls: [readCall] } : { text: 'Done.' }));
    let turn = await at.session.send('the task', never);
    for (let more = 0; more < 2; more += 1) turn = await at.session.send(answersTo(turn), never);
    const histories = at.vendors.requests.map(({ body }) => body[expected.history] as unknown[]);
    for (const [index, history] of histories.entries())
      expect(histories.at(-1)?.slice(0, history.length)).toEqual(histories[index]);
    const fixed = at.vendors.requests.map(({ body: { [expected.history]: _, ...rest } }) => rest);
    expect(fixed[2]).toEqual(fixed[0]);
  });

  it('tells when the vendor begins to answer, and not when it refuses to', async () => {
    let begun = 0;
    const onBegun = () => {
      begun += 1;
    };
    await using at = await openSession(name, inTurn({ fault: 'server-error', status: 503 }, { text: 'Done.' }), {
      onBegun,
    });
    await expect(at.session.send('the task', never)).rejects.toThrow();
    expect(begun).toBe(0);
    await at.session.send('the task', never);
    expect(begun).toBeGreaterThan(0);
  });

  it('sends the key in a header, never in an address', async () => {
    await using at = await openSession(name, inTurn({ text: 'Done.' }));
    await at.session.send('the task', never);
    const [request] = at.vendors.requests;
    expect(request?.path).toBe(expected.path);
    expect(JSON.stringify(request?.headers)).toContain(sentinelKey);
  });

  it('sends what a gateway asks for with every request, in the place of what it would send itself', async () => {
    await using at = await openSession(name, inTurn({ calls: [readCall] }, { text: 'Done.' }));
    const gateway = {
      headers: { 'x-gateway-team': 'harbour', 'user-agent': 'of-the-gateway' },
      query: { 'api-version': '2026-05-01' },
    };
    const connection = { apiKey: sentinelKey, baseUrl: at.vendors.url(name), ...gateway };
    const session = vendorNamed(name).connect(connection).open(contractBrief);
    await session.send(answersTo(await session.send('the task', never)), never);
    expect(at.vendors.requests).toHaveLength(2);
    for (const { headers, path } of at.vendors.requests) {
      expect(headers).toMatchObject(gateway.headers);
      expect(new URL(path, 'http://x').searchParams.get('api-version')).toBe('2026-05-01');
    }
  });

  it('obeys no variable of the environment but those that its descriptor has unset', async () => {
    await using at = await openSession(name, inTurn({ text: 'Done.' }));
    // Node reads variables of its own before the first request.
    await fetch(at.vendors.url(name));
    const variables = await variablesRead(async () => {
      await vendorNamed(name)
        .connect({ apiKey: sentinelKey, baseUrl: at.vendors.url(name) })
        .open(contractBrief)
        .send('the task', never);
    });
    const words = 'give the SDK an option against each, or name it in `sdkVariables`';
    expect(variables, words).toEqual(vendorNamed(name).sdkVariables);
  });

  it('leaves out what is empty', async () => {
    await using at = await openSession(name, inTurn({ text: 'Done.' }), { system: '', context: '', tools: [] });
    await at.session.send('the task', never);
    const body = at.vendors.requests[0]?.body ?? {};
    for (const key of ['system', 'instructions', 'systemInstruction', 'tools', 'tool_choice', 'toolConfig'])
      expect(body).not.toHaveProperty(key);
    expect(body[expected.history]).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain('""');
  });

  it.each(['low', 'medium', 'high'] as const)(
    'asks for %s effort where the protocol has a word for it',
    async (effort) => {
      await using at = await openSession(name, inTurn({ text: 'Done.' }), { effort });
      await at.session.send('the task', never);
      expect(at.vendors.requests[0]?.body).toMatchObject(expected.effort(effort));
    },
  );

  it('goes on after a turn that said nothing at all', async () => {
    const silence = { stop: expected.silence };
    await using at = await openSession(name, inTurn(silence, silence, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    expect(turn).toMatchObject({ text: '', calls: [] });
    expect((await at.session.send('the reminder', never)).text).toBe('Done.');
    expect(at.vendors.refusals).toEqual([]);
    const body = JSON.stringify(at.vendors.requests[2]?.body);
    expect(body.split('the shared context')).toHaveLength(2);
    expect(body.indexOf('the reminder')).toBeGreaterThan(body.indexOf('the task'));
  });

  it('matches answers to calls by the ids that the vendor gave', async () => {
    const calls = ['theirs 1', 'theirs 2'].map((id) => ({ ...readCall, id }));
    await using at = await openSession(name, inTurn({ calls }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    expect(turn.calls.map(({ id }) => id)).toEqual(['theirs 1', 'theirs 2']);
    await at.session.send(answersTo(turn), never);
    expect(at.vendors.refusals).toEqual([]);
    expect(JSON.stringify(at.vendors.requests[1]?.body).split('theirs 1')).toHaveLength(3);
  });

  it('tells the model that a tool failed', async () => {
    await using at = await openSession(name, inTurn({ calls: [readCall] }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    await at.session.send(answersTo(turn, true), never);
    const body = JSON.stringify(at.vendors.requests[1]?.body);
    expect(body).toContain('answer 0');
    expect(body).toContain(expected.failure);
  });

  it('asks for a shorter turn where it is told to, with nothing else of the request changed, and once', async () => {
    await using at = await openSession(name, inTurn({ text: 'Par', stop: 'length' }));
    const turn = await at.session.send('the task', never, { maxOutputTokens: 321 });
    // It would be cut off once more.
    expect(turn).toMatchObject({ stop: 'length', limit: 321 });
    const [{ body } = { body: {} }, ...others] = at.vendors.requests;
    expect(others).toEqual([]);
    const usual = JSON.stringify(body).replace('321', String(contractBrief.maxOutputTokens));
    expect(JSON.parse(usual)).toEqual(expected.firstBody);
  });

  it('asks for no longer turn than the brief has it', async () => {
    await using at = await openSession(name, inTurn({ text: 'Done.' }));
    await at.session.send('the task', never, { maxOutputTokens: 1_000_000 });
    expect(at.vendors.requests[0]?.body).toEqual(expected.firstBody);
  });

  it('keeps the first answer where nobody lets it try again', async () => {
    await using at = await openSession(name, inTurn({ text: 'Par', stop: 'refused' }, { text: 'Done.' }));
    const mayRetry = async () => false;
    expect((await at.session.send('the task', never, { mayRetry })).stop).toBe('refused');
    expect(at.vendors.requests).toHaveLength(1);
    expect((await at.session.send('and again', never, { mayRetry })).text).toBe('Done.');
  });

  it.each([
    ['length', 'length'],
    ['refused', 'refused'],
  ] as const)('reads an answer that stops as %s, after one fresh try', async (stop, read) => {
    await using at = await openSession(name, inTurn({ text: 'Par', stop }));
    const tries: Tried[] = [];
    const mayRetry = async (tried: Tried) => {
      tries.push(tried);
      return true;
    };
    const turn = await at.session.send('the task', never, { mayRetry });
    expect(turn.stop).toBe(read);
    // Each request is paid for by itself.
    expect([...tries.map(({ usage }) => usage?.output), turn.usage.output]).toEqual([40, 40]);
    expect(at.vendors.requests.map(({ body }) => body)).toEqual([
      at.vendors.requests[0]?.body,
      at.vendors.requests[0]?.body,
    ]);
  });

  it.each(['length', 'refused', expected.silence] as const)('forgets an answer that stops as %s once', async (stop) => {
    const cut = stop === expected.silence ? { stop } : { text: 'Par', stop };
    await using at = await openSession(name, inTurn(cut, { calls: [readCall] }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    expect(turn.stop).toBe('tools');
    expect((await at.session.send(answersTo(turn), never)).text).toBe('Done.');
    expect(JSON.stringify(at.vendors.requests[2]?.body)).not.toContain('Par');
    expect(at.vendors.refusals).toEqual([]);
  });
});

describe('google', () => {
  it('reads a call that the vendor could not read as malformed', async () => {
    await using at = await openSession('google', inTurn({ stop: 'malformed' }));
    expect(await at.session.send('the task', never)).toMatchObject({ stop: 'malformed', calls: [] });
  });
});

describe.each(vendorsOfContract.filter((name) => loopbackOf(name).writesArguments))('%s', (name) => {
  it.each(['{"path": "a', '{"path" "a"}', 'a.ts'])(
    'hands on arguments that are not JSON (%s), so that the model can mend them',
    async (input) => {
      const call = { name: 'read_file', input };
      const answer = { reasoning: 'opaque', calls: [call, readCall] };
      await using at = await openSession(name, inTurn(answer, { text: 'Done.' }));
      const turn = await at.session.send('the task', never);
      expect(turn.stop).toBe('tools');
      expect(turn.calls.map((made) => made.input)).toEqual([input, readCall.input]);
      expect((await at.session.send(answersTo(turn, true), never)).text).toBe('Done.');
      expect(at.vendors.refusals).toEqual([]);
    },
  );
});
