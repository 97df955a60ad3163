import type Anthropic from '@anthropic-ai/sdk';
import { BaseAnthropic } from '@anthropic-ai/sdk/client';
import { APIError } from '@anthropic-ai/sdk/core/error';
import { Messages } from '@anthropic-ai/sdk/resources/messages';
import { checkedTurn } from '../agent/checked-turn.ts';
import { brokenBy, failedInStream, httpFailure } from '../agent/http-failure.ts';
import {
  type Brief,
  ordinaryOutputTokens,
  type ProviderError,
  type Session,
  type ToolResult,
  type Turn,
} from '../agent/provider.ts';
import { guarded, type StreamGuard } from '../agent/stream-guard.ts';
import type { Vendor } from '../agent/vendor.ts';
import { readMessage, type StreamedMessage } from './anthropic-stream.ts';

class Client extends BaseAnthropic {
  readonly messages = new Messages(this);
}

/** A client is made for one request, whose stream it watches. */
type MakeClient = (guard: StreamGuard) => Client;

const cache = { type: 'ephemeral' } as const;

/** Claude, over the Messages API. */
export const anthropic: Vendor<'anthropic'> = {
  name: 'anthropic',
  keyInput: 'anthropic-api-key',
  addressInput: 'anthropic-base-url',
  address: { own: 'https://api.anthropic.com' },
  voice: 'provider',
  reviewer: { byDefault: { name: 'Claude', model: 'claude-opus-5-5', effort: 'high' } },
  sdkVariables: ['ANTHROPIC_CUSTOM_HEADERS'],
  connect({ apiKey, baseUrl }) {
    const client: MakeClient = ({ fetch }) =>
      new Client({
        apiKey,
        authToken: null,
        webhookKey: null,
        baseURL: baseUrl,
        maxRetries: 0,
        logLevel: 'off',
        openTelemetry: false,
        fetch,
      });
    return { name: 'anthropic', open: (brief) => openSession(client, brief) };
  },
};

function openSession(client: MakeClient, brief: Brief): Session {
  let history: readonly Anthropic.MessageParam[] = [];
  const tools = brief.tools.map(({ name, description, inputSchema }) => ({
    name,
    description,
    input_schema: inputSchema as Anthropic.Tool.InputSchema,
  }));

  function message(input: string | readonly ToolResult[]): Anthropic.MessageParam {
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
    // The marker ends a prefix that other sessions of this vendor share.
    const context = { type: 'text' as const, text: brief.context, cache_control: cache };
    return { role: 'user', content: history.length === 0 && brief.context !== '' ? [context, task] : [task] };
  }

  async function send(input: string | readonly ToolResult[], signal: AbortSignal): Promise<Turn> {
    const messages = [...history, message(input)];
    const body: Anthropic.MessageCreateParamsStreaming = {
      model: brief.model,
      max_tokens: brief.maxOutputTokens ?? ordinaryOutputTokens,
      messages,
      cache_control: cache,
      thinking: { type: 'adaptive' },
      ...(brief.effort === null ? {} : { output_config: { effort: brief.effort } }),
      stream: true,
      ...(brief.system === '' ? {} : { system: brief.system }),
      // A forced choice is refused by current models.
      ...(tools.length === 0 ? {} : { tools, tool_choice: { type: 'auto' as const } }),
    };
    const { content, turn } = await guarded({ signal, idleTimeoutMs: brief.idleTimeoutMs, describe }, async (guard) => {
      const answer = await readMessage(await client(guard).messages.create(body, { signal: guard.signal }));
      return { content: replayable(answer.content), turn: checkedTurn(turnOf(answer)) };
    });
    // Thinking blocks go back as they came, for the vendor checks them; an empty turn would be refused.
    history = content.length === 0 ? messages : [...messages, { role: 'assistant', content }];
    return turn;
  }
  return { send };
}

/** What is not JSON cannot go back, for the vendor takes objects only; the tool's answer tells the model of it. */
function replayable(content: StreamedMessage['content']): Anthropic.ContentBlockParam[] {
  return content.map((block) =>
    block.type === 'tool_use' && (typeof block.input !== 'object' || block.input === null)
      ? { ...block, input: {} }
      : block,
  );
}

function turnOf({ content, stopReason, usage, model }: StreamedMessage): Turn {
  return {
    text: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
    calls: content.flatMap((block) =>
      block.type === 'tool_use' ? [{ id: block.id, name: block.name, input: block.input }] : [],
    ),
    stop: stopOf(stopReason),
    usage: {
      input: usage.input_tokens,
      cached: usage.cache_read_input_tokens ?? 0,
      cacheWrite: usage.cache_creation_input_tokens ?? 0,
      output: usage.output_tokens,
      reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
    },
    model,
  };
}

function stopOf(reason: Anthropic.StopReason | null): Turn['stop'] {
  switch (reason) {
    case 'tool_use':
      return 'tools';
    case 'refusal':
      return 'refused';
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return 'length';
    case 'end_turn':
    case 'stop_sequence':
      return 'end';
    default:
      return 'malformed';
  }
}

function describe(error: unknown): ProviderError {
  if (error instanceof APIError) {
    if (typeof error.status === 'number') return httpFailure(error.status, error.type, { headers: error.headers });
    // An error event inside a stream has no status.
    if (error.type) return failedInStream(error.type);
  }
  return brokenBy(error);
}
