import { type Report, readRawItemId, type SessionRecord } from '../../types.ts';

/** One session of the run, or all that one reviewer reviewed in. Times in milliseconds since the run began. */
export interface Lane {
  readonly who: string;
  readonly what: 'review' | Exclude<SessionRecord['purpose'], 'renewal'>;
  readonly start: number;
  readonly end: number;
  /** Lanes by number that had to end before it could begin. */
  readonly after: readonly number[];
}

export interface Timeline {
  /** Reviews in their order, then the other sessions as they began. */
  readonly lanes: readonly Lane[];
  /** Lanes by number: of all that waited for each other, those that take longest together, in order. */
  readonly chain: readonly number[];
  /** From the start of the run to its report, and of that what the chain does not take. */
  readonly wall: number;
  readonly beyond: number;
}

type Timed = Pick<Report, 'createdAt' | 'wallClockMs' | 'reviews' | 'sessions'>;

/** Who ran when, and who waited for whom: computed from the report alone. Null where no session was held. */
export function timelineOf({ createdAt, wallClockMs, reviews, sessions }: Timed): Timeline | null {
  const began = Date.parse(createdAt) - wallClockMs;
  const lane = (
    who: string,
    what: Lane['what'],
    { startedAt, durationMs }: { startedAt: number; durationMs: number },
  ) => {
    const start = Math.max(0, startedAt - began);
    return { who, what, start, end: start + durationMs };
  };
  const others = sessions.toSorted((one, other) => one.trace.startedAt - other.trace.startedAt);
  const known = [
    ...reviews.map(({ reviewer, trace }) => ({
      ...lane(reviewer.name, 'review', trace),
      claims: [] as readonly string[],
    })),
    // Nobody waits for what only keeps a cache.
    ...others.flatMap(({ purpose, reviewer, trace, claims = [] }) =>
      purpose === 'renewal' ? [] : [{ ...lane(reviewer.name, purpose, trace), claims }],
    ),
  ];
  const lanes = known.map(({ claims, ...each }, at): Lane => ({ ...each, after: awaited(known, at) }));
  const chain = longestChain(lanes);
  const taken = chain.reduce((sum, at) => sum + lengthOf(lanes[at]), 0);
  return lanes.length === 0 ? null : { lanes, chain, wall: wallClockMs, beyond: Math.max(0, wallClockMs - taken) };
}

interface Known extends Omit<Lane, 'after'> {
  readonly claims: readonly string[];
}

/**
 * What a session could not begin without: a verification, the reviews that raised its claims, and who ruled on one of
 * them before; what joins findings, all reviews; the editor, everything. Others have no claims, and wait for nothing.
 */
function awaited(all: readonly Known[], at: number): readonly number[] {
  const one = all[at];
  if (one === undefined) return [];
  const raisedBy = new Set(one.claims.map((id) => readRawItemId(id)?.reviewer));
  const needs = (other: Known): boolean => {
    if (one.what === 'editing') return true;
    if (other.what === 'review') return one.what === 'clustering' || raisedBy.has(other.who);
    return one.what === 'verification' && other.claims.some((id) => one.claims.includes(id));
  };
  return all.flatMap((other, number) => (other !== one && other.end <= one.start && needs(other) ? [number] : []));
}

/** Lanes by number; whoever is waited for began before, and reviews wait for nobody: their order is one of the chain as well. */
function longestChain(lanes: readonly Lane[]): readonly number[] {
  const best = new Map<number, { readonly length: number; readonly chain: readonly number[] }>();
  let longest: { readonly length: number; readonly chain: readonly number[] } = { length: -1, chain: [] };
  for (const [at, lane] of lanes.entries()) {
    const before = lane.after.flatMap((number) => best.get(number) ?? []);
    const previous = before.reduce((most, each) => (each.length > most.length ? each : most), {
      length: 0,
      chain: [] as readonly number[],
    });
    const here = { length: previous.length + lengthOf(lane), chain: [...previous.chain, at] };
    best.set(at, here);
    if (here.length > longest.length) longest = here;
  }
  return longest.chain;
}

function lengthOf(lane: Lane | undefined): number {
  return lane === undefined ? 0 : lane.end - lane.start;
}
