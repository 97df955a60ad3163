import type OpenAI from 'openai';
import { conversation, type Exchanged } from '../agent/conversation.ts';
import type { FailureContext } from '../agent/http-failure.ts';
import { type Brief, type Connection, type Session, secretsOf, type ToolResult } from '../agent/provider.ts';
import type { Refusal } from '../agent/refusal.ts';
import { guarded } from '../agent/stream-guard.ts';
import type { Vendor } from '../agent/vendor.ts';
import { vendorWords } from '../agent/vendor-words.ts';
import { noUsage } from '../types.ts';
import { adapted, type Dialect } from './compatible-dialect.ts';
import { collect, streamedAnswer } from './compatible-stream.ts';
import { describeOpenAIError, makeOpenAIClient, openaiSdk, openaiVariables } from './openai-client.ts';

/** What is asked for by default: servers of smaller models refuse more than their window has room for. */
const ordinaryOutputTokens = 16_384;

type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;
type History = readonly Message[];

/** Any server that speaks Chat Completions: only fields that all of them take are sent, and what one refuses is left out. */
export const compatible: Vendor<'compatible'> = {
  name: 'compatible',
  keyInput: 'compatible-api-key',
  addressInput: 'compatible-base-url',
  headersInput: 'compatible-headers',
  address: { wanted: 'the address of the OpenAI-compatible server, such as https://llm.example/v1' },
  voice: 'each-its-own',
  reviewer: { example: { name: 'Local', model: 'qwen3-coder', effort: null } },
  sdkVariables: openaiVariables,
  models: null,
  connect(connection) {
    openaiSdk.begin();
    return { name: 'compatible', open: (brief) => openSession(connection, brief) };
  },
};

function openSession(connection: Connection, brief: Brief): Session {
  const context: FailureContext = { model: brief.model, words: vendorWords(secretsOf(connection)) };
  const guard = {
    ...context,
    connection,
    idleTimeoutMs: brief.idleTimeoutMs,
    onBegun: brief.onBegun,
    streamed: streamedAnswer,
  };
  const tools = brief.tools.map(({ name, description, inputSchema }) => ({
    type: 'function' as const,
    function: { name, description, parameters: inputSchema },
  }));
  let turns = 0;
  let dialect: Dialect = {
    limitName: 'max_tokens',
    mostOutputTokens: brief.maxOutputTokens ?? ordinaryOutputTokens,
    countsTokens: true,
  };

  function messages(history: History, input: string | readonly ToolResult[]): Message[] {
    if (typeof input !== 'string')
      return input.map(({ call, text }) => ({ role: 'tool', tool_call_id: call.id, content: text }));
    const isFirst = history.every(({ role }) => role === 'system');
    // One string: weak servers take neither parts nor two messages of a user in a row.
    return [{ role: 'user', content: isFirst && brief.context !== '' ? `${brief.context}\n\n${input}` : input }];
  }

  function body(sent: History, limit: number): OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming {
    return {
      model: brief.model,
      stream: true,
      ...(dialect.countsTokens ? { stream_options: { include_usage: true } } : {}),
      messages: [...sent],
      [dialect.limitName]: limit,
      ...(brief.effort === null ? {} : { reasoning_effort: brief.effort }),
      ...(tools.length === 0 ? {} : { tools }),
    };
  }

  /** Asks once more for each field that the server refuses by name. */
  async function exchange(sent: History, most: number, signal: AbortSignal): Promise<Exchanged<History>> {
    let isReduced = false;
    const sdk = await openaiSdk.part();
    const client = makeOpenAIClient(sdk, connection);
    const describe = describeOpenAIError(context, sdk);
    for (;;) {
      const limit = Math.min(dialect.mostOutputTokens, most);
      const refusals: Refusal[] = [];
      const onRefusal = (refusal: Refusal) => void refusals.push(refusal);
      try {
        const { turn, message } = await guarded({ ...guard, describe, signal, onRefusal }, async (watch) => {
          const stream = await client(watch).chat.completions.create(body(sent, limit), { signal: watch.signal });
          const isOver = () => watch.tail().includes('[DONE]');
          return await collect(stream, {
            ...{ model: brief.model, turn: turns + 1, isOver },
            ...{ limit, words: context.words },
          });
        });
        turns += 1;
        return { turn, history: [...sent, message] };
      } catch (error) {
        const [refusal] = refusals;
        // The model's call could not be read by its own server.
        if (refusal?.kinds.has('tool_use_failed'))
          return {
            turn: {
              ...{ text: '', calls: [], stop: 'malformed', usage: noUsage, model: brief.model },
              words: context.words(refusal.sentence),
            },
            history: sent,
          };
        const next = refusal === undefined ? null : adapted({ ...dialect, mostOutputTokens: limit }, refusal);
        const reduces = next !== null && next.mostOutputTokens < limit;
        if (next === null || (reduces && isReduced)) throw error;
        isReduced ||= reduces;
        // A turn that was to be shorter says nothing of what the server takes.
        dialect = reduces ? next : { ...next, mostOutputTokens: dialect.mostOutputTokens };
      }
    }
  }

  const start: History = brief.system === '' ? [] : [{ role: 'system', content: brief.system }];
  return conversation(start, (history, input, signal, { maxOutputTokens = Number.POSITIVE_INFINITY }) =>
    exchange([...history, ...messages(history, input)], maxOutputTokens, signal),
  );
}
