import { describe, expect, it } from 'vitest';
import { brokenBy, failedInStream, failureFrom } from './http-failure.ts';
import { readRefusal } from './refusal.ts';
import { vendorWords } from './vendor-words.ts';

const key = 'sk-sentinel-of-the-harbour-0123456789';
const context = { model: 'tide-4', words: vendorWords([key]) };
const failure = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  failureFrom(
    readRefusal(status, typeof body === 'string' ? body : JSON.stringify(body)),
    new Headers(headers),
    context,
  );
const claude = (type: string, message: string, more: object = {}) => ({
  type: 'error',
  error: { type, message, ...more },
});
const gpt = (code: string | null, message: string, type = 'invalid_request_error') => ({
  error: { message, type, code },
});
const gemini = (status: string, message: string, details: object[] = []) => ({
  error: { code: 0, status, message, details },
});

describe('what a refusal means', () => {
  it.each([
    [429, claude('rate_limit_error', 'Wait.', { details: { error_code: 'enforced_spend_limit_reached' } }), 'billing'],
    [402, claude('billing_error', 'Pay.'), 'billing'],
    [400, claude('invalid_request_error', 'You have reached your specified API usage limits.'), 'billing'],
    [429, gpt('project_spend_limit_exceeded', 'Spent.', 'insufficient_quota'), 'billing'],
    [429, gpt('billing_hard_limit_reached', 'Spent.'), 'billing'],
    [
      429,
      gemini('RESOURCE_EXHAUSTED', 'Used up.', [{ violations: [{ quotaId: 'RequestsPerDayPerProject' }] }]),
      'billing',
    ],
    [402, gemini('RESOURCE_EXHAUSTED', 'Prepaid credit is gone.'), 'billing'],
    [400, gemini('FAILED_PRECONDITION', 'No billing here.'), 'billing'],
    [402, 'Pay first', 'billing'],
    [429, claude('rate_limit_error', 'Slow down.'), 'rate-limit'],
    [429, gemini('RESOURCE_EXHAUSTED', 'Slow.', [{ violations: [{ quotaId: 'RequestsPerMinute' }] }]), 'rate-limit'],
    [429, '', 'rate-limit'],
    [401, gpt('invalid_api_key', 'No.'), 'auth'],
    [403, { message: 'Forbidden' }, 'auth'],
    [400, gemini('INVALID_ARGUMENT', 'No.', [{ reason: 'API_KEY_INVALID' }]), 'auth'],
    [400, claude('organization_on_hold', 'On hold.'), 'auth'],
    [404, claude('not_found_error', 'model: tide-4'), 'unknown-model'],
    [403, gpt('model_not_found', 'The project has no access to tide-4.'), 'unknown-model'],
    [
      404,
      { object: 'error', message: 'The model `tide-4` does not exist.', type: 'NotFoundError', code: 404 },
      'unknown-model',
    ],
    [400, { error: { message: 'tide-4 is not a valid model ID', code: 400 } }, 'unknown-model'],
    [404, { detail: 'Not Found' }, 'configuration'],
    [404, '<html><title>404</title></html>', 'configuration'],
    [405, '', 'configuration'],
    [400, gpt('unsupported_value', 'Not with this effort.'), 'configuration'],
    [413, claude('request_too_large', 'Too large.'), 'configuration'],
    [400, { error: { type: 'exceed_context_size_error', message: 'Too long.', n_ctx: 4096 } }, 'configuration'],
    [400, { error: 'Trying to keep the first 9000 tokens, but the context length is 4096' }, 'configuration'],
    [400, gpt('content_filter', 'Filtered.'), 'refusal'],
    [529, claude('overloaded_error', 'Overloaded.'), 'outage'],
    [502, '<html>bad gateway</html>', 'outage'],
    [500, { error: { message: 'maximum context length' } }, 'outage'],
    [408, '', 'outage'],
  ] as const)('%i %j is %s', (status, body, reason) => {
    const { reason: read, isTransient } = failure(status, body);
    expect(read).toBe(reason);
    expect(isTransient).toBe(reason === 'outage' || reason === 'rate-limit');
  });

  it.each([
    [{ type: 'error', error: { type: 'overloaded_error', message: 'Busy' } }, 'outage'],
    [{ code: 'rate_limit_exceeded', message: 'Slow down' }, 'rate-limit'],
    [{ code: 402, message: 'No credits' }, 'billing'],
    [{ code: 'insufficient_quota', message: 'Used up' }, 'billing'],
    [{ code: 'invalid_prompt', message: 'Not this' }, 'refusal'],
    [{ code: 401, message: 'No key' }, 'auth'],
    ['text', 'outage'],
  ] as const)('%j within a stream is %s', (body, reason) => {
    expect(failedInStream(body, context).reason).toBe(reason);
  });
});

