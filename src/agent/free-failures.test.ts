import { expect, it } from 'vitest';
import { brokenBy, brokenStream, failedInStream, failureFrom } from './http-failure.ts';
import { readRefusal } from './refusal.ts';

it('is charged where an answer may have begun, and free where none did', () => {
  const context = { model: 'm', words: () => null };
  const withCode = (code: string) => brokenBy(Object.assign(new Error('no'), { code }));
  const refused = [400, 401, 429, 503].map((status) => failureFrom(readRefusal(status, '{}'), new Headers(), context));
  for (const free of [...refused, withCode('ECONNREFUSED'), withCode('ENOTFOUND')]) expect(free.isFree).toBe(true);
  const begun = failureFrom(readRefusal(200, '{"error":{"type":"api_error"}}'), new Headers(), context);
  const broken = [begun, failedInStream({ error: { type: 'api_error' } }, context), brokenStream('cut')];
  for (const charged of [...broken, withCode('ECONNRESET')]) expect(charged.isFree).toBe(false);
});
