import type OpenAI from 'openai';
import { parseArguments } from '../agent/arguments.ts';
import { checkedTurn } from '../agent/checked-turn.ts';
import { brokenStream } from '../agent/http-failure.ts';
import type { Turn } from '../agent/provider.ts';
import { type VendorWords, wordsOfEnd } from '../agent/vendor-words.ts';
import { CallCollector, type CollectedCall } from './compatible-calls.ts';

type Message = OpenAI.Chat.Completions.ChatCompletionMessageParam;
type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;

/** What servers send beside the protocol that the SDK types: text in parts, and reasoning under several names. */
interface Delta {
  readonly content?: string | readonly { readonly type?: string; readonly text?: string }[] | null;
  readonly refusal?: string | null;
  readonly reasoning_content?: string | null;
  readonly reasoning?: string | null;
  readonly reasoning_details?: readonly unknown[] | null;
}

/**
 * Puts one answer together.
 * @param isOver whether the stream said that it is over, for servers that give no reason for the end
 * @throws {ProviderError} when it broke off
 */
export async function collect(
  stream: AsyncIterable<Chunk>,
  of: {
    readonly model: string;
    readonly turn: number;
    readonly isOver: () => boolean;
    /** Most output tokens that were asked for. */
    readonly limit: number;
    readonly words: VendorWords;
  },
): Promise<{ turn: Turn; message: Message }> {
  let [text, refusal, model] = ['', '', of.model];
  let finish: string | null = null;
  let usage: OpenAI.CompletionUsage | null | undefined;
  const reasoning = new ReasoningCollector();
  const calls = new CallCollector(of.turn);
  for await (const chunk of stream) {
    model = chunk.model || model;
    usage = chunk.usage ?? usage;
    const choice = chunk.choices?.[0];
    if (choice === undefined) continue;
    const delta: Delta = (choice.delta as Delta | null | undefined) ?? {};
    text += textIn(delta.content);
    refusal += delta.refusal ?? '';
    reasoning.add(delta);
    finish = choice.finish_reason ?? finish;
    for (const piece of choice.delta?.tool_calls ?? []) calls.add(piece);
  }
  const made = calls.all();
  const isWhole = finish !== null || (of.isOver() && (text !== '' || made.length > 0));
  if (!isWhole) throw brokenStream('the stream ended early');
  if (failures.includes(finish?.toLowerCase() ?? '')) throw brokenStream(`the stream ended with ${finish}`);
  const { cached_tokens: cached = 0, cache_write_tokens: written = 0 } = usage?.prompt_tokens_details ?? {};
  const stop = stopOf(finish?.toLowerCase() ?? 'stop', { isRefusal: refusal !== '', hasCalls: made.length > 0 });
  const turn = checkedTurn({
    text,
    calls: made.map((call) => ({ id: call.id, name: call.name, input: parseArguments(call.arguments) })),
    stop,
    usage: {
      input: (usage?.prompt_tokens ?? 0) - cached - written,
      cached,
      written,
      writtenLong: 0,
      output: usage?.completion_tokens ?? 0,
      reasoning: usage?.completion_tokens_details?.reasoning_tokens ?? 0,
    },
    model,
    ...(stop === 'length' ? { limit: of.limit } : {}),
  });
  const told = [finish, refusal];
  return {
    turn: { ...turn, words: wordsOfEnd(of.words, turn, told) },
    message: replay(text, reasoning.fields(), made),
  };
}

/** The events that say the same as an answer that came whole; null when it is none. */
export function streamedAnswer(answer: unknown): string | null {
  const { choices, ...rest } = (answer ?? {}) as { readonly choices?: unknown };
  if (!Array.isArray(choices) || choices.length === 0) return null;
  const streamed = choices.map(({ message, finish_reason }, index) => ({
    index,
    delta: message ?? {},
    finish_reason: finish_reason ?? 'stop',
  }));
  return `data: ${JSON.stringify({ ...rest, choices: streamed })}\n\ndata: [DONE]\n\n`;
}

function textIn(content: Delta['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join('');
}

const reasoningNames = ['reasoning_content', 'reasoning'] as const;

/** Some servers demand reasoning back, and each under the name under which it came. */
class ReasoningCollector {
  readonly #texts = new Map<string, string>();
  readonly #details: unknown[] = [];

  add(delta: Delta): void {
    for (const name of reasoningNames) {
      const text = delta[name];
      if (typeof text === 'string' && text !== '') this.#texts.set(name, (this.#texts.get(name) ?? '') + text);
    }
    if (Array.isArray(delta.reasoning_details)) this.#details.push(...delta.reasoning_details);
  }

  fields(): object {
    const details = this.#details.length === 0 ? {} : { reasoning_details: this.#details };
    return { ...Object.fromEntries(this.#texts), ...details };
  }
}

function replay(text: string, reasoning: object, calls: readonly CollectedCall[]): Message {
  return {
    role: 'assistant',
    content: text === '' && calls.length > 0 ? null : text,
    ...reasoning,
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

/** Ends that routers and servers give for their own failures: what came before is no answer. */
const failures = ['error', 'abort', 'cancelled', 'insufficient_system_resource'];
const limits = ['length', 'max_tokens', 'model_length'];
const refusals = ['content_filter', 'refusal', 'safety', 'sensitive'];

function stopOf(finish: string, { isRefusal, hasCalls }: { isRefusal: boolean; hasCalls: boolean }): Turn['stop'] {
  if (isRefusal || refusals.includes(finish)) return 'refused';
  if (limits.includes(finish)) return 'length';
  return hasCalls ? 'tools' : 'end';
}
