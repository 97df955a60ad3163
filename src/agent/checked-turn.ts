import type { Turn } from './provider.ts';

function count(tokens: unknown): number {
  return typeof tokens === 'number' && Number.isFinite(tokens) ? Math.max(0, Math.round(tokens)) : 0;
}

/** Holds a turn to its types. SDKs check nothing of what a server sends, and its words end up on the pages. */
export function checkedTurn(turn: Turn): Turn {
  const { usage } = turn;
  return {
    text: String(turn.text),
    calls: turn.calls.map(({ id, name, input }) => ({ id: String(id), name: String(name), input })),
    stop: turn.stop,
    usage: {
      input: count(usage.input),
      cached: count(usage.cached),
      written: count(usage.written),
      writtenLong: count(usage.writtenLong),
      output: count(usage.output),
      reasoning: count(usage.reasoning),
    },
    model: String(turn.model).slice(0, 200),
    words: turn.words ?? null,
    ...(turn.limit === undefined ? {} : { limit: turn.limit }),
  };
}
