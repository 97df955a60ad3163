import { pathSchema } from '../contract-brief.ts';
import {
  argumentsText,
  defaultUsage,
  type Json,
  type LoopbackVendor,
  list,
  seen,
  type WireProtocol,
} from './script.ts';

const calls = new Set<unknown>(['function_call', 'custom_tool_call']);
const answers = new Set<unknown>(['function_call_output', 'custom_tool_call_output']);

function texts(item: Json): string[] {
  const { content } = item;
  return typeof content === 'string' ? [content] : list(content).map(({ text }) => String(text ?? ''));
}

const wire: WireProtocol = {
  owns: (path) => path.endsWith('/responses'),
  refusal(body) {
    if (body['store'] !== false) return 'this organisation does not store responses';
    if ('temperature' in body || 'max_tokens' in body) return 'Unsupported parameter';
    const input = list(body['input']);
    const answered = new Set(input.flatMap(({ type, call_id }) => (answers.has(type) ? [call_id] : [])));
    for (const [at, item] of input.entries()) {
      if ('parsed_arguments' in item) return 'Unknown parameter: parsed_arguments';
      if (!calls.has(item['type'])) continue;
      if (!answered.has(item['call_id'])) return `No tool output found for function call ${item['call_id']}.`;
      const needs = String(item['id']).startsWith('fc_reasoned');
      const has = input.slice(0, at).some(({ type, encrypted_content }) => type === 'reasoning' && encrypted_content);
      if (needs && !has) return 'function_call was provided without its required reasoning item';
    }
    return null;
  },
  read(body) {
    const input = list(body['input']);
    const last = input.findLastIndex(({ type }) => calls.has(type));
    const starts = input.filter(({ type, role }, at) => {
      const before = input[at - 1];
      const isOurs = calls.has(type) || type === 'reasoning' || role === 'assistant';
      const wasOurs =
        before !== undefined &&
        (calls.has(before['type']) || before['type'] === 'reasoning' || before['role'] === 'assistant');
      return isOurs && !wasOurs;
    });
    return {
      model: String(body['model']),
      turn: starts.length + 1,
      system: String(body['instructions'] ?? ''),
      ...seen(input.filter(({ role }) => role === 'user').flatMap(texts)),
      toolTexts: input.slice(last + 1).flatMap(({ type, output }) => (answers.has(type) ? [outputText(output)] : [])),
    };
  },
  events(answer, { model, turn }) {
    const usage = answer.usage ?? defaultUsage;
    const { written = 0, writtenLong = 0 } = usage;
    const allInput = usage.input + usage.cached + written + writtenLong;
    const isReasoned = answer.reasoning !== undefined;
    const part = answer.stop === 'refused' ? { type: 'refusal', refusal: 'I cannot help with that.' } : null;
    const text = answer.text === undefined ? null : { type: 'output_text', text: answer.text, annotations: [] };
    const content = [part, text].filter((item) => item !== null);
    const output: Json[] = [
      ...(isReasoned
        ? [{ type: 'reasoning', id: `rs_${turn}`, summary: [], encrypted_content: answer.reasoning }]
        : []),
      ...(content.length === 0
        ? []
        : [{ type: 'message', id: `msg_${turn}`, role: 'assistant', status: 'completed', content }]),
      ...(answer.calls ?? []).map((call, at) => {
        const [call_id, name, status] = [call.id ?? `call_${turn}_${at}`, call.name, 'completed'];
        if (call.takesText === true)
          return { type: 'custom_tool_call', id: `ctc_${turn}_${at}`, call_id, name, input: call.input, status };
        const id = `${isReasoned ? 'fc_reasoned' : 'fc'}_${turn}_${at}`;
        const said = answer.stop === 'malformed' ? '{"path": ' : argumentsText(call);
        return { type: 'function_call', id, call_id, name, arguments: said, status };
      }),
    ];
    const isCut = answer.stop === 'length';
    const response = {
      id: `resp_${turn}`,
      object: 'response',
      created_at: 1_767_600_000,
      model,
      status: isCut ? 'incomplete' : 'completed',
      incomplete_details: isCut ? { reason: 'max_output_tokens' } : null,
      error: null,
      output,
      usage: {
        input_tokens: allInput,
        input_tokens_details: {
          cached_tokens: usage.cached,
          cache_write_tokens: written + writtenLong,
          cache_write_tokens_details: { ttl_30m_tokens: written, ttl_12h_tokens: writtenLong },
        },
        output_tokens: usage.output,
        output_tokens_details: { reasoning_tokens: usage.reasoning },
        total_tokens: allInput + usage.output,
      },
    };
    const data: Json[] = [
      { type: 'response.created', response: { ...response, status: 'in_progress', output: [], usage: null } },
      ...output.flatMap((item, output_index) => [
        { type: 'response.output_item.added', output_index, item: opening(item) },
        ...pieces(item).map((piece) => ({ ...piece, item_id: item['id'], output_index })),
        { type: 'response.output_item.done', output_index, item },
      ]),
      { type: isCut ? 'response.incomplete' : 'response.completed', response },
    ];
    return data.map((event, sequence_number) => ({
      event: String(event['type']),
      data: { ...event, sequence_number },
    }));
  },
  keepAlive: ': still thinking\n\n',
  errorEvent: (code, echo) => ({
    event: 'error',
    data: { type: 'error', code, message: `the stream failed: ${echo}`, param: null, sequence_number: 1 },
  }),
  error: (_, code, echo) => ({ error: { message: `refused: ${echo}`, type: code, code, param: null } }),
};

