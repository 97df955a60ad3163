import type OpenAI from 'openai';
import { brokenBy, type FailureContext, failedInStream } from '../agent/http-failure.ts';
import { once } from '../agent/once.ts';
import type { Connection, ProviderError } from '../agent/provider.ts';
import type { StreamGuard } from '../agent/stream-guard.ts';

/** A client is made for one request, whose stream it watches. */
export type OpenAIClient = (guard: StreamGuard) => OpenAI;

/** What the SDK obeys of the environment whatever its options are. */
export const openaiVariables = ['OPENAI_CUSTOM_HEADERS'];

/** Whoever has no key of a vendor that is reached by it does not load it. */
export const openaiSdk = once(() => import('./openai-sdk.ts'));
type Sdk = Awaited<ReturnType<typeof openaiSdk.part>>;

/** The SDK as both of its APIs use it: nothing from the environment, no retries, no log. */
export function makeOpenAIClient({ Client }: Sdk, { apiKey, baseUrl }: Connection): OpenAIClient {
  return ({ fetch }) =>
    new Client({
      apiKey,
      adminAPIKey: null,
      baseURL: baseUrl,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      logLevel: 'off',
      fetch,
    });
}

/** What the OpenAI SDK throws, for both of its APIs: the guard has read every answer that is not a stream. */
export function describeOpenAIError(context: FailureContext, { APIError }: Sdk): (error: unknown) => ProviderError {
  return (error) => {
    const body = error instanceof APIError ? (error.error ?? null) : null;
    return body === null ? brokenBy(error) : failedInStream(body, context);
  };
}
