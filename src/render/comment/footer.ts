import type { Paragraph } from 'mdast';
import type { Report } from '../../types.ts';
import { codeSpan } from '../escape.ts';
import { commitUrl, disputeLink, link, runLink } from '../links.ts';
import { paragraph, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';
import type { Level } from './level.ts';

/** What was reviewed, where the run is, and what this page does not have. @param remainder where that is, as a sentence */
export function footer(report: Report, { leftOut, longest }: Level, remainder: string): Paragraph {
  const { change, runUrl } = report;
  const head = codeSpan(change.headSha.slice(0, 7));
  const objection = disputeLink(report);
  const url = longest < 100 ? null : commitUrl(change);
  return paragraph(
    text('Deep Review of '),
    url === null || url.length > 500 ? head : link(url, [head]),
    ...(runUrl === null ? [] : [text(' · '), runLink(runUrl, 'workflow run')]),
    ...(objection === null ? [] : [text(' · '), objection]),
    text(' · Not here: '),
    ...phrase(listed(leftOut)),
    text('. '),
    text(remainder),
  );
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
