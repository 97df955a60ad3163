import { paragraph, text } from '../nodes.ts';
import { numbered, observed } from '../observation.ts';
import { prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';

const noGaps = 'No gaps.';

export const documentation: Section = {
  title: 'Documentation Assessment',
  render(report, detail) {
    const gaps = observed(report, 'documentation');
    const words = (report.prose?.documentation ?? '').trim();
    if (gaps.length > 0) return [...prose(words, detail.longest), ...numbered(report, gaps, detail)];
    if (words === '' || words === noGaps) return [paragraph(text(noGaps))];
    return [...prose(words, detail.longest), paragraph(text('The reviewers named no gaps.'))];
  },
};