describe("the vendor's own sentence", () => {
  it('is found wherever servers put it', () => {
    const said = 'Berth 4 is closed.';
    for (const body of [
      claude('invalid_request_error', said),
      gpt(null, said),
      [gemini('INVALID_ARGUMENT', said)],
      { error: said },
      { message: said },
      { detail: said },
      { object: 'error', message: said },
      { detail: [{ msg: said }] },
      { errors: [{ message: said }] },
      `<html><head><style>p { color: red }</style></head><body><p>Berth 4</p> is\n closed.</body></html>`,
      said,
    ])
      expect(failure(400, body).words).toBe(said);
    expect(failure(400, '').words).toBeNull();
  });

  it('has at most 300 characters', () => {
    const { words } = failure(400, gpt(null, `Refused: ${'⚓'.repeat(5_000)}`));
    expect([...(words ?? '')]).toHaveLength(300);
    expect(words).toMatch(/^Refused: ⚓+…$/u);
  });

  it.each([
    ['whole', key],
    ['in part', key.slice(0, 20)],
    ['its end', key.slice(-16)],
    ['as base64', Buffer.from(`x${key}`).toString('base64')],
    ['as hexadecimal digits', Buffer.from(key).toString('hex')],
  ])('goes on around a key that it repeats %s', (_, echo) => {
    const { words, message } = failure(401, gpt('invalid_api_key', `Incorrect key ${echo} given.`));
    expect(words).toMatch(/^Incorrect key .{0,4}\[withheld\].{0,4} given\.$/);
    expect(words).not.toContain(echo);
    expect(message).not.toContain(echo);
  });

  it('is withheld whole where a key is spread out in it', () => {
    const spread = [...key].join(' ');
    const { words } = failure(401, gpt(null, `Incorrect key ${spread} given.`));
    expect(words).toContain('withheld');
    expect(words?.replaceAll(' ', '')).not.toContain(key);
  });

  it('masks what looks like a key of somebody else', () => {
    const other = `ghp_${'a1B2'.repeat(9)}`;
    expect(failure(400, gpt(null, `Found ${other} there.`)).words).toBe(
      'Found [GitHub token …a1B2] there.'.replace('a1B2', other.slice(-4)),
    );
  });
});

describe('a connection that failed', () => {
  const thrown = (code: string, more: object = {}) =>
    brokenBy(
      new TypeError('fetch failed', { cause: Object.assign(new Error(`getaddrinfo ${code}`), { code, ...more }) }),
    );

  it.each([
    ['ENOTFOUND', { hostname: 'llm.example' }, 'outage', true, 'no host of the name llm.example was found'],
    ['EAI_AGAIN', { hostname: 'llm.example' }, 'outage', false, 'the connection to llm.example failed: EAI_AGAIN'],
    ['ECONNREFUSED', {}, 'outage', false, 'the connection failed: ECONNREFUSED'],
    ['ECONNRESET', {}, 'outage', false, 'the connection failed: ECONNRESET'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', {}, 'outage', true, 'the connection failed: ERR_SSL_WRONG_VERSION_NUMBER'],
    ['CERT_HAS_EXPIRED', {}, 'configuration', false, 'the connection failed: CERT_HAS_EXPIRED'],
    ['SELF_SIGNED_CERT_IN_CHAIN', {}, 'configuration', false, 'the connection failed: SELF_SIGNED_CERT_IN_CHAIN'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', {}, 'configuration', false, expect.stringContaining('UNABLE_TO_VERIFY')],
    ['ERR_TLS_CERT_ALTNAME_INVALID', { host: 'llm.example' }, 'configuration', false, expect.stringContaining('llm.')],
    ['ENOTFOUND', { hostname: '<b>\n' }, 'outage', true, 'the connection failed: ENOTFOUND'],
  ] as const)('by %s %j is %s', (code, more, reason, isOfAddress, message) => {
    expect(thrown(code, more)).toMatchObject({ reason, isTransient: reason === 'outage', isOfAddress, message });
  });
});
