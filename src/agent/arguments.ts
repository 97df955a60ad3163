/**
 * Arguments of a tool call. What is not JSON stays text, so that the tool's own check answers the model; nothing at
 * all is what weak servers send for a call without arguments.
 */
export function parseArguments(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
