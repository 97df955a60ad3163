import { unclosedPathSchema } from '../contract-brief.ts';
import { defaultUsage, type Json, type LoopbackVendor, list, seen, type WireProtocol } from './script.ts';

const stops = { end: 'STOP', length: 'MAX_TOKENS', refused: 'SAFETY', malformed: 'MALFORMED_FUNCTION_CALL' } as const;
const statuses: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  503: 'UNAVAILABLE',
};

function parts(content: Json | undefined): Json[] {
  return list(content?.['parts']);
}

const wire: WireProtocol = {
  owns: (path) => /:(?:streamG|g)enerateContent$/u.test(path),
  refusal(body) {
    const contents = list(body['contents']);
    for (const [at, content] of contents.entries()) {
      if (parts(content).length === 0) return 'contents.parts must not be empty.';
      const calls = parts(content).filter((part) => part['functionCall'] !== undefined);
      const answers = parts(contents[at + 1]).filter((part) => part['functionResponse'] !== undefined);
      if (calls.length > 0 && answers.length !== calls.length)
        return 'Please ensure that the number of function response parts is equal to the number of function call parts.';
      const ids = (found: Json[], key: string) => found.map((part) => (part[key] as Json)['id']);
      if (String(ids(calls, 'functionCall')) !== String(ids(answers, 'functionResponse')))
        return 'The ids of function responses must be those of the function calls.';
      // The first call of a turn carries the signature.
      const [first] = calls;
      if (first !== undefined && typeof first['thoughtSignature'] !== 'string')
        return 'Function call is missing a thought_signature in functionCall parts.';
    }
    return null;
  },
  read(body, path) {
    const contents = list(body['contents']);
    return {
      model: /models\/([^:]+):/.exec(path)?.[1] ?? '',
      turn: contents.filter(({ role }) => role === 'model').length + 1,
      system: parts(body['systemInstruction'] as Json | undefined)
        .map(({ text }) => String(text))
        .join('\n'),
      ...seen(
        contents
          .filter(({ role }) => role === 'user')
          .flatMap(parts)
          .flatMap(({ text }) => (text === undefined ? [] : [String(text)])),
      ),
      toolTexts: parts(contents.at(-1)).flatMap((part) => {
        const answer = (part['functionResponse'] as Json | undefined)?.['response'] as Json | undefined;
        return answer === undefined ? [] : [String(answer['output'] ?? answer['error'])];
      }),
    };
  },
  events(answer, { model, turn }) {
    const usage = answer.usage ?? defaultUsage;
    const finishReason = stops[answer.stop ?? 'end'];
    const said: Json[] = [
      ...(answer.text === undefined ? [] : [{ text: answer.text }]),
      ...(answer.calls ?? []).map(({ name, input, id }, at) => ({
        functionCall: { ...(id === undefined ? {} : { id }), name, args: input },
        ...(at === 0 ? { thoughtSignature: btoa(answer.reasoning ?? `signature ${turn}`) } : {}),
      })),
    ];
    const usageMetadata = {
      promptTokenCount: usage.input + usage.cached,
      cachedContentTokenCount: usage.cached,
      candidatesTokenCount: usage.output - usage.reasoning,
      thoughtsTokenCount: usage.reasoning,
    };
    const chunk = (chunkParts: Json[], more: Json = {}) => ({
      event: null,
      data: {
        candidates: [{ index: 0, content: { role: 'model', parts: chunkParts }, ...more }],
        modelVersion: model,
        responseId: `g_${turn}`,
      },
    });
    const last = chunk([], { finishReason });
    return [...said.map((part) => chunk([part])), { ...last, data: { ...last.data, usageMetadata } }];
  },
  keepAlive: ': still thinking\n\n',
  errorEvent: (code, echo) => ({
    event: null,
    data: { error: { code: 503, message: `the stream failed: ${echo}`, status: code } },
  }),
  error: (status, _, echo) => ({
    error: { code: status, message: `refused: ${echo}`, status: statuses[status] ?? 'UNKNOWN' },
  }),
};

/** generateContent, streamed. */
export const google: LoopbackVendor = {
  wire,
  basePath: '',
  path: '/v1beta/models/model-1:streamGenerateContent?alt=sse',
  firstBody: {
    contents: [{ role: 'user', parts: [{ text: 'the shared context' }, { text: 'the task' }] }],
    systemInstruction: { role: 'user', parts: [{ text: 'the system prompt' }] },
    tools: [
      {
        functionDeclarations: [
          { name: 'read_file', description: 'Reads a file.', parametersJsonSchema: unclosedPathSchema },
        ],
      },
    ],
    toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
    generationConfig: { maxOutputTokens: 30_000, thinkingConfig: { thinkingLevel: 'HIGH' } },
  },
  history: 'contents',
  effort: (effort) =>
    effort === null ? {} : { generationConfig: { thinkingConfig: { thinkingLevel: effort.toUpperCase() } } },
  opaque: (reasoning) => btoa(reasoning),
  silence: 'malformed',
  failure: '"response":{"error":"answer 0"}',
  countsWritten: { written: 0, writtenLong: 0 },
  writesArguments: false,
};
