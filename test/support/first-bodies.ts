import type { Brief } from '../../src/agent/provider.ts';
import { pathSchema } from './open-session.ts';
import type { VendorName } from './vendors.ts';

const cache = { type: 'ephemeral' };
/** The whole body of a first request, vendor by vendor. */
export const firstBodies: Record<VendorName, unknown> = {
  anthropic: {
    model: 'model-1',
    max_tokens: 30_000,
    stream: true,
    system: 'the system prompt',
    cache_control: cache,
    thinking: { type: 'adaptive' },
    output_config: { effort: 'high' },
    tools: [{ name: 'read_file', description: 'Reads a file.', input_schema: pathSchema }],
    tool_choice: { type: 'auto' },
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
  openai: {
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
    tool_choice: 'auto',
    input: [
      { role: 'user', content: 'the shared context' },
      { role: 'user', content: 'the task' },
    ],
  },
  google: {
    contents: [{ role: 'user', parts: [{ text: 'the shared context' }, { text: 'the task' }] }],
    systemInstruction: { role: 'user', parts: [{ text: 'the system prompt' }] },
    tools: [
      { functionDeclarations: [{ name: 'read_file', description: 'Reads a file.', parametersJsonSchema: pathSchema }] },
    ],
    toolConfig: { functionCallingConfig: { mode: 'AUTO' } },
    generationConfig: { maxOutputTokens: 30_000, thinkingConfig: { thinkingLevel: 'HIGH' } },
  },
  compatible: {
    model: 'model-1',
    max_tokens: 16_384,
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
};

export const paths: Record<VendorName, string> = {
  anthropic: '/v1/messages',
  openai: '/v1/responses',
  google: '/v1beta/models/model-1:streamGenerateContent?alt=sse',
  compatible: '/v1/chat/completions',
};

/** Where a vendor is told how hard to think. */
export const effortBodies: Record<VendorName, (effort: Brief['effort']) => object> = {
  anthropic: (effort) => ({ output_config: { effort } }),
  openai: (effort) => ({ reasoning: { effort } }),
  google: (effort) => ({ generationConfig: { thinkingConfig: { thinkingLevel: effort.toUpperCase() } } }),
  compatible: () => ({ model: 'model-1' }),
};
