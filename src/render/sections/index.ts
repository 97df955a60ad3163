import type { Section } from '../section.ts';
import { appendix } from './appendix.ts';
import { banner } from './banner.ts';
import { facts } from './facts.ts';
import { critical, important, suggestions, ungroundedFindings } from './findings.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';
import { notReviewed } from './not-reviewed.ts';
import { reconciliation } from './reconciliation.ts';
import { reviewers } from './reviewers.ts';

/** All sections, in the order of the page. */
export const sections: readonly Section[] = [
  header,
  banner,
  facts,
  critical,
  important,
  suggestions,
  ungroundedFindings,
  notReviewed,
  reviewers,
  reconciliation,
  appendix,
  footer,
];
