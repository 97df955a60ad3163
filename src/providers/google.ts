import {
  ApiError,
  type Content,
  FunctionCallingConfigMode,
  type GenerateContentConfig,
  type GenerateContentResponse,
  GoogleGenAI,
  type Part,
  ThinkingLevel,
} from '@google/genai/web';
import { checkedTurn } from '../agent/checked-turn.ts';
import { brokenBy, brokenStream, httpFailure } from '../agent/http-failure.ts';
import {
  type Brief,
  ordinaryOutputTokens,
  ProviderError,
  type Session,
  type ToolResult,
  type Turn,
} from '../agent/provider.ts';
import { guarded } from '../agent/stream-guard.ts';
import type { Vendor } from '../agent/vendor.ts';

const levels = { low: ThinkingLevel.LOW, medium: ThinkingLevel.MEDIUM, high: ThinkingLevel.HIGH };
const refusals = ['SAFETY', 'PROHIBITED_CONTENT', 'BLOCKLIST', 'SPII', 'RECITATION', 'LANGUAGE', 'IMAGE_SAFETY'];
/** Marks ids of our own making: Google matches by its own id only where it gave one. */
const ownId = 'own:';

/** Gemini, over generateContent. */
export const google: Vendor<'google'> = {
  name: 'google',
  keyInput: 'gemini-api-key',
  addressInput: 'gemini-base-url',
  address: { own: 'https://generativelanguage.googleapis.com' },
  voice: 'provider',
  reviewer: { byDefault: { name: 'Gemini', model: 'gemini-4-argon', effort: 'high' } },
  sdkVariables: [],
  connect({ apiKey, baseUrl }) {
    const client = new GoogleGenAI({ apiKey, apiVersion: 'v1beta', httpOptions: { baseUrl } });
    return { name: 'google', open: (brief) => openSession(client, brief) };
  },
};

function openSession(client: GoogleGenAI, brief: Brief): Session {
  let history: readonly Content[] = [];
  const config: GenerateContentConfig = {
    maxOutputTokens: brief.maxOutputTokens ?? ordinaryOutputTokens,
    ...(brief.effort === null ? {} : { thinkingConfig: { thinkingLevel: levels[brief.effort] } }),
    ...(brief.system === '' ? {} : { systemInstruction: brief.system }),
    ...(brief.tools.length === 0
      ? {}
      : {
          tools: [
            {
              functionDeclarations: brief.tools.map(({ name, description, inputSchema }) => ({
                name,
                description,
                parametersJsonSchema: inputSchema,
              })),
            },
          ],
          toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.AUTO } },
        }),
  };

  function parts(input: string | readonly ToolResult[]): Part[] {
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

  async function send(input: string | readonly ToolResult[], signal: AbortSignal): Promise<Turn> {
    const contents: Content[] = [...history, { role: 'user', parts: parts(input) }];
    const { parts: said, turn } = await guarded(
      { signal, idleTimeoutMs: brief.idleTimeoutMs, describe },
      async (guard) => {
        const stream = await client.models.generateContentStream({
          model: brief.model,
          contents,
          config: { ...config, abortSignal: guard.signal, httpOptions: { fetch: guard.fetch } },
        });
        const answer = await collect(stream);
        const fallback = { model: brief.model, prefix: `${ownId}${contents.length}:` };
        return { parts: answer.parts, turn: checkedTurn(turnOf(answer, fallback)) };
      },
    );
    // A turn without parts, as after a malformed call, would be refused.
    history = said.length === 0 ? contents : [...contents, { role: 'model', parts: said }];
    return turn;
  }
  return { send };
}

interface Collected {
  readonly parts: Part[];
  readonly finish: string | undefined;
  readonly isBlocked: boolean;
  readonly usage: GenerateContentResponse['usageMetadata'];
  readonly model: string | undefined;
}

async function collect(stream: AsyncIterable<GenerateContentResponse>): Promise<Collected> {
  // Parts are kept as they came: a thought signature belongs to its part.
  const parts: Part[] = [];
  let finish: string | undefined;
  let isBlocked = false;
  let usage: GenerateContentResponse['usageMetadata'];
  let model: string | undefined;
  for await (const chunk of stream) {
    parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
    finish = chunk.candidates?.[0]?.finishReason ?? finish;
    isBlocked ||= chunk.promptFeedback?.blockReason !== undefined;
    usage = chunk.usageMetadata ?? usage;
    model = chunk.modelVersion ?? model;
  }
  if (finish === undefined && !isBlocked) throw brokenStream('the stream ended early');
  return { parts, finish, isBlocked, usage, model };
}

function turnOf(
  { parts, finish, isBlocked, usage, model }: Collected,
  fallback: { model: string; prefix: string },
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
      cacheWrite: 0,
      output: (usage?.candidatesTokenCount ?? 0) + reasoning,
      reasoning,
    },
    model: model ?? fallback.model,
  };
}

function stopOf(finish: string, hasCalls: boolean): Turn['stop'] {
  if (refusals.includes(finish)) return 'refused';
  if (finish === 'MAX_TOKENS') return 'length';
  if (finish !== 'STOP') return 'malformed';
  return hasCalls ? 'tools' : 'end';
}

function describe(error: unknown, headers: Headers | null): ProviderError {
  if (!(error instanceof ApiError)) return brokenBy(error);
  // A key that is not valid is a 400 here.
  if (error.status === 400 && /API.?key/i.test(error.message))
    return new ProviderError('auth', 'HTTP 400: the API key is not valid', { isTransient: false });
  // The message is the body, in which a wait is given as seconds.
  const seconds = Number.parseFloat(/"retryDelay":\s*"([\d.]+)s"/.exec(error.message)?.[1] ?? '');
  return httpFailure(error.status, /"status":\s*"(\w+)"/.exec(error.message)?.[1], {
    headers,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
  });
}
