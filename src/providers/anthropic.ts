import type Anthropic from '@anthropic-ai/sdk';
import { checkedTurn } from '../agent/checked-turn.ts';
import { conversation } from '../agent/conversation.ts';
import { brokenBy, type FailureContext, failedInStream } from '../agent/http-failure.ts';
import { dayOf, toldObjects } from '../agent/models/models-endpoint.ts';
import { once } from '../agent/once.ts';
import {
  type Brief,
  type Connection,
  ordinaryOutputTokens,
  ProviderError,
  type Session,
  secretsOf,
  type ToolResult,
  type Turn,
} from '../agent/provider.ts';
import { isAgainst, type Refusal } from '../agent/refusal.ts';
import { type GuardOptions, guarded, type StreamGuard } from '../agent/stream-guard.ts';
import type { Vendor } from '../agent/vendor.ts';
import { vendorWords, wordsOfEnd } from '../agent/vendor-words.ts';
import { withoutClosure } from '../agent/wire-schema.ts';
import { addUsage, noUsage } from '../types.ts';
import { cacheControl, type Marking, type Message, marked, plainer } from './anthropic-cache.ts';
import { readMessage, type StreamedMessage } from './anthropic-stream.ts';
import { turnOf } from './anthropic-turn.ts';

/** Whoever has no key of this vendor does not load it. */
const sdk = once(() => import('./anthropic-sdk.ts'));
type Sdk = Awaited<ReturnType<typeof sdk.part>>;

/** Claude, over the Messages API. */
export const anthropic: Vendor<'anthropic'> = {
  name: 'anthropic',
  keyInput: 'anthropic-api-key',
  addressInput: 'anthropic-base-url',
  headersInput: 'anthropic-headers',
  address: { own: 'https://api.anthropic.com' },
  voice: 'provider',
  reviewer: { byDefault: { name: 'Claude', model: 'claude-opus-5-5', effort: 'high' } },
  sdkVariables: ['ANTHROPIC_CUSTOM_HEADERS'],
  models: {
    path: (id) => (id === null ? '/v1/models?limit=1000' : `/v1/models/${encodeURIComponent(id)}`),
    headers: (apiKey) => ({ 'x-api-key': apiKey, 'anthropic-version': '2023-06-01' }),
    read: (body) =>
      toldObjects(body, 'data').map(({ id, lifecycle, retires_at: end }) => ({
        id: String(id),
        life: lifecycle === 'retired' ? 'retired' : lifecycle === 'deprecated' ? 'ending' : 'current',
        endsOn: dayOf(end),
      })),
  },
  connect(connection) {
    sdk.begin();
    // What one session learns of a server holds for all.
    const server: Server = { marking: 'automatic' };
    return { name: 'anthropic', open: (brief) => openSession(connection, brief, server) };
  },
};

/** A client is made for one request, whose stream it watches. */
function makeClient({ Client }: Sdk, { apiKey, baseUrl }: Connection, { fetch }: StreamGuard) {
  return new Client({
    apiKey,
    authToken: null,
    webhookKey: null,
    baseURL: baseUrl,
    maxRetries: 0,
    logLevel: 'off',
    openTelemetry: false,
    fetch,
  });
}

type History = readonly Message[];

/** What is known of a server. */
interface Server {
  marking: Marking;
}

