import type { Brief } from '../../src/agent/provider.ts';

/** As it is sent to vendors that hold no answer to `additionalProperties`. */
export const unclosedPathSchema = {
  type: 'object',
  properties: { path: { type: 'string' } },
  required: ['path'],
};
export const pathSchema = { ...unclosedPathSchema, additionalProperties: false };

/** What every vendor is asked in the contract tests; `firstBody` of a loopback vendor is this in its own words. */
export const contractBrief: Brief = {
  model: 'model-1',
  effort: 'high',
  system: 'the system prompt',
  context: 'the shared context',
  tools: [{ name: 'read_file', description: 'Reads a file.', inputSchema: pathSchema }],
  maxOutputTokens: 30_000,
  idleTimeoutMs: 20_000,
};
