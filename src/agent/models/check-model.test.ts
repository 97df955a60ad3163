import { describe, expect, it } from 'vitest';
import { sentinelKey, vendorsOfContract } from '../../../test/support/open-session.ts';
import { vendorNamed } from '../../../test/support/vendor-named.ts';
import type { ModelsAnswer } from '../../../test/support/vendors/models.ts';
import { startVendors, type VendorName } from '../../../test/support/vendors.ts';
import { ProviderError } from '../provider.ts';
import { checkModels } from './check-model.ts';

const now = Date.parse('2026-11-27T12:00:00Z');
const listed = [{ id: 'grand-5-5' }, { id: 'grand-5' }, { id: 'small-2', life: 'ending' as const }];

/** What the check says of a model, and what was asked for it. */
async function told(name: VendorName, answer: ModelsAnswer, model = 'grand-5-5', signal = AbortSignal.timeout(5_000)) {
  await using vendors = await startVendors(() => ({ fault: 'auth' }), { [name]: answer });
  const { models } = vendorNamed(name);
  if (models === null) throw new Error(`${name} tells of no models`);
  const check = checkModels({ apiKey: sentinelKey, baseUrl: vendors.url(name) }, models);
  const said = await check(model, { now, signal }).catch((error: unknown) => {
    if (error instanceof ProviderError) return { reason: error.reason, detail: error.message, words: error.words };
    throw error;
  });
  expect(vendors.requests).toEqual([]);
  return { said, asked: vendors.asked.map((line) => line.replace(`${name} `, '')) };
}

const telling = vendorsOfContract.filter((name) => vendorNamed(name).models !== null);

describe.each(telling)('the models of %s', (name) => {
  it('are asked for once, and a model among them is well', async () => {
    expect(await told(name, { listed })).toEqual({ said: null, asked: ['*'] });
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
    expect((await told(name, 'silence', 'grand-5-5', AbortSignal.timeout(30))).said).toBeNull();
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
