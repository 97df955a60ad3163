import type Anthropic from '@anthropic-ai/sdk';
import { parseArguments } from '../agent/arguments.ts';
import { brokenStream } from '../agent/http-failure.ts';

/** One whole message, as its events tell it. */
export interface StreamedMessage {
  readonly content: readonly Anthropic.ContentBlock[];
  readonly stopReason: Anthropic.StopReason | null;
  /** Why it was refused; null where nothing is said of that. */
  readonly stopDetails: Anthropic.RefusalStopDetails | null;
  readonly usage: Anthropic.Usage;
  readonly model: string;
}

/**
 * Puts a message together from its stream. The SDK's own helper mends the JSON of a call that was cut, and a cut
 * review would look whole; here the input of a call that is not JSON is the text that came.
 * @throws {ProviderError} when the stream ends before its last event
 */
export async function readMessage(stream: AsyncIterable<Anthropic.RawMessageStreamEvent>): Promise<StreamedMessage> {
  const content: Anthropic.ContentBlock[] = [];
  const inputs = new Map<number, string>();
  let message: Anthropic.Message | null = null;
  for await (const event of stream) {
    if (event.type === 'message_start') message = event.message;
    if (message === null) throw brokenStream('the stream had no beginning');
    switch (event.type) {
      case 'content_block_start':
        // A far index would make an array of that length.
        if (event.index !== content.length) throw brokenStream('the stream left out a block');
        content.push(event.content_block);
        break;
      case 'content_block_delta':
        if (event.delta.type === 'input_json_delta')
          inputs.set(event.index, (inputs.get(event.index) ?? '') + event.delta.partial_json);
        else extend(content[event.index], event.delta);
        break;
      case 'message_delta':
        message = {
          ...message,
          stop_reason: event.delta.stop_reason,
          stop_details: event.delta.stop_details ?? null,
          usage: merged(message.usage, event.usage),
        };
        break;
      case 'message_stop':
        for (const [index, text] of inputs) {
          const block = content[index];
          if (block?.type === 'tool_use') block.input = parseArguments(text);
        }
        return {
          content,
          stopReason: message.stop_reason,
          stopDetails: message.stop_details ?? null,
          usage: message.usage,
          model: message.model,
        };
    }
  }
  throw brokenStream('the stream ended early');
}

/** A block that is extended by a delta of another kind is left alone: its vendor adds kinds as it goes. */
function extend(block: Anthropic.ContentBlock | undefined, delta: Anthropic.RawContentBlockDelta): void {
  if (block?.type === 'text' && delta.type === 'text_delta') block.text += delta.text;
  if (block?.type !== 'thinking') return;
  if (delta.type === 'thinking_delta') block.thinking += delta.thinking;
  if (delta.type === 'signature_delta') block.signature = delta.signature;
}

/** Counts are running totals; one that the last event leaves out stands. */
function merged(first: Anthropic.Usage, last: Anthropic.MessageDeltaUsage): Anthropic.Usage {
  const told = Object.entries(last).filter(([, value]) => value !== null && value !== undefined);
  return { ...first, ...Object.fromEntries(told) };
}
