import { describe, expect, it } from 'vitest';
import { sentinelKey, vendorsOfContract } from '../../../test/support/open-session.ts';
import { vendorNamed } from '../../../test/support/vendor-named.ts';
import type { ModelsAnswer } from '../../../test/support/vendors/models.ts';
import { startVendors, type VendorName } from '../../../test/support/vendors.ts';
import { ProviderError } from '../provider.ts';
import { checkModels } from './check-model.ts';
import { toldObjects } from './models-endpoint.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const listed = [{ id: 'grand-5-5' }, { id: 'grand-5' }, { id: 'small-2', life: 'ending' as const }];

/** What the check says of a model, and what was asked for it. */
async function told(
  name: VendorName,
  answer: ModelsAnswer,
  model = 'grand-5-5',
  { signal = AbortSignal.timeout(5_000), times = 1 }: { readonly signal?: AbortSignal; readonly times?: number } = {},
) {
  await using vendors = await startVendors(() => ({ fault: 'auth' }), { [name]: answer });
  const { models } = vendorNamed(name);
  if (models === null) throw new Error(`${name} tells of no models`);
  const check = checkModels({ apiKey: sentinelKey, baseUrl: vendors.url(name) }, models);
  for (let before = 1; before < times; before += 1) await check(model, { now, signal });
  const said = await check(model, { now, signal }).catch((error: unknown) => {
    // Nothing was spent, and asking again mends nothing.
    if (error instanceof ProviderError && error.isFree && !error.isTransient)
      return { reason: error.reason, detail: error.message, words: error.words };
    throw error;
  });
  expect(vendors.requests).toEqual([]);
  return { said, asked: vendors.asked.map((line) => line.replace(`${name} `, '')) };
}

const telling = vendorsOfContract.filter((name) => vendorNamed(name).models !== null);

describe.each(telling)('the models of %s', (name) => {
  it('are asked for once, and a model among them is well', async () => {
    expect(await told(name, { listed }, 'grand-5-5', { times: 2 })).toEqual({ said: null, asked: ['*'] });
  });

  it('lack a model that nobody finds, and those of nearly that name are told', async () => {
    const { said, asked } = await told(name, { listed }, 'grand-5-6');
    expect(said).toMatchObject({
      reason: 'unknown-model',
      detail: 'the vendor lists no model grand-5-6; near: grand-5-5, grand-5',
    });
    expect(asked).toEqual(['*', 'grand-5-6']);
    expect((await told(name, { listed }, 'nothing/of that kind')).said).toMatchObject({
      detail: 'the vendor lists no model nothing/of that kind',
    });
  });

  it('may leave out a name that a model has besides', async () => {
    const { said, asked } = await told(name, { listed, unlisted: [{ id: 'grand-latest' }] }, 'grand-latest');
    expect({ said, asked }).toEqual({ said: null, asked: ['*', 'grand-latest'] });
  });

  it('are not told to a key that does not hold, and to one for turns alone that says nothing', async () => {
    const refused = { status: 401, code: 'authentication_error', echo: `bad key ${sentinelKey}` };
    const { said } = await told(name, refused);
    expect(said).toMatchObject({ reason: 'auth' });
    expect(JSON.stringify(said)).not.toContain(sentinelKey);
    expect((await told(name, { ...refused, echo: 'Missing scopes: api.model.read' })).said).toBeNull();
  });

  it.each<[string, ModelsAnswer]>([
    ['is down', { status: 503, code: 'api_error' }],
    ['is busy', { status: 429, code: 'rate_limit_error' }],
    ['knows no such path', { status: 404, code: 'not_found_error' }],
    ['takes no such request', { status: 405, code: 'method_not_allowed' }],
    ['lists nothing', { listed: [] }],
  ])('say nothing where the vendor %s', async (_, answer) => {
    expect((await told(name, answer)).said).toBeNull();
  });

  it('are not waited for', async () => {
    expect((await told(name, 'silence', 'grand-5-5', { signal: AbortSignal.timeout(30) })).said).toBeNull();
  });
});

describe('a model that no list has', () => {
  it.each<[string, NonNullable<Extract<ModelsAnswer, { listed: unknown }>['otherwise']>]>([
    ['the vendor is down', { status: 503, code: 'api_error' }],
    ['the key may not ask for it', { status: 403, code: 'permission_error' }],
    ['a gateway has no such path', { status: 404, code: 'route_error', echo: 'no such path' }],
    ['the vendor hangs up', 'hang-up'],
  ])('may be there where %s when it is asked for by its id', async (_, otherwise) => {
    expect(await told('anthropic', { listed, otherwise }, 'grand-5-6')).toEqual({
      ...{ said: null, asked: ['*', 'grand-5-6'] },
    });
  });

  it('is not looked for in a list without end', async () => {
    const endless = [{ id: 'x'.repeat(4_000_000) }];
    expect(await told('anthropic', { listed: endless }, 'grand-5-6')).toEqual({ said: null, asked: ['*'] });
  });

  it('is told with the three nearest, and with none that ends', async () => {
    const ids = ['grand-5-61', 'grand-4-71', 'grand-5-7', 'grand-5-62', 'bland-5-6', 'grand 5 6'];
    const others = [...ids.map((id) => ({ id })), { id: 'grand-5-65', life: 'ending' as const }];
    const { said } = await told('anthropic', { listed: others }, 'grand-5-6');
    expect(said).toMatchObject({
      detail: 'the vendor lists no model grand-5-6; near: grand-5-61, grand-5-7, grand-5-62',
    });
    // Two characters of a short name may differ, and of others two in five.
    const short = [{ id: 'o9' }, { id: 'p77x' }];
    expect((await told('anthropic', { listed: short }, 'o1-x')).said).toMatchObject({
      detail: 'the vendor lists no model o1-x',
    });
    expect((await told('anthropic', { listed: short }, 'o1')).said).toMatchObject({
      detail: 'the vendor lists no model o1; near: o9',
    });
  });
});

describe('an answer of another form', () => {
  it.each([[null], ['models'], [7]])('%j holds no model', (body) => expect(toldObjects(body, 'data')).toEqual([]));

  it('holds those of its list that are objects', () => {
    expect(toldObjects({ data: [null, 'x', { id: 'a' }] }, 'data')).toEqual([{ id: 'a' }]);
    expect(toldObjects({ id: 'a' }, 'data')).toEqual([{ id: 'a' }]);
  });
});

describe('the end of a model', () => {
  const on = (endsOn: string | null, life: 'ending' | 'retired' = 'ending') => ({ id: 'grand-5-5', life, endsOn });

  it('is told when it is near', async () => {
    for (const name of ['anthropic', 'openai'] as const) {
      const near = await told(name, { listed: [on('2027-01-26')] });
      expect(near.said).toBe('grand-5-5 is deprecated: its vendor names 2027-01-26 as the day of its end.');
      expect((await told(name, { listed: [on('2027-01-27')] })).said).toBeNull();
      // That the day has passed is no end: calls still succeed.
      expect((await told(name, { listed: [on('2026-11-01')] })).said).toContain('2026-11-01');
    }
    expect((await told('anthropic', { listed: [on(null)] })).said).toContain('no day of its end');
  });

  it('bars a model that is retired, also where it is found by its name alone', async () => {
    const gone = on('2026-10-05', 'retired');
    const others = [{ id: 'grand-5' }];
    for (const answer of [{ listed: [gone, ...others] }, { listed: others, unlisted: [gone] }])
      expect((await told('anthropic', answer)).said).toMatchObject({
        reason: 'unknown-model',
        detail: 'grand-5-5 was retired on 2026-10-05; near: grand-5',
      });
  });
});
