import type { Verdict } from '../../types.ts';
import { serialise } from '../escape.ts';
import { heading, paragraph, strong, text } from '../nodes.ts';

/** In place of a page that must not be shown. It has no word of the report but the verdict, which is one of four. */
export function renderWithheldPage({
  verdict,
  remedy,
}: {
  readonly verdict: Verdict;
  readonly remedy: string;
}): string {
  const children = [
    heading(1, text(`Deep Review: ${verdict}`)),
    paragraph(strong('The report is withheld here, because it held a secret of the workflow.')),
    paragraph(text(remedy)),
  ];
  return serialise({ type: 'root', children });
}
