/** Does things, so many at once; what comes beyond that waits for its turn. What was aborted in the meantime is not begun. */
export type AtMost = <Value>(act: () => Promise<Value>, signal: AbortSignal) => Promise<Value>;

export function atMost(count: number): AtMost {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (act, signal) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      signal.throwIfAborted();
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
