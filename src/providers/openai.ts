import type OpenAI from 'openai';
import { parseArguments } from '../agent/arguments.ts';
import { checkedTurn } from '../agent/checked-turn.ts';
import { conversation } from '../agent/conversation.ts';
import { brokenStream, type FailureContext, failedInStream } from '../agent/http-failure.ts';
import { dayOf, toldObjects } from '../agent/models/models-endpoint.ts';
import {
  type Brief,
  type Connection,
  ordinaryOutputTokens,
  type Session,
  secretsOf,
  type ToolResult,
  type Turn,
} from '../agent/provider.ts';
import { isAgainst, type Refusal } from '../agent/refusal.ts';
import { type GuardOptions, guarded } from '../agent/stream-guard.ts';
import type { Vendor } from '../agent/vendor.ts';
import { vendorWords, wordsOfEnd } from '../agent/vendor-words.ts';
import { promptCacheKey, takesBreakpoints } from './openai-cache.ts';
import { describeOpenAIError, makeOpenAIClient, openaiSdk, openaiVariables } from './openai-client.ts';

type Item = OpenAI.Responses.ResponseInputItem;

/** GPT, over the Responses API. */
export const openai: Vendor<'openai'> = {
  name: 'openai',
  keyInput: 'openai-api-key',
  addressInput: 'openai-base-url',
  headersInput: 'openai-headers',
  address: { own: 'https://api.openai.com/v1' },
  voice: 'provider',
  reviewer: { byDefault: { name: 'Codex', model: 'gpt-6.1-sol', effort: 'high' } },
  sdkVariables: openaiVariables,
  models: {
    path: (id) => (id === null ? '/models' : `/models/${encodeURIComponent(id)}`),
    headers: (apiKey) => ({ authorization: `Bearer ${apiKey}` }),
    read: (body) =>
      toldObjects(body, 'data').map(({ id, shutdown_date: end }) => ({
        ...{ id: String(id), life: 'current' as const, endsOn: dayOf(end) },
      })),
  },
  connect(connection) {
    openaiSdk.begin();
    // What one session learns of a server holds for all.
    const server: Server = { knowsBreakpoints: true };
    return { name: 'openai', open: (brief) => openSession(connection, brief, server) };
  },
};

/** What is known of a server. */
interface Server {
  knowsBreakpoints: boolean;
}

function openSession(connection: Connection, brief: Brief, server: Server): Session {
  const context: FailureContext = { model: brief.model, words: vendorWords(secretsOf(connection)) };
  const guard = { ...context, connection, idleTimeoutMs: brief.idleTimeoutMs, onBegun: brief.onBegun };
  const most = brief.maxOutputTokens ?? ordinaryOutputTokens;
  const tools = brief.tools.map(({ name, description, inputSchema }) => ({
    type: 'function' as const,
    name,
    description,
    parameters: inputSchema,
    strict: true,
  }));

  function items(input: string | readonly ToolResult[]): Item[] {
    if (typeof input !== 'string')
      return input.map(({ call, text }) => ({ type: 'function_call_output', call_id: call.id, output: text }));
    return [{ role: 'user', content: input }];
  }

  /** What other sessions of this vendor begin with too. Without a breakpoint at its end each of them would write it again. */
  function shared(hasBreakpoint: boolean): Item[] {
    if (brief.context === '') return [];
    const { context: text } = brief;
    const breakpoint = { prompt_cache_breakpoint: { mode: 'explicit' as const } };
    return [{ role: 'user', content: hasBreakpoint ? [{ type: 'input_text', text, ...breakpoint }] : text }];
  }

  /** Asks once more, without breakpoints, where a server refuses them. */
  async function ask(sent: readonly Item[], limit: number, signal: AbortSignal): Promise<Asked> {
    const key = takesBreakpoints(brief.model) && server.knowsBreakpoints ? (brief.cacheKey ?? null) : null;
    const refusals: Refusal[] = [];
    const onRefusal = (refusal: Refusal) => void refusals.push(refusal);
    try {
      return await askWith({ key, limit }, sent, { ...guard, signal, onRefusal });
    } catch (error) {
      if (key === null || !refusals.some((refusal) => isAgainst(refusal, 'prompt_cache'))) throw error;
      server.knowsBreakpoints = false;
      return await askWith({ key: null, limit }, sent, { ...guard, signal });
    }
  }

  async function askWith(
    { key, limit }: { readonly key: string | null; readonly limit: number },
    sent: readonly Item[],
    options: Omit<GuardOptions, 'describe'>,
  ): Promise<Asked> {
    const sdk = await openaiSdk.part();
    const client = makeOpenAIClient(sdk, connection);
    return guarded({ ...options, describe: describeOpenAIError(context, sdk) }, async (watch) => {
      // The streaming helper would add fields to the items that are replayed.
      const stream = await client(watch).responses.create(
        {
          model: brief.model,
          stream: true,
          store: false,
          include: ['reasoning.encrypted_content'],
          input: [...shared(key !== null), ...sent],
          ...(key === null ? {} : { prompt_cache_key: promptCacheKey(brief.model, key) }),
          ...(brief.effort === null ? {} : { reasoning: { effort: brief.effort } }),
          max_output_tokens: limit,
          ...(brief.system === '' ? {} : { instructions: brief.system }),
          ...(tools.length === 0 ? {} : { tools }),
        },
        { signal: watch.signal },
      );
      const response = await lastResponse(stream, context);
      const turn = checkedTurn(turnOf(response, limit));
      return { output: response.output, turn: { ...turn, words: wordsOfEnd(context.words, turn, toldBy(response)) } };
    });
  }

  return conversation<readonly Item[]>([], async (history, input, signal, { maxOutputTokens = most }) => {
    const sent = [...history, ...items(input)];
    const { output, turn } = await ask(sent, Math.min(most, maxOutputTokens), signal);
    // Reasoning items go back encrypted, as they came.
    return { turn, history: [...sent, ...(output as Item[])] };
  });
}

