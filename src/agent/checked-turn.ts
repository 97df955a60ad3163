import { noUsage, type Usage } from '../types.ts';
import type { Turn } from './provider.ts';

/** No request takes so many tokens: a server that says so counts something else. */
const most = 1_000_000_000;

function count(tokens: unknown): number {
  return typeof tokens === 'number' && Number.isFinite(tokens) ? Math.max(0, Math.round(tokens)) : 0;
}

/** All of the numbers or none: one that cannot be lets nobody rely on the others. */
function counted(usage: Usage): Usage {
  const { input, cached, written, writtenLong, output, reasoning } = usage;
  if (Object.values(usage).some((tokens) => tokens > most)) return noUsage;
  return {
    ...{ input: count(input), cached: count(cached), written: count(written), writtenLong: count(writtenLong) },
    ...{ output: count(output), reasoning: count(reasoning) },
  };
}

/** Holds a turn to its types. SDKs check nothing of what a server sends, and its words end up on the pages. */
export function checkedTurn(turn: Turn): Turn {
  const { usage } = turn;
  return {
    text: String(turn.text),
    calls: turn.calls.map(({ id, name, input }) => ({ id: String(id), name: String(name), input })),
    stop: turn.stop,
    usage: counted(usage),
    model: String(turn.model).slice(0, 200),
    words: turn.words ?? null,
    ...(turn.limit === undefined ? {} : { limit: turn.limit }),
  };
}
