import { z } from 'zod';
import type { SubmissionCheck } from '../../agent/loop.ts';
import {
  brokenPartition,
  earlierId,
  partitionId,
  partitionSystem,
  partitionTask,
  submitPartition,
} from '../../prompts/partition.ts';
import { type Candidate, mend, Partition, placeOf, type Reviewer, type SessionRecord } from '../../types.ts';
import { holdPlainSession } from '../sessions/plain-session.ts';
import type { SessionOptions } from '../sessions/session-options.ts';
import { type EarlierFinding, type MaybeOne, maybeOne, type Ties } from './earlier.ts';

export interface Refined extends Ties {
  /** Candidates that are one finding. Each given candidate is in exactly one group. */
  readonly groups: readonly (readonly Candidate[])[];
  readonly sessions: readonly SessionRecord[];
}

/** A model is asked about so many findings at most; with more, the deterministic clusters stand. */
const mostFindings = 150;

/**
 * Lets a model join candidates that share a file and no words (decision 18), and say which of them are findings of earlier
 * rounds where code cannot tell (decision 165). It can only join: what it joins stays judged part by part, so a finding cannot
 * be refuted by being put beside another. A partition that is not complete, or no answer at all, leaves the clusters as they
 * are, and earlier findings apart from those of this round.
 * @param by the reviewer to ask; null when nobody answers
 * @param before findings of earlier rounds
 */
export async function refine(
  candidates: readonly Candidate[],
  by: Reviewer | null,
  options: SessionOptions,
  before: readonly EarlierFinding[] = [],
): Promise<Refined> {
  const pairs = maybeOne(candidates, before);
  const unasked: Refined = {
    groups: candidates.map((candidate) => [candidate]),
    ties: pairs.map((pair) => tieOf(pair, null)),
    sameBefore: [],
    sessions: [],
  };
  const perPlace = Map.groupBy(candidates, placeKey);
  const paired = new Set(pairs.map(({ candidate }) => candidate));
  const open = [...perPlace.values()].flatMap((those) =>
    those.length > 1 ? those : those.filter((each) => paired.has(each)),
  );
  const earlier = [...new Set(pairs.map((pair) => pair.earlier))];
  if (by === null || open.length === 0 || open.length + earlier.length > mostFindings) return unasked;
  const asked: Asked = { open, earlier, pairs };
  const { value, record } = await holdPlainSession(
    {
      purpose: 'clustering',
      reviewer: by,
      system: partitionSystem,
      context: 'Findings of reviewers follow.',
      task: partitionTask(
        open,
        earlier.map((one) => ({ ...one, maybe: placesIn(open, one, pairs) })),
      ),
      tool: submitPartition,
      schema: Partition,
      submit: (input) => checkPartition(input, asked),
      deadline: options.deadlines.verification,
    },
    options,
  );
  if (value === null) return { ...unasked, sessions: [record] };
  const others = candidates.filter((candidate) => !open.includes(candidate)).map((candidate) => [candidate]);
  const groupOf = new Map(value.flatMap((group) => [...group.now, ...group.before].map((each) => [each, group])));
  const isOne = ({ candidate, earlier: one }: MaybeOne) => groupOf.get(candidate) === groupOf.get(one);
  return {
    groups: [...value.flatMap(({ now }) => (now.length === 0 ? [] : [now])), ...others],
    ties: pairs.map((pair) => tieOf(pair, isOne(pair) ? 'one' : 'two')),
    sameBefore: value.flatMap((group) => (group.before.length > 1 ? [group.before.map(({ prior }) => prior.id)] : [])),
    sessions: [record],
  };
}

function tieOf({ candidate, earlier }: MaybeOne, said: Ties['ties'][number]['said']): Ties['ties'][number] {
  return { source: candidate.lead.id, prior: earlier.prior.id, said };
}

function placesIn(open: readonly Candidate[], one: EarlierFinding, pairs: readonly MaybeOne[]): readonly number[] {
  return pairs.filter(({ earlier }) => earlier === one).map(({ candidate }) => open.indexOf(candidate));
}

/** Code's word: only what lies in one file can be one change. */
function placeKey({ lead }: Candidate): string {
  const { path, side } = placeOf(lead);
  return `${lead.grounding.anchor === null ? 'claimed' : side}:${path}`;
}

/** What a model is asked about. */
interface Asked {
  readonly open: readonly Candidate[];
  readonly earlier: readonly EarlierFinding[];
  readonly pairs: readonly MaybeOne[];
}

interface Group {
  readonly now: readonly Candidate[];
  readonly before: readonly EarlierFinding[];
}

/** Checks that every id stands in exactly one group, no group spans files, and no earlier one is with what it cannot be. */
function checkPartition(input: unknown, { open, earlier, pairs }: Asked): SubmissionCheck<readonly Group[]> {
  const parsed = Partition.safeParse(mend(Partition, input));
  if (!parsed.success) return { problem: brokenPartition(z.prettifyError(parsed.error)) };
  const now = new Map(open.map((candidate, index) => [partitionId(index), candidate]));
  const before = new Map(earlier.map((one, index) => [earlierId(index), one]));
  const groups = parsed.data.groups.filter((ids) => ids.length > 0);
  const given = groups.flat();
  const unknown = given.filter((id) => !now.has(id) && !before.has(id));
  const missing = [...now.keys(), ...before.keys()].filter((id) => !given.includes(id));
  const twice = given.filter((id, index) => given.indexOf(id) !== index);
  const wrong = [
    ...unknown.map((id) => `${id} is no given id.`),
    ...missing.map((id) => `${id} is missing.`),
    ...twice.map((id) => `${id} stands in two groups.`),
  ];
  if (wrong.length > 0) return { problem: brokenPartition(wrong.slice(0, 20).join(' ')) };
  const found = groups.map((ids) => ({
    now: ids.flatMap((id) => now.get(id) ?? []),
    before: ids.flatMap((id) => before.get(id) ?? []),
  }));
  if (found.some((group) => new Set(group.now.map(placeKey)).size > 1))
    return { problem: brokenPartition('A group holds findings of two files.') };
  const foreign = found.flatMap((group) => group.before.filter((one) => !canStandIn(group, one, pairs)));
  const ids = foreign.map((one) => earlierId(earlier.indexOf(one)));
  return ids.length === 0
    ? { accepted: found }
    : { problem: brokenPartition(`${ids.join(', ')} may only stand beside what maybe names.`) };
}

function canStandIn(group: Group, one: EarlierFinding, pairs: readonly MaybeOne[]): boolean {
  if (group.now.length === 0) return group.before.every(({ path }) => path === one.path);
  return pairs.some(({ candidate, earlier }) => earlier === one && group.now.includes(candidate));
}