function openSession(connection: Connection, brief: Brief, server: Server): Session {
  const context: FailureContext = { model: brief.model, words: vendorWords(secretsOf(connection)) };
  const guard = { ...context, connection, idleTimeoutMs: brief.idleTimeoutMs, onBegun: brief.onBegun };
  const tools = brief.tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: withoutClosure(inputSchema) as Anthropic.Tool.InputSchema,
  }));

  /** What an entry of the cache is of, beside the messages. */
  const beginning = {
    model: brief.model,
    thinking: { type: 'adaptive' as const },
    ...(brief.effort === null ? {} : { output_config: { effort: brief.effort } }),
    ...(brief.system === '' ? {} : { system: brief.system }),
    ...(tools.length === 0 ? {} : { tools }),
  };
  const most = brief.maxOutputTokens ?? ordinaryOutputTokens;
  const spoken = (turn: Turn, { stopReason, stopDetails }: StreamedMessage): Turn => ({
    ...turn,
    words: wordsOfEnd(context.words, turn, [stopReason, stopDetails?.category, stopDetails?.explanation]),
  });

  const shared = { type: 'text' as const, text: brief.context };

  function message(history: History, input: string | readonly ToolResult[]): Message {
    if (typeof input !== 'string') {
      const content = input.map(({ call, text, isError }) => ({
        type: 'tool_result' as const,
        tool_use_id: call.id,
        content: text,
        is_error: isError,
      }));
      return { role: 'user', content };
    }
    const task = { type: 'text' as const, text: input };
    return { role: 'user', content: history.length === 0 && brief.context !== '' ? [shared, task] : [task] };
  }

  /** Asks once more, with plainer markers, where a server refuses the markers. */
  async function answerTo(messages: History, limit: number, signal: AbortSignal): Promise<StreamedMessage> {
    for (;;) {
      const { marking } = server;
      const refusals: Refusal[] = [];
      const onRefusal = (refusal: Refusal) => void refusals.push(refusal);
      try {
        return await ask(messages, { marking, limit }, { ...guard, signal, onRefusal });
      } catch (error) {
        const next = refusals.some((refusal) => isAgainst(refusal, 'cache_control')) ? plainer[marking] : null;
        if (next === null) throw error;
        if (server.marking === marking) server.marking = next;
      }
    }
  }

  async function ask(
    messages: History,
    { marking, limit }: { readonly marking: Marking; readonly limit: number },
    options: Omit<GuardOptions, 'describe'>,
  ): Promise<StreamedMessage> {
    const body: Anthropic.MessageCreateParamsStreaming = {
      ...beginning,
      max_tokens: limit,
      messages: marked(messages, brief.context !== '', marking),
      ...(marking === 'automatic' ? { cache_control: cacheControl } : {}),
      stream: true,
    };
    const loaded = await sdk.part();
    return await guarded({ ...options, describe: describe(context, loaded) }, async (watch) => {
      const client = makeClient(loaded, connection, watch);
      const answer = await readMessage(await client.messages.create(body, { signal: watch.signal }));
      // A strange answer fails here, inside of the guard.
      checkedTurn(turnOf(answer, limit));
      return answer;
    });
  }

  /** A request that asks for no answer: it costs a reading of the prefix, and the five minutes begin anew. */
  async function renew(signal: AbortSignal): Promise<Turn> {
    const placeholder = { type: 'text' as const, text: '.' };
    const messages = marked([{ role: 'user', content: [shared, placeholder] }], true, 'automatic');
    const loaded = await sdk.part();
    // It comes whole.
    const options = { ...guard, onBegun: undefined, streamed: JSON.stringify, signal };
    return await guarded({ ...options, describe: describe(context, loaded) }, async (watch) => {
      const client = makeClient(loaded, connection, watch);
      const body = { ...beginning, max_tokens: 0, messages };
      const { usage, model } = await client.messages.create(body, { signal: watch.signal });
      return checkedTurn(turnOf({ content: [], stopReason: null, stopDetails: null, usage, model }, 0));
    });
  }

  const talk = conversation<History>([], async (history, input, signal, { maxOutputTokens = most }) => {
    const limit = Math.min(most, maxOutputTokens);
    let messages: History = [...history, message(history, input)];
    let before = noUsage;
    for (let pauses = 0; ; pauses += 1) {
      const answer = await answerTo(messages, limit, signal);
      const content = replayable(answer.content);
      // Thinking blocks go back as they came, for the vendor checks them; an empty turn would be refused.
      if (content.length > 0) messages = [...messages, { role: 'assistant', content }];
      if (answer.stopReason === 'model_context_window_exceeded') throw windowExceeded();
      // A paused turn goes on when it is sent back as it is.
      const goesOn = answer.stopReason === 'pause_turn' && content.length > 0 && pauses < mostPauses;
      const turn = spoken(checkedTurn(turnOf(answer, limit)), answer);
      const usage = addUsage(before, turn.usage);
      if (!goesOn) return { turn: { ...turn, usage }, history: messages };
      before = usage;
    }
  });
  const isShared = brief.cacheKey !== undefined && brief.context !== '' && server.marking !== 'none';
  return isShared ? { ...talk, renewal: { afterMs: renewedAfterMs, renew } } : talk;
}

const mostPauses = 3;
/** A minute before an entry is gone. */
const renewedAfterMs = 240_000;

function windowExceeded(): ProviderError {
  const detail = "the session no longer fits into the model's window";
  return new ProviderError('configuration', detail, { isTransient: false });
}

/** What is not JSON cannot go back, for the vendor takes objects only; the tool's answer tells the model of it. */
function replayable(content: StreamedMessage['content']): Message['content'] {
  return content.map((block) =>
    block.type === 'tool_use' && (typeof block.input !== 'object' || block.input === null)
      ? { ...block, input: {} }
      : block,
  );
}

/** What the SDK throws: the guard has read every answer that is not a stream. */
function describe(context: FailureContext, { APIError }: Sdk): (error: unknown) => ProviderError {
  return (error) => {
    const body = error instanceof APIError ? (error.error ?? null) : null;
    return body === null ? brokenBy(error) : failedInStream(body, context);
  };
}
