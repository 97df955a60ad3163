import { type Asking, ProviderError, type Session, type ToolResult, type Turn } from './provider.ts';

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
  asking: Pick<Asking, 'maxOutputTokens'>,
) => Promise<Exchanged<History>>;

/**
 * A session whose history grows by complete turns only. An ending that the same words need not have again (declined, cut
 * off, nothing said, a call that the vendor itself could not read) gets one fresh try from the same history, where whoever
 * pays for it lets it; what comes then is the answer.
 */
export function conversation<History>(start: History, exchange: Exchange<History>): Session {
  let history = start;
  return {
    async send(input, signal, asking = {}) {
      const once = () => exchange(history, input, signal, asking);
      const first = await once().catch((error: unknown) => {
        if (error instanceof ProviderError && error.reason === 'refusal') return error;
        throw error;
      });
      const isRefusal = first instanceof ProviderError;
      const tried = isRefusal ? { usage: null, isFree: first.isFree } : { usage: first.turn.usage, isFree: false };
      const isFresh = (isRefusal || deservesFreshTry(first.turn, asking)) && ((await asking.mayRetry?.(tried)) ?? true);
      if (isRefusal && !isFresh) throw first;
      const last = isRefusal || isFresh ? await once() : first;
      history = last.history;
      return last.turn;
    },
  };
}

/** An answer that had less room than usual would be cut off once more. */
function deservesFreshTry({ stop, text, calls }: Turn, { maxOutputTokens }: Asking): boolean {
  if (stop === 'length') return maxOutputTokens === undefined;
  return stop === 'refused' || stop === 'malformed' || (text === '' && calls.length === 0);
}
