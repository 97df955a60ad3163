import { keepingState, type Merging, stateLineOf, withoutState, withState } from '../../lib/marker.ts';
import type { Bindings, Memory } from '../../types.ts';
import { fitMemory } from '../fit-memory.ts';
import { isBoundTo } from '../recall.ts';
import { readState, type Seal } from '../state-line.ts';
import { byAge } from './by-age.ts';
import { adoptDecisions, mergeMemories } from './merge-memories.ts';

/**
 * Merges what comments remember, wherever a key of ours has sealed it for this very pull request. Text, and memories that
 * are not ours to read, are moved as they are: a page that brings no memory keeps the one that stands there. One is made for
 * all writes of a run, for it knows what people decided from all that the run has seen: GitHub has no compare-and-set, and
 * what somebody wrote over comes back with the next write of whoever had read it.
 */
export function mergingOf(seal: Seal | null, here: Pick<Bindings, 'pull' | 'instance'>): Merging {
  function memoryIn(body: string): Memory | null {
    const read = seal === null ? null : readState(body, seal);
    return seal !== null && read?.found === 'memory' && isBoundTo(read.memory, seal, here) ? read.memory : null;
  }
  let seen: Pick<Memory, 'decisions' | 'handled'> = { decisions: [], handled: 0 };
  function withSeen(memory: Memory): Memory {
    const whole = adoptDecisions(memory, seen) ?? memory;
    seen = { decisions: whole.decisions, handled: whole.handled };
    return whole;
  }
  return {
    over(page, there) {
      const known = there.flatMap((body) => {
        const memory = memoryIn(body);
        return memory === null ? [] : [{ memory, line: stateLineOf(body) }];
      });
      const [latest, ...others] = known.toSorted((one, other) => byAge(other.memory, one.memory));
      if (seal === null || latest === undefined) return keepingState(page, there[0] ?? null);
      const own = memoryIn(page);
      if (own !== null && known.some(({ memory }) => isFollowedBy(own, memory))) return null;
      const first = own === null ? latest.memory : mergeMemories(own, latest.memory);
      const merged = withSeen(others.reduce((memory, other) => mergeMemories(memory, other.memory), first));
      const line = merged === latest.memory ? latest.line : (fitMemory(merged, seal) ?? latest.line);
      return withState(withoutState(page), line ?? '');
    },
    into(there, page) {
      const [own, other] = [memoryIn(page), memoryIn(there)];
      const adopted = own === null || other === null ? null : adoptDecisions(other, withSeen(own));
      const line = adopted === null || seal === null ? null : fitMemory(adopted, seal);
      return line === null ? null : withState(withoutState(there), line);
    },
  };
}

/** Whether a memory was made by who had read the other one: it has that round in its table. */
function isFollowedBy(own: Memory, later: Memory): boolean {
  const last = own.rounds.at(-1);
  if (last === undefined || later.round <= own.round) return false;
  return later.rounds.some(
    ({ round, at, headSha }) => round === last.round && at === last.at && headSha === last.headSha,
  );
}
