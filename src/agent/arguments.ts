/** Arguments of a tool call. What is not JSON stays text, so that the tool's own check answers the model. */
export function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
