import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const LabelledFinding = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  /** `dup`: a further finding of the same tool on an issue that it had already found. */
  label: z.enum(['tp', 'fp', 'dup']),
  /** Ids of the golden issues that it found. */
  golden: z.array(z.string()).default([]),
});
export type LabelledFinding = z.infer<typeof LabelledFinding>;

const Case = z
  .object({
    id: z.string().min(1),
    golden: z.array(z.object({ id: z.string().min(1), text: z.string(), severity: z.string() })),
    reviewers: z.record(z.string().min(1), z.array(LabelledFinding)),
  })
  .refine(
    ({ golden, reviewers }) =>
      Object.values(reviewers)
        .flat()
        .every((finding) => finding.golden.every((id) => golden.some((issue) => issue.id === id))),
    'a finding names a golden issue that the case does not have',
  );

/** One pull request: its golden issues, and the labelled raw findings of each tool. */
export type Case = z.infer<typeof Case>;

const CaseFile = z.object({ cases: z.array(Case).min(1) });

/** Reads a file of cases. Throws a `ZodError` when it does not have the form that README.md describes. */
export function readCases(path: string): readonly Case[] {
  return CaseFile.parse(JSON.parse(readFileSync(path, 'utf8'))).cases;
}

/**
 * Whether a pull request is kept out of all tuning. It follows from the id alone, and was settled before anything
 * was tuned: the first byte of the id's SHA-256 is even.
 */
export function isHeldOut({ id }: Pick<Case, 'id'>): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0;
}
