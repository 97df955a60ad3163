import { unclosedPathSchema } from '../contract-brief.ts';
import { defaultUsage, type Json, type LoopbackVendor, list, seen, type WireProtocol } from './script.ts';

const cache = { type: 'ephemeral' };
const stops = { end: 'end_turn', length: 'max_tokens', refused: 'refusal', malformed: 'pause_turn' } as const;

function blocks(message: Json): Json[] {
  return typeof message['content'] === 'string'
    ? [{ type: 'text', text: message['content'] }]
    : list(message['content']);
}

/** An answer of a tool is a text, or a list of blocks. */
function contentText(content: unknown): string {
  return Array.isArray(content) ? content.map(({ text }) => String(text)).join('\n') : String(content);
}

const wire: WireProtocol = {
  owns: (path) => path.startsWith('/v1/messages'),
  refusal(body) {
    if ('temperature' in body || 'top_p' in body) return 'temperature: Extra inputs are not permitted';
    const choice = (body['tool_choice'] as Json | undefined)?.['type'];
    if (choice === 'any' || choice === 'tool')
      return 'tool_choice: type "tool" and "any" are not supported for this model.';
    const messages = list(body['messages']);
    for (const [at, message] of messages.entries()) {
      if (blocks(message).length === 0) return `messages.${at}: all messages must have non-empty content`;
      const calls = blocks(message).filter(({ type }) => type === 'tool_use');
      const answered = blocks(messages[at + 1] ?? {}).filter(({ type }) => type === 'tool_result');
      const lacks = calls.find(({ id }) => !answered.some((answer) => answer['tool_use_id'] === id));
      if (lacks !== undefined)
        return `tool_use ids were found without tool_result blocks immediately after: ${lacks['id']}`;
      if (calls.some(({ input }) => typeof input !== 'object')) return 'tool_use.input: Input should be an object';
      if (calls.some(({ input }) => typeof input !== 'object')) return 'tool_use.input: Input should be an object';
      const thinks = blocks(message).some(({ type }) => type === 'thinking');
      if (!thinks && calls.some(({ id }) => String(id).startsWith('toolu_reasoned')))
        return 'Expected `thinking`, but found `tool_use`';
      const altered = blocks(message).find(
        ({ type, thinking, signature }) => type === 'thinking' && signature !== `signed:${thinking}`,
      );
      if (altered !== undefined) return 'thinking blocks cannot be modified';
    }
    return null;
  },
  read(body) {
    const messages = list(body['messages']);
    const users = messages.filter(({ role }) => role === 'user');
    return {
      model: String(body['model']),
      turn: messages.filter(({ role }) => role === 'assistant').length + 1,
      system: String(body['system'] ?? ''),
      ...seen(users.flatMap(blocks).flatMap(({ type, text }) => (type === 'text' ? [String(text)] : []))),
      toolTexts: messages
        .slice(messages.findLastIndex(({ role }) => role === 'assistant') + 1)
        .flatMap(blocks)
        .flatMap(({ type, content }) => (type === 'tool_result' ? [contentText(content)] : [])),
    };
  },
  events(answer, { model, turn }) {
    const usage = answer.usage ?? defaultUsage;
    const calls = answer.calls ?? [];
    const prefix = answer.reasoning === undefined ? 'toolu' : 'toolu_reasoned';
    const content: Json[] = [
      ...(answer.reasoning === undefined
        ? []
        : [{ type: 'thinking', thinking: answer.reasoning, signature: `signed:${answer.reasoning}` }]),
      ...(answer.text === undefined ? [] : [{ type: 'text', text: answer.text }]),
      ...calls.map(({ name, input, id }, at) => ({
        type: 'tool_use',
        id: id ?? `${prefix}_${turn}_${at}`,
        name,
        input,
      })),
    ];
    const stop_reason = answer.stop === undefined ? (calls.length > 0 ? 'tool_use' : 'end_turn') : stops[answer.stop];
    const message = {
      id: `msg_${turn}`,
      type: 'message',
      role: 'assistant',
      model,
      content: [],
      stop_reason: null,
      stop_sequence: null,
    };
    const { written = 0, writtenLong = 0 } = usage;
    const counts = {
      input_tokens: usage.input,
      cache_read_input_tokens: usage.cached,
      cache_creation_input_tokens: written + writtenLong,
    };
    const byLifetime = { ephemeral_5m_input_tokens: written, ephemeral_1h_input_tokens: writtenLong };
    const named = (data: Json) => ({ event: String(data['type']), data });
    return [
      named({
        type: 'message_start',
        message: { ...message, usage: { ...counts, cache_creation: byLifetime, output_tokens: 1 } },
      }),
      named({ type: 'ping' }),
      ...content.flatMap((block, index) => [
        named({ type: 'content_block_start', index, content_block: opening(block) }),
        ...deltas(block).map((delta) => named({ type: 'content_block_delta', index, delta })),
        named({ type: 'content_block_stop', index }),
      ]),
      named({
        type: 'message_delta',
        delta: { stop_reason, stop_sequence: null },
        usage: { ...counts, output_tokens: usage.output, output_tokens_details: { thinking_tokens: usage.reasoning } },
      }),
      named({ type: 'message_stop' }),
    ];
  },
  keepAlive: 'event: ping\ndata: {"type": "ping"}\n\n',
  errorEvent: (code, echo) => ({
    event: 'error',
    data: { type: 'error', error: { type: code, message: `the stream failed: ${echo}` } },
  }),
  error: (_, code, echo) => ({
    type: 'error',
    error: { type: code, message: `refused: ${echo}` },
    request_id: 'req_1',
  }),
};

/** Messages, streamed. */
export const anthropic: LoopbackVendor = {
  wire,
  basePath: '',
  path: '/v1/messages',
  firstBody: {
    model: 'model-1',
    max_tokens: 30_000,
    stream: true,
    system: 'the system prompt',
    cache_control: cache,
    thinking: { type: 'adaptive' },
    output_config: { effort: 'high' },
    tools: [{ name: 'read_file', description: 'Reads a file.', input_schema: unclosedPathSchema }],
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: 'the shared context', cache_control: cache },
          { type: 'text', text: 'the task' },
        ],
      },
    ],
  },
  history: 'messages',
  effort: (effort) => ({ output_config: { effort } }),
  opaque: (reasoning) => reasoning,
  silence: 'end',
  failure: '"is_error":true',
  countsWritten: { written: 500, writtenLong: 70 },
  writesArguments: true,
};

function opening(block: Json): Json {
  if (block['type'] === 'text') return { type: 'text', text: '' };
  if (block['type'] === 'thinking') return { type: 'thinking', thinking: '', signature: '' };
  return { ...block, input: {} };
}

function deltas(block: Json): Json[] {
  if (block['type'] === 'text') return [{ type: 'text_delta', text: block['text'] }];
  if (block['type'] === 'thinking')
    return [
      { type: 'thinking_delta', thinking: block['thinking'] },
      { type: 'signature_delta', signature: block['signature'] },
    ];
  const json = typeof block['input'] === 'string' ? block['input'] : JSON.stringify(block['input']);
  const half = Math.ceil(json.length / 2);
  return [json.slice(0, half), json.slice(half)].map((partial_json) => ({ type: 'input_json_delta', partial_json }));
}
