import { z } from 'zod';
import { readPayload, sha } from './payload.ts';

/** `merge_group`: a merge queue asks for the checks of what it would merge. */
export interface MergeGroupTrigger {
  readonly kind: 'merge-group';
  /** The pull request that the group was made for; it can hold those that are queued before it as well. */
  readonly number: number;
  /** The branch that it goes to. */
  readonly baseRef: string;
  /** What it was put upon: the base, or the group before it. */
  readonly baseSha: string;
  /** What would be merged. */
  readonly headSha: string;
  /** Name of the default branch of the repository. */
  readonly defaultBranch: string;
}

const branch = /^refs\/heads\/(.+)$/u;
const form = z.object({
  action: z.literal('checks_requested'),
  merge_group: z
    .object({
      head_sha: sha,
      base_sha: sha,
      head_ref: z.string().transform((ref) => readQueueBranch(ref)),
      base_ref: z.string().transform((ref) => branch.exec(ref)?.[1] ?? null),
    })
    .refine(({ head_ref: head, base_ref: base }) => head !== null && head.baseRef === base),
  repository: z.object({ default_branch: z.string() }),
});

/** What the name of a branch says that GitHub makes for a queue; null for every other branch. */
export function readQueueBranch(
  ref: string,
): { readonly baseRef: string; readonly number: number; readonly onto: string } | null {
  const found = /^refs\/heads\/gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([0-9a-f]{40})$/u.exec(ref);
  if (found === null) return null;
  const [, baseRef = '', number, onto = ''] = found;
  return { baseRef, number: Number(number), onto };
}

/** @throws {UserError} when the payload has no merge group, or its branch is no branch of the queue of its base */
export function readMergeGroupEvent(payload: unknown): MergeGroupTrigger {
  const { merge_group: group, repository } = readPayload(form, payload, {
    event: 'merge_group',
    lacks: 'no merge group',
  });
  return {
    kind: 'merge-group',
    number: group.head_ref?.number ?? 0,
    baseRef: group.base_ref ?? '',
    baseSha: group.base_sha,
    headSha: group.head_sha,
    defaultBranch: repository.default_branch,
  };
}
