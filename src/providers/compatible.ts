import type OpenAI from 'openai';
import { parseArguments } from '../agent/arguments.ts';
import { checkedTurn } from '../agent/checked-turn.ts';
import { brokenStream } from '../agent/http-failure.ts';
import type { Brief, Session, ToolResult, Turn } from '../agent/provider.ts';
import { guarded } from '../agent/stream-guard.ts';
import type { Vendor } from '../agent/vendor.ts';
import { CallCollector, type CollectedCall } from './compatible-calls.ts';
import { describeOpenAIError, makeOpenAIClient, type OpenAIClient, openaiVariables } from './openai-client.ts';

/** What is asked for by default: servers of smaller models refuse more than their window has room for. */
const ordinaryOutputTokens = 16_384;

type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;

/** Any server that speaks Chat Completions: only fields that all of them take are sent. */
export const compatible: Vendor<'compatible'> = {
  name: 'compatible',
  keyInput: 'compatible-api-key',
  addressInput: 'compatible-base-url',
  address: { wanted: 'the address of the OpenAI-compatible server, such as https://llm.example/v1' },
  voice: 'each-its-own',
  reviewer: { example: { name: 'Local', model: 'qwen3-coder', effort: null } },
  sdkVariables: openaiVariables,
  connect({ apiKey, baseUrl }) {
    const client = makeOpenAIClient(apiKey, baseUrl);
    return { name: 'compatible', open: (brief) => openSession(client, brief) };
  },
};

function openSession(client: OpenAIClient, brief: Brief): Session {
  let history: readonly Message[] = brief.system === '' ? [] : [{ role: 'system', content: brief.system }];
  let turns = 0;
  const tools = brief.tools.map(({ name, description, inputSchema }) => ({
    type: 'function' as const,
    function: { name, description, parameters: inputSchema },
  }));

  function messages(input: string | readonly ToolResult[]): Message[] {
    if (typeof input !== 'string')
      return input.map(({ call, text }) => ({ role: 'tool', tool_call_id: call.id, content: text }));
    // One string: weak servers take neither parts nor two messages of a user in a row.
    const content = turns === 0 && brief.context !== '' ? `${brief.context}\n\n${input}` : input;
    return [{ role: 'user', content }];
  }

  async function send(input: string | readonly ToolResult[], signal: AbortSignal): Promise<Turn> {
    const sent = [...history, ...messages(input)];
    const options = { signal, idleTimeoutMs: brief.idleTimeoutMs, describe: describeOpenAIError };
    const answer = await guarded(options, async (guard) => {
      const stream = await client(guard).chat.completions.create(
        {
          model: brief.model,
          stream: true,
          stream_options: { include_usage: true },
          messages: sent,
          max_tokens: brief.maxOutputTokens ?? ordinaryOutputTokens,
          ...(tools.length === 0 ? {} : { tools }),
        },
        { signal: guard.signal },
      );
      return await collect(stream, { model: brief.model, prefix: `call_${turns + 1}_` });
    });
    turns += 1;
    history = [...sent, answer.message];
    return answer.turn;
  }
  return { send };
}

async function collect(
  stream: AsyncIterable<OpenAI.Chat.Completions.ChatCompletionChunk>,
  fallback: { readonly model: string; readonly prefix: string },
): Promise<{ turn: Turn; message: Message }> {
  let [text, refusal, reasoning, model] = ['', '', '', fallback.model];
  let finish: string | null = null;
  let usage: OpenAI.CompletionUsage | null | undefined;
  const calls = new CallCollector(fallback.prefix);
  for await (const chunk of stream) {
    model = chunk.model ?? model;
    usage = chunk.usage ?? usage;
    const choice = chunk.choices?.[0];
    if (choice === undefined) continue;
    text += choice.delta?.content ?? '';
    refusal += choice.delta?.refusal ?? '';
    // Untyped, and some servers demand it back.
    reasoning += (choice.delta as { reasoning_content?: string | null } | undefined)?.reasoning_content ?? '';
    finish = choice.finish_reason ?? finish;
    for (const part of choice.delta?.tool_calls ?? []) calls.add(part);
  }
  if (finish === null) throw brokenStream('the stream ended early');
  const made = calls.all();
  const cached = usage?.prompt_tokens_details?.cached_tokens ?? 0;
  const turn = checkedTurn({
    text,
    calls: made.map((call) => ({ id: call.id, name: call.name, input: parseArguments(call.arguments) })),
    stop: stopOf(finish, { isRefusal: refusal !== '', hasCalls: made.length > 0 }),
    usage: {
      input: (usage?.prompt_tokens ?? 0) - cached,
      cached,
      cacheWrite: 0,
      output: usage?.completion_tokens ?? 0,
      reasoning: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
    },
    model,
  });
  return { turn, message: replay(text, reasoning, made) };
}

function replay(text: string, reasoning: string, calls: readonly CollectedCall[]): Message {
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(calls.length === 0
      ? {}
      : {
          tool_calls: calls.map((call) => ({
            id: call.id,
            type: 'function' as const,
            function: { name: call.name, arguments: call.arguments || '{}' },
          })),
        }),
  };
}

function stopOf(finish: string, { isRefusal, hasCalls }: { isRefusal: boolean; hasCalls: boolean }): Turn['stop'] {
  if (isRefusal || finish === 'content_filter') return 'refused';
  if (finish === 'length') return 'length';
  return hasCalls ? 'tools' : 'end';
}
