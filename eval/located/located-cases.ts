import { readFileSync } from 'node:fs';
import { z } from 'zod';

const LocatedFinding = z.object({
  id: z.string().min(1),
  path: z.string().min(1),
  /** From 1, on the new side; null: the reviewer gave none. */
  startLine: z.number().int().nullable(),
  endLine: z.number().int().nullable(),
  title: z.string(),
  body: z.string(),
  /** As the model wrote it: it may be empty, or stand nowhere. */
  quote: z.string(),
  severity: z.enum(['critical', 'important', 'suggestion']).default('important'),
  /** Ids of the golden issues that it was put into. */
  golden: z.array(z.string()).default([]),
});
export type LocatedFinding = z.infer<typeof LocatedFinding>;

const LocatedCase = z.object({
  id: z.string().min(1),
  repository: z.string().min(1),
  pullRequest: z.union([z.number(), z.string()]),
  golden: z.array(z.object({ id: z.string().min(1), creditedReviewers: z.array(z.string()) })),
  reviewers: z.record(z.string().min(1), z.array(LocatedFinding)),
});
/** One report: the findings of each reviewer, with their places, and what whoever consolidated them made of them. */
export type LocatedCase = z.infer<typeof LocatedCase>;

const LocatedCaseFile = z.object({
  format: z.literal('located-reviewer-cases/1'),
  cases: z.array(LocatedCase).min(1),
});

/** Reads a file of cases. Throws a `ZodError` when it does not have the form that `eval/README.md` describes. */
export function readLocatedCases(path: string): readonly LocatedCase[] {
  return LocatedCaseFile.parse(JSON.parse(readFileSync(path, 'utf8'))).cases;
}
