import type { Section } from '../section.ts';
import { appendix } from './appendix.ts';
import { banner } from './banner.ts';
import { criticalIssues, importantIssues, suggestions, ungrounded } from './findings.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { notReviewed } from './not-reviewed.ts';
import { reconciliation } from './reconciliation.ts';
import { reviewerTable } from './reviewers.ts';
import { executiveSummary } from './summary.ts';

/** The sections in the order of the page. */
export const sections: readonly Section[] = [
  banner,
  header,
  executiveSummary,
  criticalIssues,
  importantIssues,
  suggestions,
  ungrounded,
  notReviewed,
  reviewerTable,
  reconciliation,
  appendix,
  footer,
];
