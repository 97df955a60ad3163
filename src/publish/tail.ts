import type { Deadline } from '../lib/clock.ts';
import type { World } from '../worlds/world.ts';

/** Limits of waiting for GitHub once a report is finished, in milliseconds: half a minute in all, some of it for each. */
const limits = { head: 7_000, comment: 9_000, inline: 6_000, status: 7_000 };
/** The same once the run is cancelled: the runner kills it ten seconds after its first signal. */
const cancelled = { head: 1_000, comment: 1_500, inline: 0, status: 1_500 };

/** Starts the time of one destination when it is asked for. */
export function tail({
  clock,
  cancel,
}: Pick<World, 'clock' | 'cancel'>): Readonly<Record<keyof typeof limits, () => Deadline>> {
  const start = (name: keyof typeof limits) => (): Deadline => {
    if (cancel.aborted) return clock.deadline(cancelled[name]);
    const whole = clock.deadline(limits[name]);
    const cut = new AbortController();
    const shorten = () => {
      const soon = clock.deadline(cancelled[name]);
      if (soon.aborted) cut.abort(soon.reason);
      else soon.addEventListener('abort', () => cut.abort(soon.reason), { once: true });
    };
    cancel.addEventListener('abort', shorten, { once: true });
    return Object.assign(AbortSignal.any([whole, cut.signal]), { at: whole.at });
  };
  return { head: start('head'), comment: start('comment'), inline: start('inline'), status: start('status') };
}
