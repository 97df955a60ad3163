import type { Verdict } from '../../types.ts';
import { serialise } from '../escape.ts';
import { alert, heading, paragraph, strong, text } from '../nodes.ts';

/**
 * In place of a page that must not be shown, or could not be made. It has no word of the report but the verdict, which is
 * one of four.
 * @param page.why a sentence
 */
export function renderWithheldPage({
  verdict,
  why,
  remedy,
}: {
  readonly verdict: Verdict;
  readonly why: string;
  readonly remedy: string;
}): string {
  const children = [
    heading(2, text(`${verdict}: the report is not shown here`)),
    alert('warning', [paragraph(strong(why), text(` ${remedy}`))]),
  ];
  return serialise({ type: 'root', children });
}
