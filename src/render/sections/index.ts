import type { Section } from '../section.ts';
import { timelineSection } from '../timeline/timeline-section.ts';
import { appendix } from './appendix.ts';
import { banner } from './banner.ts';
import { commitStructure } from './commit-structure.ts';
import { design } from './design.ts';
import { documentation } from './documentation.ts';
import { executiveSummary } from './executive-summary.ts';
import { findings } from './findings.ts';
import { footer } from './footer.ts';
import { header, title } from './header.ts';
import { limitations } from './limitations.ts';
import { notCounting } from './not-counting.ts';
import { notReviewed } from './not-reviewed.ts';
import { priorRounds } from './prior-rounds.ts';
import { reconciliation } from './reconciliation.ts';
import { retro } from './retro.ts';
import { testing } from './testing.ts';
import { unresolvedFeedback } from './unresolved-feedback.ts';
import { usage } from './usage.ts';

/** All sections, in the order of the page. */
export const sections: readonly Section[] = [
  title,
  banner,
  header,
  executiveSummary,
  ...findings,
  ...notCounting,
  design,
  testing,
  documentation,
  commitStructure,
  limitations,
  unresolvedFeedback,
  priorRounds,
  notReviewed,
  retro,
  reconciliation,
  usage,
  timelineSection,
  appendix,
  footer,
];
