import type { RootContent } from 'mdast';
import type { LedgerFinding, Report, Severity } from '../../types.ts';
import { counted } from '../counted.ts';
import { finding, findingLine } from '../finding.ts';
import { list, paragraph, text, upTo } from '../nodes.ts';
import { isBlocking, open } from '../open.ts';
import type { Depth, Detail } from '../pages/detail.ts';
import type { Section } from '../section.ts';

/** Findings that count, a section for each severity. */
export const findings: readonly Section[] = [
  section('Critical Issues', 'critical'),
  section('Important Issues', 'important'),
  section('Suggestions', 'suggestion'),
];

function section(title: string, severity: Severity): Section {
  return {
    title,
    nothing: ({ gate }) =>
      `No ${severity === 'suggestion' ? 'suggestion' : `${severity} finding`} stands${gate.outcome === 'incomplete' ? ', as far as the review went' : ''}.`,
    render(report, detail) {
      const isNamed = !detail.onlyBlocking || isBlocking(report, severity);
      return entries(report, open(report, severity), detail, isNamed ? detail.depth[severity] : 'count');
    },
  };
}

/** Findings as deep as the page has room for. */
export function entries(
  report: Report,
  found: readonly LedgerFinding[],
  detail: Detail,
  depth: Depth,
  headings: 3 | 4 = 3,
): RootContent[] {
  if (found.length === 0) return [];
  if (depth === 'count') return [paragraph(text(`${counted(found.length, 'finding')}, not listed here.`))];
  if (depth === 'full') return found.flatMap((each) => finding(report, each, detail, headings));
  return [
    list(
      upTo(
        found.map((each) => findingLine(report, each, detail)),
        detail.findings,
      ),
    ),
  ];
}
