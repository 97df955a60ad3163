import type { Content, GenerateContentResponse, Part, SafetyRating } from '@google/genai/web';
import { checkedTurn } from '../agent/checked-turn.ts';
import { conversation } from '../agent/conversation.ts';
import { brokenBy, brokenStream, type FailureContext, failedInStream } from '../agent/http-failure.ts';
import { toldObjects } from '../agent/models/models-endpoint.ts';
import { once } from '../agent/once.ts';
import {
  type Brief,
  type Connection,
  ordinaryOutputTokens,
  type ProviderError,
  type Session,
  secretsOf,
  type ToolResult,
  type Turn,
} from '../agent/provider.ts';
import { jsonOf } from '../agent/refusal.ts';
import { guarded } from '../agent/stream-guard.ts';
import type { Vendor } from '../agent/vendor.ts';
import { vendorWords, wordsOfEnd } from '../agent/vendor-words.ts';
import { withoutClosure } from '../agent/wire-schema.ts';

/** Whoever has no key of this vendor does not load it. */
const sdk = once(() => import('./google-sdk.ts'));
type Sdk = Awaited<ReturnType<typeof sdk.part>>;

const refusals = ['SAFETY', 'PROHIBITED_CONTENT', 'BLOCKLIST', 'SPII', 'RECITATION'];
/** Marks ids of our own making: Google matches by its own id only where it gave one. */
const ownId = 'own:';

/** Gemini, over generateContent. */
export const google: Vendor<'google'> = {
  name: 'google',
  keyInput: 'gemini-api-key',
  addressInput: 'gemini-base-url',
  headersInput: 'gemini-headers',
  address: { own: 'https://generativelanguage.googleapis.com' },
  voice: 'provider',
  reviewer: { byDefault: { name: 'Gemini', model: 'gemini-4-argon', effort: 'high' } },
  sdkVariables: [],
  models: {
    path: (id) => (id === null ? '/v1beta/models?pageSize=1000' : `/v1beta/models/${encodeURIComponent(id)}`),
    headers: (apiKey) => ({ 'x-goog-api-key': apiKey }),
    read: (body) =>
      toldObjects(body, 'models').map(({ name }) => ({
        ...{ id: String(name).replace(/^models\//, ''), life: 'current' as const, endsOn: null },
      })),
  },
  connect(connection) {
    sdk.begin();
    return { name: 'google', open: (brief) => openSession(connection, brief) };
  },
};

type History = readonly Content[];

function openSession(connection: Connection, brief: Brief): Session {
  const { apiKey, baseUrl } = connection;
  const context: FailureContext = { model: brief.model, words: vendorWords(secretsOf(connection)) };
  const guard = { ...context, connection, idleTimeoutMs: brief.idleTimeoutMs, onBegun: brief.onBegun };
  const most = brief.maxOutputTokens ?? ordinaryOutputTokens;
  const spoken = (turn: Turn, { told }: Collected): Turn => ({ ...turn, words: wordsOfEnd(context.words, turn, told) });
  const configFor = (
    { ThinkingLevel: { LOW: low, MEDIUM: medium, HIGH: high }, FunctionCallingConfigMode }: Sdk,
    limit: number,
  ) => ({
    maxOutputTokens: limit,
    ...(brief.effort === null ? {} : { thinkingConfig: { thinkingLevel: { low, medium, high }[brief.effort] } }),
    ...(brief.system === '' ? {} : { systemInstruction: brief.system }),
    ...(brief.tools.length === 0
      ? {}
      : {
          tools: [
            {
              functionDeclarations: brief.tools.map(({ name, description, inputSchema }) => ({
                name,
                description,
                parametersJsonSchema: withoutClosure(inputSchema),
              })),
            },
          ],
          toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.AUTO } },
        }),
  });

  function parts(history: History, input: string | readonly ToolResult[]): Part[] {
    if (typeof input === 'string')
      return history.length === 0 && brief.context !== ''
        ? [{ text: brief.context }, { text: input }]
        : [{ text: input }];
    return input.map(({ call, text, isError }) => ({
      functionResponse: {
        ...(call.id.startsWith(ownId) ? {} : { id: call.id }),
        name: call.name,
        response: isError ? { error: text } : { output: text },
      },
    }));
  }

  return conversation<History>([], async (history, input, signal, { maxOutputTokens = most }) => {
    const limit = Math.min(most, maxOutputTokens);
    const contents: Content[] = [...history, { role: 'user', parts: parts(history, input) }];
    const loaded = await sdk.part();
    const client = new loaded.GoogleGenAI({ apiKey, apiVersion: 'v1beta', httpOptions: { baseUrl } });
    const describe = describeError(context, loaded);
    const { parts: said, turn } = await guarded({ ...guard, describe, signal }, async (watch) => {
      const stream = await client.models.generateContentStream({
        model: brief.model,
        contents,
        config: { ...configFor(loaded, limit), abortSignal: watch.signal, httpOptions: { fetch: watch.fetch } },
      });
      const answer = await collect(stream);
      const fallback = { model: brief.model, prefix: `${ownId}${contents.length}:`, limit };
      return { parts: answer.parts, turn: spoken(checkedTurn(turnOf(answer, fallback)), answer) };
    });
    // A turn without parts, as after a malformed call, would be refused.
    return { turn, history: said.length === 0 ? contents : [...contents, { role: 'model', parts: said }] };
  });
}

