import { z } from 'zod';
import type { SubmissionCheck } from '../../agent/loop.ts';
import {
  brokenPartition,
  partitionId,
  partitionSystem,
  partitionTask,
  submitPartition,
} from '../../prompts/partition.ts';
import { type Candidate, mend, Partition, placeOf, type Reviewer, type SessionRecord } from '../../types.ts';
import { holdPlainSession } from '../sessions/plain-session.ts';
import type { SessionOptions } from '../sessions/session-options.ts';

export interface Refined {
  /** Candidates that are one finding. Each given candidate is in exactly one group. */
  readonly groups: readonly (readonly Candidate[])[];
  readonly sessions: readonly SessionRecord[];
}

/** A model is asked about so many candidates at most; with more, the deterministic clusters stand. */
const mostCandidates = 150;

/**
 * Lets a model join candidates that share a file and no words (decision 18). It can only join: what it joins stays judged
 * part by part, so a finding cannot be refuted by being put beside another. A partition that is not complete, or no answer
 * at all, leaves the clusters as they are.
 * @param by the reviewer to ask; null when nobody answers
 */
export async function refine(
  candidates: readonly Candidate[],
  by: Reviewer | null,
  options: SessionOptions,
): Promise<Refined> {
  const apart = candidates.map((candidate) => [candidate]);
  const perPlace = Map.groupBy(candidates, placeKey);
  const open = [...perPlace.values()].filter((those) => those.length > 1).flat();
  if (by === null || open.length === 0 || open.length > mostCandidates) return { groups: apart, sessions: [] };
  const { value, record } = await holdPlainSession(
    {
      purpose: 'clustering',
      reviewer: by,
      system: partitionSystem,
      context: 'Findings of reviewers follow.',
      task: partitionTask(open),
      tool: submitPartition,
      schema: Partition,
      submit: (input) => checkPartition(input, open),
      deadline: options.deadlines.verification,
    },
    options,
  );
  if (value === null) return { groups: apart, sessions: [record] };
  const others = candidates.filter((candidate) => !open.includes(candidate)).map((candidate) => [candidate]);
  return { groups: [...value, ...others], sessions: [record] };
}

/** Code's word: only what lies in one file can be one change. */
function placeKey({ lead }: Candidate): string {
  const { path, side } = placeOf(lead);
  return `${lead.grounding.anchor === null ? 'claimed' : side}:${path}`;
}

/** Checks that every id stands in exactly one group, and no group spans files. */
function checkPartition(
  input: unknown,
  candidates: readonly Candidate[],
): SubmissionCheck<readonly (readonly Candidate[])[]> {
  const parsed = Partition.safeParse(mend(Partition, input));
  if (!parsed.success) return { problem: brokenPartition(z.prettifyError(parsed.error)) };
  const byId = new Map(candidates.map((candidate, index) => [partitionId(index), candidate]));
  const groups = parsed.data.groups.filter((ids) => ids.length > 0);
  const given = groups.flat();
  const unknown = given.filter((id) => !byId.has(id));
  const missing = [...byId.keys()].filter((id) => !given.includes(id));
  const twice = given.filter((id, index) => given.indexOf(id) !== index);
  const wrong = [
    ...unknown.map((id) => `${id} is no given id.`),
    ...missing.map((id) => `${id} is missing.`),
    ...twice.map((id) => `${id} stands in two groups.`),
  ];
  if (wrong.length > 0) return { problem: brokenPartition(wrong.slice(0, 20).join(' ')) };
  const found = groups.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const spanning = found.find((group) => new Set(group.map(placeKey)).size > 1);
  return spanning === undefined
    ? { accepted: found }
    : { problem: brokenPartition('A group holds findings of two files.') };
}
