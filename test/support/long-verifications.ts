import { movedClock } from './moved-clock.ts';
import type { Step } from './runner.ts';
import { purposeOf } from './scripted-verification.ts';
import type { Script } from './vendors.ts';

/**
 * Makes verifications longer than anything else of a run, however busy the machine is: none is answered before the last
 * review has ended, and by then time has moved on.
 * @param script answers as it did
 * @param options.reviews how many of them are submitted
 */
export function longVerifications(
  script: Script,
  { reviews }: { readonly reviews: number },
): { readonly script: Script } & Required<Pick<Step, 'clock' | 'onOutput'>> {
  const clock = movedClock();
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const moved = ended.then(() => clock.wait(20_000, new AbortController().signal));
  let open = reviews;
  return {
    clock,
    onOutput(text) {
      open -= [...text.matchAll(/^\w+: submitted /gmu)].length;
      if (open === 0) resolve();
    },
    async script(request) {
      if (purposeOf(request) === 'verify') await moved;
      return script(request);
    },
  };
}
