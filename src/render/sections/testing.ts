import { paragraph, text } from '../nodes.ts';
import { numbered, observed } from '../observation.ts';
import { findingsIn } from '../open.ts';
import { prose } from '../prose/prose.ts';
import type { Section } from '../section.ts';

/** Scenarios are ranked as the ledger orders them; code runs no tests, so nothing here was executed. */
export const testing: Section = {
  title: 'Testing Assessment',
  nothing: () => 'No reviewer named an untested scenario.',
  render(report, detail) {
    const scenarios = observed(report, 'testing');
    const words = report.prose?.testing ?? null;
    return [
      ...(words === null ? [] : prose(words, detail.longest)),
      ...(scenarios.length === 0 ? [] : [paragraph(text('Untested scenarios, the riskiest first; no test was run:'))]),
      ...numbered(report, scenarios, detail, ({ path, sameAs }) => {
        const near = findingsIn(report, path, 'suggestion');
        return near === '' || near === sameAs ? '' : ` In the same file: ${near}.`;
      }),
    ];
  },
};
