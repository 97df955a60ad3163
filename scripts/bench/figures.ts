import { inOneLine } from './in-one-line.ts';
import { type Candidate, measure, type Run } from './measure.ts';

/** What a candidate costs at one size: medians of its runs. Seconds, bytes, megabytes and numbers. */
export interface Figures {
  readonly firstRequest: number;
  readonly wall: number;
  readonly processor: number;
  readonly tail: number;
  readonly bytes: number;
  readonly requests: number;
  /** Of the process and all that it started; null where the system does not tell. */
  readonly memory: number | null;
  readonly git: number;
  /** Of these, those that began before the first request of the last vendor. */
  readonly gitBefore: number;
  /** Bytes of the first request by vendor. */
  readonly firstBytes: Readonly<Record<string, number>>;
  readonly githubCalls: number;
  /** Fetches; before each of them, a server is asked what it can do. */
  readonly fetchRequests: number;
  readonly fetchedBytes: number;
  readonly fetchedBefore: number;
  readonly exitCode: number | null;
}

export interface Row {
  /** What was varied: `10 turns`. */
  readonly size: string;
  readonly candidate: string;
  readonly figures: Figures;
}

/** A candidate of which a run failed: none of its runs counts. */
export interface UnmeasuredRow {
  readonly size: string;
  readonly candidate: string;
  /** In the words of whoever failed, without paths of this machine. */
  readonly why: string;
}

/** Runs of several candidates in turn, so that a drift of the machine meets all of them; the first of each counts nowhere. */
export async function compare(
  size: string,
  candidates: readonly Candidate[],
  { runs, probes }: { readonly runs: number; readonly probes: number },
): Promise<{ readonly rows: readonly Row[]; readonly unmeasured: readonly UnmeasuredRow[] }> {
  const timed = new Map<Candidate, Run[]>(candidates.map((candidate) => [candidate, []]));
  const probed = new Map<Candidate, Run[]>(candidates.map((candidate) => [candidate, []]));
  const failed = new Map<Candidate, string>();
  const once = async (candidate: Candidate, isProbed: boolean): Promise<Run[]> => {
    if (failed.has(candidate)) return [];
    try {
      return [await measure(candidate, isProbed)];
    } catch (error) {
      if (candidate.mayFail !== true) throw error;
      failed.set(candidate, inOneLine(error));
      return [];
    }
  };
  for (const candidate of candidates) await once(candidate, false);
  for (let at = 0; at < runs; at += 1)
    for (const candidate of candidates) timed.get(candidate)?.push(...(await once(candidate, false)));
  for (let at = 0; at < probes; at += 1)
    for (const candidate of candidates) probed.get(candidate)?.push(...(await once(candidate, true)));
  const rows = candidates
    .filter((candidate) => !failed.has(candidate))
    .map((candidate) => ({
      size,
      candidate: candidate.name,
      figures: figuresOf(timed.get(candidate) ?? [], probed.get(candidate) ?? []),
    }));
  return { rows, unmeasured: [...failed].map(([{ name: candidate }, why]) => ({ size, candidate, why })) };
}

function figuresOf(timed: readonly Run[], probed: readonly Run[]): Figures {
  const of = (runs: readonly Run[], read: (run: Run) => number) => median(runs.map(read));
  const memories = probed.flatMap(({ memory }) => memory ?? []);
  const [one] = timed;
  return {
    firstRequest: of(timed, (run) => run.firstRequest),
    wall: of(timed, (run) => run.wall),
    processor: of(timed, (run) => run.processor),
    tail: of(timed, (run) => run.tail),
    bytes: of(timed, (run) => run.bytes),
    requests: of(timed, (run) => run.requests),
    memory: memories.length === 0 ? null : median(memories),
    git: of(probed, (run) => run.git?.all ?? 0),
    gitBefore: of(probed, (run) => run.git?.before ?? 0),
    firstBytes: Object.fromEntries(one?.firstBytes ?? []),
    githubCalls: of(timed, (run) => run.calls.length),
    fetchRequests: of(timed, (run) => run.fetches.filter((request) => request.startsWith('POST')).length),
    fetchedBytes: of(timed, (run) => run.fetchedBytes),
    fetchedBefore: of(timed, (run) => run.fetchedBefore),
    exitCode: one?.exitCode ?? null,
  };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