/** Responses, streamed and stateless. */
export const openai: LoopbackVendor = {
  wire,
  basePath: '/v1',
  path: '/v1/responses',
  firstBody: {
    model: 'model-1',
    max_output_tokens: 30_000,
    stream: true,
    store: false,
    include: ['reasoning.encrypted_content'],
    instructions: 'the system prompt',
    reasoning: { effort: 'high' },
    tools: [
      { type: 'function', name: 'read_file', description: 'Reads a file.', parameters: pathSchema, strict: true },
    ],
    input: [
      { role: 'user', content: 'the shared context' },
      { role: 'user', content: 'the task' },
    ],
  },
  history: 'input',
  effort: (effort) => ({ reasoning: { effort } }),
  opaque: (reasoning) => reasoning,
  silence: 'end',
  failure: 'answer 0',
  countsWritten: { written: 500, writtenLong: 70 },
  writesArguments: true,
};

/** An item as it is announced, before its pieces. */
function opening(item: Json): Json {
  if (item['type'] === 'message') return { ...item, status: 'in_progress', content: [] };
  if (item['type'] === 'custom_tool_call') return { ...item, status: 'in_progress', input: '' };
  return item['type'] === 'function_call' ? { ...item, status: 'in_progress', arguments: '' } : item;
}

/** An output is a text, or a list of parts. */
function outputText(output: unknown): string {
  return Array.isArray(output) ? texts({ content: output }).join('\n') : String(output);
}

function pieces(item: Json): Json[] {
  if (item['type'] === 'custom_tool_call')
    return [
      { type: 'response.custom_tool_call_input.delta', delta: item['input'] },
      { type: 'response.custom_tool_call_input.done', input: item['input'] },
    ];
  if (item['type'] === 'function_call')
    return [
      { type: 'response.function_call_arguments.delta', delta: item['arguments'] },
      { type: 'response.function_call_arguments.done', name: item['name'], arguments: item['arguments'] },
    ];
  return list(item['content']).flatMap((part, content_index) => [
    { type: 'response.content_part.added', content_index, part: { ...part, text: '' } },
    ...(part['type'] === 'output_text'
      ? [{ type: 'response.output_text.delta', content_index, delta: part['text'], logprobs: [] }]
      : [{ type: 'response.refusal.delta', content_index, delta: part['refusal'] }]),
    { type: 'response.content_part.done', content_index, part },
  ]);
}
