/*
 * The data of a run, in the order in which it travels:
 * PullRequest → Dossier → Submission → RawReview → Candidate → Ruling → Ledger → Gate → Report.
 * Everything here is plain JSON: it can be saved, replayed and used as a fixture.
 */
export * from './types/change.ts';
export * from './types/feedback.ts';
export * from './types/ledger.ts';
export * from './types/place.ts';
export * from './types/raw-id.ts';
export * from './types/report.ts';
export * from './types/review.ts';
export * from './types/severity.ts';
export * from './types/standing.ts';
export * from './types/submission.ts';
