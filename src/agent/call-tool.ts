import { z } from 'zod';
import { messageOf } from '../lib/user-error.ts';
import type { CallTool } from './loop.ts';
import type { Tool, ToolContext } from './tool.ts';
import type { TraceRecorder } from './trace.ts';

const longestAnswer = 60_000;
const longestError = 2_000;

/**
 * Makes the dispatcher of a closed list of tools. An unknown name, bad input and a throwing tool are answers with
 * `isError`, so nothing that a model sends ends its review.
 */
export function callTools(
  tools: readonly Tool[],
  context: Omit<ToolContext, 'signal'>,
  trace: Pick<TraceRecorder, 'opened'>,
): CallTool {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const failure = (text: string) => ({ text: `ERROR: ${text.slice(0, longestError)}`, isError: true });
  return async (call, signal) => {
    const tool = byName.get(call.name);
    if (tool === undefined) return failure(`There is no such tool. The tools are ${[...byName.keys()].join(', ')}.`);
    const input = tool.input.safeParse(call.input);
    if (!input.success) return failure(`The input does not hold:\n${z.prettifyError(input.error)}`);
    try {
      const text = await tool.run(input.data, { ...context, signal, opened: trace.opened });
      if (text.length <= longestAnswer) return { text, isError: false };
      return {
        text: `${text.slice(0, longestAnswer)}\n[cut here by the tool at ${longestAnswer} characters: ask for a smaller part]`,
        isError: false,
      };
    } catch (error) {
      signal.throwIfAborted();
      return failure(messageOf(error));
    }
  };
}
