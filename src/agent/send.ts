import type { Clock, Deadline } from '../lib/clock.ts';
import type { Usage } from '../types.ts';
import { ProviderError, type Session, type ToolResult, type Tried, type Turn } from './provider.ts';
import type { Spread } from './spread.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** Half a minute. A name server that does not know a host now may know it then, but hardly later. */
const mostTriesOfAddress = 6;

/** What the repetitions of a turn depend on. */
export interface Patience {
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  /** The end of the session: nothing is waited for that would come after it. */
  readonly deadline: Deadline;
  /** Aborted at the deadline, or when the run is given up. */
  readonly signal: AbortSignal;
  /** Whether the server has answered before, so that its address is right. */
  readonly isReached: boolean;
  /** Spreads pauses; drawn anew unless given. */
  readonly spread?: Spread | undefined;
  /** Is told before a turn is sent again, with what the try before it took as far as its vendor counted that. */
  readonly onRetry: (tried: Usage | null) => void;
}

/**
 * Sends until a whole turn came. No SDK repeats a stream that broke in the middle, so this does for all vendors: after a
 * pause that doubles up to a minute, or as long as the vendor asks for, while that leaves time before the deadline. A host
 * that nobody knows is given up sooner: it is more often written wrong than gone.
 * @throws {ProviderError} what no waiting mends, or the last failure when the time is used up; the signal's reason when
 * it was aborted and no failure came before
 */
export async function sendTurn(
  session: Session,
  input: string | readonly ToolResult[],
  { clock, deadline, signal, isReached, spread = Math.random, onRetry }: Patience,
): Promise<Turn> {
  const mayRetry = async ({ usage }: Tried) => {
    onRetry(usage);
    return true;
  };
  let last: ProviderError | null = null;
  let tries = 0;
  let triesOfAddress = isReached ? Number.NEGATIVE_INFINITY : 0;
  for (let pause = firstPauseMs; ; pause = Math.min(2 * pause, longestPauseMs)) {
    try {
      await session.asks?.();
      return await session.send(input, signal, { mayRetry });
    } catch (error) {
      // What the vendor said before tells more than that the time ran out.
      if (deadline.aborted && last !== null) throw last;
      if (!(error instanceof ProviderError) || !error.isTransient) throw error;
      last = error;
      triesOfAddress = error.isOfAddress ? triesOfAddress + 1 : Number.NEGATIVE_INFINITY;
      if (triesOfAddress >= mostTriesOfAddress)
        throw new ProviderError('configuration', error.message, { isTransient: false, words: error.words });
    }
    // Several sessions meet the same outage: they must not all come back in the same moment.
    tries += 1;
    const share = spread(`${tries} ${JSON.stringify(input)}`);
    const wait = Math.max(last.retryAfterMs ?? 0, pause * (0.75 + share / 4));
    if (clock.now() + wait >= deadline.at) throw last;
    onRetry(null);
    try {
      await clock.wait(wait, signal);
    } catch (error) {
      throw deadline.aborted ? last : error;
    }
  }
}
