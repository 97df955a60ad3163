import type Anthropic from '@anthropic-ai/sdk';
import type { Turn } from '../agent/provider.ts';
import type { StreamedMessage } from './anthropic-stream.ts';

/** A message as a turn. @param limit of its output, as it was asked for */
export function turnOf({ content, stopReason, usage, model }: StreamedMessage, limit: number): Turn {
  const writtenLong = usage.cache_creation?.ephemeral_1h_input_tokens ?? 0;
  return {
    text: content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join(''),
    calls: content.flatMap((block) =>
      block.type === 'tool_use' ? [{ id: block.id, name: block.name, input: block.input }] : [],
    ),
    stop: stopOf(stopReason),
    usage: {
      input: usage.input_tokens,
      cached: usage.cache_read_input_tokens ?? 0,
      written: (usage.cache_creation_input_tokens ?? 0) - writtenLong,
      writtenLong,
      output: usage.output_tokens,
      reasoning: usage.output_tokens_details?.thinking_tokens ?? 0,
    },
    model,
    ...(stopReason === 'max_tokens' ? { limit } : {}),
  };
}

function stopOf(reason: Anthropic.StopReason | null): Turn['stop'] {
  switch (reason) {
    case 'tool_use':
      return 'tools';
    case 'refusal':
      return 'refused';
    case 'max_tokens':
      return 'length';
    case 'end_turn':
    case 'stop_sequence':
      return 'end';
    default:
      return 'malformed';
  }
}
