/**
 * Arguments of a tool call, also such as were encoded twice. What is not JSON stays text, so that the tool's own check
 * answers the model; nothing at all is what weak servers send for a call without arguments.
 */
export function parseArguments(text: string): unknown {
  if (text === '') return {};
  const once = parsed(text);
  return typeof once === 'string' && once !== text && /^\s*\{/.test(once) ? parsed(once) : once;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
