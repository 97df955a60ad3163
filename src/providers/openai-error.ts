import { APIError, OpenAIError } from 'openai/error';
import { brokenStream, httpFailure } from '../agent/http-failure.ts';
import type { ProviderError } from '../agent/provider.ts';

/** What the OpenAI SDK throws, for both of its APIs. */
export function describeOpenAIError(error: unknown): ProviderError {
  if (error instanceof APIError && typeof error.status === 'number')
    return httpFailure(error.status, error.code ?? error.type, error.headers);
  if (error instanceof OpenAIError) return brokenStream('the connection failed');
  if (error instanceof TypeError) return brokenStream('the stream broke');
  if (error instanceof SyntaxError) return brokenStream('the stream was not readable');
  throw error;
}
