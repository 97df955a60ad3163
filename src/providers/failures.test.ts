import { describe, expect, it, vi } from 'vitest';
import { contractBrief } from '../../test/support/contract-brief.ts';
import {
  answersTo,
  failureOf,
  inTurn,
  never,
  openSession,
  readCall,
  sentinelKey,
  vendorsOfContract,
} from '../../test/support/open-session.ts';
import { vendorNamed } from '../../test/support/vendor-named.ts';
import type { ScriptedUsage } from '../../test/support/vendors/script.ts';
import { startVendors } from '../../test/support/vendors.ts';
import { ProviderError } from '../agent/provider.ts';
import { noUsage } from '../types.ts';

describe.each(vendorsOfContract)('%s', (name) => {
  it.each([
    [{ fault: 'rate-limit', retryAfterSeconds: 2 }, 'rate-limit', true],
    [{ fault: 'server-error', status: 500 }, 'outage', true],
    [{ fault: 'server-error', status: 503 }, 'outage', true],
    [{ fault: 'server-error', status: 529 }, 'outage', true],
    [{ fault: 'server-error', status: 400 }, 'configuration', false],
    [{ fault: 'auth' }, 'auth', false],
    [{ fault: 'not-found' }, 'unknown-model', false],
    [{ fault: 'cut' }, 'outage', true],
    [{ fault: 'early-end' }, 'outage', true],
    [{ fault: 'malformed-json' }, 'outage', true],
    [{ fault: 'error-event', code: 'overloaded_error' }, 'outage', true],
    [{ fault: 'server-error', status: 408 }, 'outage', true],
    [{ fault: 'server-error', status: 409 }, 'outage', true],
    [{ fault: 'server-error', status: 402 }, 'billing', false],
    [{ fault: 'server-error', status: 403 }, 'auth', false],
  ] as const)('names %j', async (answer, reason, isTransient) => {
    await using at = await openSession(name, inTurn(answer));
    const failure = await failureOf(at.session);
    expect(failure).toMatchObject({ reason, isTransient });
    expect(failure.message.length).toBeLessThan(100);
    expect(`${failure.message}${failure.stack}${failure.words}`).not.toContain(sentinelKey);
    // No SDK repeats anything by itself: the loop does, for all vendors alike.
    expect(at.vendors.requests).toHaveLength(1);
    if (answer.fault === 'rate-limit') expect(failure.retryAfterMs).toBe(2000);
  });

  it.each(['stall', 'silent-start'] as const)('gives up a vendor that falls silent (%s)', async (fault) => {
    await using at = await openSession(name, inTurn({ fault }), { idleTimeoutMs: 150 });
    expect(await failureOf(at.session)).toMatchObject({ reason: 'timeout', isTransient: true });
  });

  it('ends with the reason of the signal, before and in the middle of an answer', async () => {
    await using at = await openSession(name, inTurn({ fault: 'stall' }));
    const given = new Error('given up');
    await expect(at.session.send('the task', AbortSignal.abort(given))).rejects.toBe(given);
    expect(at.vendors.requests).toHaveLength(0);
    const abort = new AbortController();
    setTimeout(() => abort.abort(given), 150);
    await expect(at.session.send('the task', abort.signal)).rejects.toBe(given);
  });

  it.each([
    [200, '<html><title>Sign in</title></html>', 'configuration', 'Sign in'],
    [502, '<html>bad gateway</html>', 'outage', 'bad gateway'],
    [404, '<html>no such page</html>', 'configuration', 'no such page'],
    [200, '{"error":{"message":"Who are you?","code":401}}', 'auth', 'Who are you?'],
    [200, '{"error":{"message":"Pay first.","code":402}}', 'billing', 'Pay first.'],
    [200, '{"nothing":"known"}', 'configuration', '{"nothing":"known"}'],
  ] as const)('reads what a gateway answers with %i %s', async (status, body, reason, words) => {
    await using at = await openSession(name, inTurn({ fault: 'answer', status, body }, { text: 'Done.' }));
    expect(await failureOf(at.session)).toMatchObject({ reason, words });
    expect(at.vendors.requests).toHaveLength(1);
    expect((await at.session.send('the task', never)).text).toBe('Done.');
  });

  it("hands on the vendor's sentence without the key that it repeats", async () => {
    for (const answer of [{ fault: 'auth' }, { fault: 'error-event', code: 'api_error', echo: sentinelKey }] as const) {
      await using at = await openSession(name, inTurn(answer));
      const { words } = await failureOf(at.session);
      expect(words).toContain('[withheld]');
      expect(words).not.toContain(sentinelKey);
    }
  });

  it('gives up a vendor that only ever shows that it is alive', async () => {
    const trickle = { fault: 'slow-trickle', gapMs: 40, quietMs: 60_000, text: 'Never.' } as const;
    await using at = await openSession(name, inTurn(trickle), { idleTimeoutMs: 150 });
    expect(await failureOf(at.session)).toMatchObject({ reason: 'timeout', isTransient: true });
  });

  it('can send the same turn again after a broken one', async () => {
    await using at = await openSession(name, inTurn({ calls: [readCall] }, { fault: 'cut' }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    await expect(at.session.send(answersTo(turn), never)).rejects.toThrow(ProviderError);
    expect((await at.session.send(answersTo(turn), never)).text).toBe('Done.');
    expect(at.vendors.requests[2]?.body).toEqual(at.vendors.requests[1]?.body);
  });

  it('cannot reach a server that is not there', async () => {
    const session = vendorNamed(name)
      .connect({ apiKey: sentinelKey, baseUrl: 'http://127.0.0.1:9' })
      .open(contractBrief);
    expect(await failureOf(session)).toMatchObject({ reason: 'outage', isTransient: true });
  });

  it('names a host that nobody knows, which a wrong address and a passing fault have in common', async () => {
    // No name server is asked for a label of more than 63 letters.
    const host = `${'berth-'.repeat(11)}.invalid`;
    const connection = { apiKey: sentinelKey, baseUrl: `https://${host}/v1` };
    const failure = await failureOf(vendorNamed(name).connect(connection).open(contractBrief));
    expect(failure).toMatchObject({ reason: 'outage', isTransient: true, isOfAddress: true });
    expect(failure.message).toBe(`no host of the name ${host} was found`);
  });

  it('names what speaks no TLS where https is asked for', async () => {
    await using at = await openSession(name, inTurn({ text: 'Done.' }));
    const baseUrl = at.vendors.url(name).replace('http:', 'https:');
    const failure = await failureOf(vendorNamed(name).connect({ apiKey: sentinelKey, baseUrl }).open(contractBrief));
    expect(failure).toMatchObject({ isOfAddress: true, message: expect.stringMatching(/ERR_SSL|EPROTO/u) });
  });

  it.each([
    [{ 'retry-after-ms': '1500', 'retry-after': '9' }, 1500, 1500],
    [{ 'retry-after': new Date(Date.now() + 3_600_000).toUTCString() }, 3_500_000, 3_600_000],
    [{ 'retry-after': new Date(0).toUTCString() }, 0, 0],
    [{ 'retry-after': 'soon' }, null, null],
  ] as const)('reads how long to wait from %j', async (headers, least, most) => {
    await using at = await openSession(name, inTurn({ fault: 'rate-limit', retryAfterSeconds: 0, headers }));
    const { retryAfterMs } = await failureOf(at.session);
    if (least === null) return expect(retryAfterMs).toBeNull();
    expect(retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(retryAfterMs).toBeLessThanOrEqual(most);
  });

  it('bears with a vendor that only shows that it is alive, longer than it bears silence', async () => {
    const trickle = { fault: 'slow-trickle', gapMs: 30, quietMs: 600, text: 'Done.' } as const;
    await using at = await openSession(name, inTurn(trickle), { idleTimeoutMs: 300 });
    // While the machine does other things, no time passes for whoever waits.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true, advanceTimeDelta: 10 });
    try {
      expect((await at.session.send('the task', never)).text).toBe('Done.');
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['{}', 'null', '[]', '"text"', '{"type":"message_start"}', '{"type":"response.completed","response":{}}'])(
    'calls an answer of the shape %s a failure of the vendor, and forgets it',
    async (shape) => {
      const raw = { fault: 'raw', chunks: [`event: message_start\ndata: ${shape}\n\n`] } as const;
      await using at = await openSession(name, inTurn(raw, { text: 'Done.' }));
      expect(await failureOf(at.session)).toMatchObject({ reason: 'outage', isTransient: true });
      expect((await at.session.send('the task', never)).text).toBe('Done.');
      expect(at.vendors.requests[1]?.body).toEqual(at.vendors.requests[0]?.body);
    },
  );

  it('does not print a key that stands where a code should', async () => {
    const fault = { fault: 'error-event', code: sentinelKey } as const;
    await using at = await openSession(name, inTurn(fault));
    const failure = await failureOf(at.session);
    expect(`${failure.message}${failure.stack}`).not.toContain(sentinelKey);
  });

  it('does not follow a redirect, which would carry the key away', async () => {
    await using other = await startVendors(() => ({ text: 'Stolen.' }));
    await using at = await openSession(name, ({ vendor }) => ({ fault: 'redirect', to: `${other.url(vendor)}/x` }));
    // No waiting makes another address of it.
    const failure = await failureOf(at.session);
    expect(failure).toMatchObject({ reason: 'configuration', isTransient: false });
    expect(failure.message).toContain(`redirects to ${new URL(other.url(name)).host}`);
    expect(failure.isFree).toBe(true);
    expect(other.requests).toEqual([]);
    expect(at.vendors.requests).toHaveLength(1);
  });

  it('holds counts and names of a strange server to their types', async () => {
    const usage = { input: '<b>', cached: -5, output: 1.5, reasoning: null } as unknown as ScriptedUsage;
    await using at = await openSession(name, inTurn({ text: 'Done.', usage }));
    const turn = await at.session.send('the task', never);
    for (const tokens of Object.values(turn.usage)) expect(tokens >= 0 && Number.isInteger(tokens)).toBe(true);
  });

  it('believes none of the counts of an answer where one of them cannot be', async () => {
    for (const absurd of [1e300, 2 ** 53, 1_000_000_001]) {
      const usage = { input: 5, cached: 0, output: absurd, reasoning: 0 };
      await using at = await openSession(name, inTurn({ text: 'Done.', usage }));
      expect((await at.session.send('the task', never)).usage, String(absurd)).toEqual(noUsage);
    }
  });
});

describe('weak compatible servers', () => {
  const chunk = (tool_calls: unknown[], finish_reason: string | null = null) =>
    `data: ${JSON.stringify({ model: 'm', choices: [{ index: 0, delta: { tool_calls }, finish_reason }] })}\n\n`;
  const call = (path: string) => ({ name: 'read_file', arguments: JSON.stringify({ path }) });

  it.each([
    ['without indexes', [{ id: 'x', function: call('a') }], [{ id: 'y', function: call('b') }]],
    ['without indexes and ids', [{ function: call('a') }], [{ function: call('b') }]],
    ['with one id for all', [{ index: 0, id: 'x', function: call('a') }], [{ index: 1, id: 'x', function: call('b') }]],
    ['with empty ids', [{ index: 0, id: '', function: call('a') }], [{ index: 1, id: '', function: call('b') }]],
  ])('tell calls apart %s', async (_, first, second) => {
    const chunks = [chunk(first), chunk(second), chunk([], 'tool_calls'), 'data: [DONE]\n\n'];
    await using at = await openSession('compatible', inTurn({ fault: 'raw', chunks }, { text: 'Done.' }));
    const turn = await at.session.send('the task', never);
    expect(turn.calls.map(({ input }) => input)).toEqual([{ path: 'a' }, { path: 'b' }]);
    expect(new Set(turn.calls.map(({ id }) => id || 'empty')).size).toBe(2);
    await at.session.send(answersTo(turn), never);
    expect(at.vendors.refusals).toEqual([]);
  });
});