interface Collected {
  readonly parts: Part[];
  readonly finish: string | undefined;
  readonly isBlocked: boolean;
  /** Reasons and sentences of the end. */
  readonly told: readonly unknown[];
  readonly usage: GenerateContentResponse['usageMetadata'];
  readonly model: string | undefined;
}

async function collect(stream: AsyncIterable<GenerateContentResponse>): Promise<Collected> {
  // Parts are kept as they came: a thought signature belongs to its part.
  const parts: Part[] = [];
  let finish: string | undefined;
  let isBlocked = false;
  const told: unknown[] = [];
  let usage: GenerateContentResponse['usageMetadata'];
  let model: string | undefined;
  for await (const chunk of stream) {
    parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
    const { finishReason, safetyRatings = [] } = chunk.candidates?.[0] ?? {};
    const { blockReason, blockReasonMessage } = chunk.promptFeedback ?? {};
    // The sentence of an answer that was ended (`finishMessage`) is left out by the SDK.
    told.push(blockReason, blockReasonMessage, finishReason, ...safetyRatings.flatMap(blockedCategory));
    finish = finishReason ?? finish;
    isBlocked ||= blockReason !== undefined;
    usage = chunk.usageMetadata ?? usage;
    model = chunk.modelVersion ?? model;
  }
  if (finish === undefined && !isBlocked) throw brokenStream('the stream ended early');
  return { parts, finish, isBlocked, told, usage, model };
}

function blockedCategory({ blocked, category }: SafetyRating): readonly string[] {
  return blocked && category ? [category] : [];
}

function turnOf(
  { parts, finish, isBlocked, usage, model }: Collected,
  fallback: { model: string; prefix: string; limit: number },
): Turn {
  const calls = parts.flatMap(({ functionCall: call }, at) =>
    call === undefined
      ? []
      : [{ id: call.id || `${fallback.prefix}${at}`, name: call.name ?? '', input: call.args ?? {} }],
  );
  const cached = usage?.cachedContentTokenCount ?? 0;
  const reasoning = usage?.thoughtsTokenCount ?? 0;
  return {
    text: parts.flatMap(({ text, thought }) => (text === undefined || thought ? [] : [text])).join(''),
    calls,
    stop: isBlocked ? 'refused' : stopOf(finish ?? '', calls.length > 0),
    usage: {
      input: (usage?.promptTokenCount ?? 0) - cached,
      cached,
      written: 0,
      writtenLong: 0,
      output: (usage?.candidatesTokenCount ?? 0) + reasoning,
      reasoning,
    },
    model: model ?? fallback.model,
    ...(finish === 'MAX_TOKENS' ? { limit: fallback.limit } : {}),
  };
}

function stopOf(finish: string, hasCalls: boolean): Turn['stop'] {
  if (refusals.includes(finish)) return 'refused';
  if (finish === 'MAX_TOKENS') return 'length';
  if (finish !== 'STOP') return 'malformed';
  return hasCalls ? 'tools' : 'end';
}

/** What the SDK throws: the guard has read every answer that is not a stream. An error within one is the end of a message. */
function describeError(context: FailureContext, { ApiError }: Sdk): (error: unknown) => ProviderError {
  return (error) => {
    const body =
      error instanceof ApiError ? jsonOf(error.message.slice(Math.max(0, error.message.indexOf('{')))) : null;
    return body === null ? brokenBy(error) : failedInStream(body, context);
  };
}
