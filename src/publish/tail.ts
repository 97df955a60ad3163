import type { Deadline } from '../lib/clock.ts';
import type { World } from '../worlds/world.ts';

/** Most that is waited for GitHub at each place once a report is finished, in milliseconds: less than half a minute in all. */
const limits = { head: 6_000, comment: 8_000, inline: 5_000, status: 6_000 };
/** The same once the run is cancelled: the runner kills it ten seconds after its first signal. */
const cancelled = { head: 1_000, comment: 1_500, inline: 0, status: 1_500 };

type Place = keyof typeof limits;

/** Starts the time of a place when it is asked for. What the ones before it have not used is its own as well. */
export function tail({ clock, cancel }: Pick<World, 'clock' | 'cancel'>): Readonly<Record<Place, () => Deadline>> {
  let unused = 0;
  let last: Deadline | null = null;
  const start = (place: Place) => (): Deadline => {
    if (last !== null) unused = Math.max(0, last.at - clock.now());
    last = until(limits[place] + unused, cancelled[place]);
    return last;
  };
  function until(most: number, mostOnceCancelled: number): Deadline {
    if (cancel.aborted) return clock.deadline(mostOnceCancelled);
    const whole = clock.deadline(Math.round(most));
    const cut = new AbortController();
    const shorten = () => {
      const soon = clock.deadline(mostOnceCancelled);
      if (soon.aborted) cut.abort(soon.reason);
      else soon.addEventListener('abort', () => cut.abort(soon.reason), { once: true });
    };
    cancel.addEventListener('abort', shorten, { once: true });
    return Object.assign(AbortSignal.any([whole, cut.signal]), { at: whole.at });
  }
  return { head: start('head'), comment: start('comment'), inline: start('inline'), status: start('status') };
}
