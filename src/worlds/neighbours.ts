import type { GitHub } from '../github/github.ts';
import { within } from '../lib/clock.ts';
import type { Merging } from '../lib/marker.ts';
import type { Neighbours } from './world.ts';

/** Nothing is written there. */
const unread: Merging = { over: () => null, into: () => null };

/** What GitHub shows of the other pull requests of the repository. */
export function neighboursOf(github: GitHub): Neighbours {
  return {
    withHead: (headSha, deadline) => github.readPullsWithHead(headSha, deadline),
    live: (number) => github.readHead(number),
    group: (of) => github.readGroup(of),
    async remembered({ number, name, headSha }, deadline) {
      const reading = github.comment(number, { name, headSha, merging: unread }).earlier();
      reading.catch(() => undefined);
      return within(deadline ?? null, 'GitHub did not answer in time', reading);
    },
  };
}