interface Asked {
  readonly output: OpenAI.Responses.Response['output'];
  readonly turn: Turn;
}

async function lastResponse(
  stream: AsyncIterable<OpenAI.Responses.ResponseStreamEvent>,
  context: FailureContext,
): Promise<OpenAI.Responses.Response> {
  for await (const event of stream) {
    if (event.type === 'error') throw failedInStream(event, context);
    if (event.type === 'response.failed') throw failedInStream(event.response.error, context);
    if (event.type === 'response.completed' || event.type === 'response.incomplete') return event.response;
  }
  throw brokenStream('the stream ended early');
}

function contentOf({ output }: OpenAI.Responses.Response) {
  return output.flatMap((item) => (item.type === 'message' ? item.content : []));
}

/** The reason of an end, and what a refusal says. */
function toldBy(response: OpenAI.Responses.Response): readonly unknown[] {
  const refusals = contentOf(response).flatMap((part) => (part.type === 'refusal' ? [part.refusal] : []));
  return [response.incomplete_details?.reason, ...refusals];
}

function turnOf(response: OpenAI.Responses.Response, limit: number): Turn {
  const content = contentOf(response);
  const calls = response.output.flatMap((item) =>
    item.type === 'function_call' ? [{ id: item.call_id, name: item.name, input: parseArguments(item.arguments) }] : [],
  );
  const isRefusal =
    content.some(({ type }) => type === 'refusal') || response.incomplete_details?.reason === 'content_filter';
  const { usage } = response;
  const details = usage?.input_tokens_details;
  const cached = details?.cached_tokens ?? 0;
  const allWritten = details?.cache_write_tokens ?? 0;
  const writtenLong = details?.cache_write_tokens_details?.ttl_12h_tokens ?? 0;
  return {
    text: content.flatMap((part) => (part.type === 'output_text' ? [part.text] : [])).join(''),
    calls,
    stop: isRefusal ? 'refused' : response.status === 'incomplete' ? 'length' : calls.length > 0 ? 'tools' : 'end',
    usage: {
      input: (usage?.input_tokens ?? 0) - cached - allWritten,
      cached,
      written: allWritten - writtenLong,
      writtenLong,
      output: usage?.output_tokens ?? 0,
      reasoning: usage?.output_tokens_details?.reasoning_tokens ?? 0,
    },
    model: response.model,
    ...(response.incomplete_details?.reason === 'max_output_tokens' ? { limit } : {}),
  };
}
