import { addUsage } from '../types.ts';
import { ProviderError, type Session, type ToolResult, type Turn } from './provider.ts';

/** A turn that came, and the history with it. */
export interface Exchanged<History> {
  readonly turn: Turn;
  readonly history: History;
}

/** One exchange with a vendor. The history that it is given stays as it is. */
export type Exchange<History> = (
  history: History,
  input: string | readonly ToolResult[],
  signal: AbortSignal,
) => Promise<Exchanged<History>>;

/**
 * A session whose history grows by complete turns only. An ending that the same words need not have again (declined, cut
 * off, nothing said, a call that the vendor itself could not read) gets one fresh try from the same history; what comes
 * then is the answer.
 */
export function conversation<History>(start: History, exchange: Exchange<History>): Session {
  let history = start;
  return {
    async send(input, signal, onRetry) {
      const once = () => exchange(history, input, signal);
      const first = await once().catch((error: unknown) => {
        if (error instanceof ProviderError && error.reason === 'refusal') return null;
        throw error;
      });
      if (first !== null && !deservesFreshTry(first.turn)) {
        history = first.history;
        return first.turn;
      }
      onRetry?.();
      const second = withCostOf(first, await once());
      history = second.history;
      return second.turn;
    },
  };
}

function deservesFreshTry({ stop, text, calls }: Turn): boolean {
  return stop === 'refused' || stop === 'length' || stop === 'malformed' || (text === '' && calls.length === 0);
}

/** Both tries were paid for. */
function withCostOf<History>(first: Exchanged<History> | null, second: Exchanged<History>): Exchanged<History> {
  if (first === null) return second;
  return { ...second, turn: { ...second.turn, usage: addUsage(first.turn.usage, second.turn.usage) } };
}
