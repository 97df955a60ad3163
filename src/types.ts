/*
 * The data of a run, in the order in which it travels:
 * PullRequest → Dossier → Submission → RawReview → Candidate → Ruling → Ledger → Gate → Report.
 * Everything here is plain JSON: it can be saved, replayed and used as a fixture. What is written to a file is a zod
 * schema, and its type is inferred from it.
 */
export * from './types/change.ts';
export * from './types/feedback.ts';
export * from './types/finding.ts';
export * from './types/gate.ts';
export * from './types/grounding.ts';
export * from './types/ledger.ts';
export * from './types/mend.ts';
export * from './types/mending/given.ts';
export * from './types/metrics.ts';
export * from './types/passes.ts';
export * from './types/place.ts';
export * from './types/prose.ts';
export * from './types/raw-id.ts';
export * from './types/report.ts';
export * from './types/review.ts';
export * from './types/rounds/delta.ts';
export * from './types/rounds/memory.ts';
export * from './types/rounds/past.ts';
export * from './types/rounds/prior.ts';
export * from './types/rounds/round.ts';
export * from './types/ruling.ts';
export * from './types/severity.ts';
export * from './types/stages/ended.ts';
export * from './types/standing.ts';
export * from './types/submission.ts';
export * from './types/tokens/money.ts';
export * from './types/tokens/usage.ts';
export * from './types/vendor.ts';
