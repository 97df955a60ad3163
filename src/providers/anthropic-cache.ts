import type Anthropic from '@anthropic-ai/sdk';

type Block = Anthropic.ContentBlockParam;

/** A message as it is kept: never a plain text. */
export interface Message {
  readonly role: 'user' | 'assistant';
  readonly content: Block[];
}

/**
 * How the end of a conversation is marked: by a field of the request, or on its last block, for a platform that does not
 * know the field. `none` is for a server that knows no markers.
 */
export type Marking = 'automatic' | 'blocks' | 'none';

/** What is tried after a refusal. */
export const plainer: Readonly<Record<Marking, Marking | null>> = { automatic: 'blocks', blocks: 'none', none: null };

/** Five minutes, renewed by each use: to renew it costs less than a longer one (decision 198). */
export const cacheControl = { type: 'ephemeral' } as const;

/** A marker finds what was written at one of so many blocks, its own included. */
const blocksSeen = 20;

/**
 * A conversation with its markers. What a marker ends is written, and found again from a marker that stands a little
 * behind it: so there is one on the context, with which other sessions of this vendor begin too, one at the end, and one
 * in the middle of a turn that has added more blocks than are looked back over. A request may have four; what is compared
 * are the blocks, without their markers.
 */
export function marked(messages: readonly Message[], hasContext: boolean, marking: Marking): Message[] {
  if (marking === 'none') return [...messages];
  const blocks = messages.flatMap(({ content }) => content);
  const places = new Set([
    ...(hasContext ? [0] : []),
    ...inTheMiddle(messages, blocks),
    ...(marking === 'blocks' ? lastMarkable(blocks, 0, blocks.length) : []),
  ]);
  let at = 0;
  return messages.map((message) => ({
    ...message,
    content: message.content.map((block) =>
      places.has(at++) ? ({ ...block, cache_control: cacheControl } as Block) : block,
    ),
  }));
}

/** From where the end of the request before is seen; nowhere while the end of this one sees it. */
function inTheMiddle(messages: readonly Message[], blocks: readonly Block[]): readonly number[] {
  const before = messages.slice(0, messages.slice(0, -1).findLastIndex(({ role }) => role === 'user') + 1);
  const end = before.reduce((count, { content }) => count + content.length, 0);
  if (end === 0 || blocks.length - end < blocksSeen) return [];
  return lastMarkable(blocks, end, end + blocksSeen - 1);
}

/** The last of some blocks that can be marked: what a model thought cannot. */
function lastMarkable(blocks: readonly Block[], from: number, to: number): readonly number[] {
  const within = blocks
    .slice(from, to)
    .findLastIndex(({ type }) => type !== 'thinking' && type !== 'redacted_thinking');
  return within < 0 ? [] : [from + within];
}
