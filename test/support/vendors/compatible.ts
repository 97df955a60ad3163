import { pathSchema } from '../contract-brief.ts';
import {
  argumentsText,
  defaultUsage,
  type Json,
  type LoopbackVendor,
  list,
  seen,
  type WireEvent,
  type WireProtocol,
} from './script.ts';

const stops = { end: 'stop', length: 'length', refused: 'content_filter', malformed: 'tool_calls' } as const;

const wire: WireProtocol = {
  owns: (path) => path.endsWith('/chat/completions'),
  refusal(body) {
    const messages = list(body['messages']);
    const answered = new Set(messages.map(({ tool_call_id }) => tool_call_id));
    const calls = messages.flatMap(({ tool_calls }) => list(tool_calls));
    const lacks = calls.find(({ id }) => !answered.has(id));
    return lacks === undefined ? null : `tool_call_ids did not have response messages: ${lacks['id']}`;
  },
  read(body) {
    const messages = list(body['messages']);
    const last = messages.findLastIndex(({ role }) => role === 'assistant');
    return {
      model: String(body['model']),
      turn: messages.filter(({ role }) => role === 'assistant').length + 1,
      system: messages.flatMap(({ role, content }) => (role === 'system' ? [String(content)] : [])).join('\n'),
      ...seen(messages.flatMap(({ role, content }) => (role === 'user' ? [String(content)] : []))),
      toolTexts: messages.slice(last + 1).flatMap(({ role, content }) => (role === 'tool' ? [String(content)] : [])),
    };
  },
  events(answer, { model, turn }) {
    const usage = answer.usage ?? defaultUsage;
    const calls = answer.calls ?? [];
    const chunk = (delta: Json, finish_reason: string | null = null): WireEvent => ({
      event: null,
      data: {
        id: `chat_${turn}`,
        object: 'chat.completion.chunk',
        created: 1,
        model,
        choices: [{ index: 0, delta, finish_reason }],
      },
    });
    const finish = answer.stop === undefined ? (calls.length > 0 ? 'tool_calls' : 'stop') : stops[answer.stop];
    const { written = 0 } = usage;
    const total = usage.input + usage.cached + written;
    const counts = {
      prompt_tokens: total,
      completion_tokens: usage.output,
      total_tokens: total + usage.output,
      prompt_tokens_details: { cached_tokens: usage.cached, ...(written === 0 ? {} : { cache_write_tokens: written }) },
      completion_tokens_details: { reasoning_tokens: usage.reasoning },
    };
    return [
      chunk({ role: 'assistant', content: '' }),
      ...(answer.reasoning === undefined ? [] : [chunk({ reasoning_content: answer.reasoning })]),
      ...(answer.text === undefined ? [] : [chunk({ content: answer.text })]),
      ...calls.flatMap((call, index) => {
        const json = answer.stop === 'malformed' ? '{"path": ' : argumentsText(call);
        const id = call.id ?? `call_${turn}_${index}`;
        // The id and the name come in the first piece only.
        return [
          chunk({
            tool_calls: [{ index, id, type: 'function', function: { name: call.name, arguments: json.slice(0, 3) } }],
          }),
          chunk({ tool_calls: [{ index, function: { arguments: json.slice(3) } }] }),
        ];
      }),
      chunk({}, finish),
      {
        event: null,
        data: { id: `chat_${turn}`, object: 'chat.completion.chunk', created: 1, model, choices: [], usage: counts },
      },
      { event: null, data: null, raw: '[DONE]' },
    ];
  },
  keepAlive: ': still thinking\n\n',
  errorEvent: (code, echo) => ({
    event: null,
    data: { error: { message: `the stream failed: ${echo}`, type: code, code } },
  }),
  error: (_, code, echo) => ({ error: { message: `refused: ${echo}`, type: code, code } }),
};

/** Chat Completions, streamed. */
export const compatible: LoopbackVendor = {
  wire,
  basePath: '/v1',
  path: '/v1/chat/completions',
  firstBody: {
    model: 'model-1',
    max_tokens: 30_000,
    reasoning_effort: 'high',
    stream: true,
    stream_options: { include_usage: true },
    tools: [
      { type: 'function', function: { name: 'read_file', description: 'Reads a file.', parameters: pathSchema } },
    ],
    messages: [
      { role: 'system', content: 'the system prompt' },
      { role: 'user', content: 'the shared context\n\nthe task' },
    ],
  },
  history: 'messages',
  effort: (effort) => (effort === null ? {} : { reasoning_effort: effort }),
  opaque: (reasoning) => reasoning,
  silence: 'end',
  failure: 'answer 0',
  countsWritten: { written: 500, writtenLong: 0 },
  writesArguments: true,
};
