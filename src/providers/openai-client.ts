import OpenAI from 'openai';
import { APIError } from 'openai/error';
import { brokenBy, failedInStream, httpFailure } from '../agent/http-failure.ts';
import type { ProviderError } from '../agent/provider.ts';
import type { StreamGuard } from '../agent/stream-guard.ts';

/** A client is made for one request, whose stream it watches. */
export type OpenAIClient = (guard: StreamGuard) => OpenAI;

/** What the SDK obeys of the environment whatever its options are. */
export const openaiVariables = ['OPENAI_CUSTOM_HEADERS'];

/** The SDK as both of its APIs use it: nothing from the environment, no retries, no log. */
export function makeOpenAIClient(apiKey: string, baseURL: string): OpenAIClient {
  return ({ fetch }) =>
    new OpenAI({
      apiKey,
      adminAPIKey: null,
      baseURL,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      logLevel: 'off',
      fetch,
    });
}

/** What the OpenAI SDK throws, for both of its APIs. */
export function describeOpenAIError(error: unknown): ProviderError {
  if (error instanceof APIError) {
    const code = error.code ?? error.type;
    if (typeof error.status === 'number') return httpFailure(error.status, code, { headers: error.headers });
    // An error event inside a stream has no status.
    if (code) return failedInStream(code);
  }
  return brokenBy(error);
}
