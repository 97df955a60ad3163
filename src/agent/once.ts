/** Loads a part of the program when it is first asked for, and not again. A part that cannot be loaded fails whoever waits for it. */
export function once<Part>(load: () => Promise<Part>): {
  readonly part: () => Promise<Part>;
  readonly begin: () => void;
} {
  let loading: Promise<Part> | null = null;
  const part = () => {
    loading ??= load();
    return loading;
  };
  return { part, begin: () => void part().catch(() => undefined) };
}
