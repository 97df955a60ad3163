import { serialise } from '../escape.ts';
import { alert, heading, paragraph, strong, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

/** The job summary of a run that a comment started, and that changed nothing. @param page.why a sentence */
export function renderHeardPage({
  why,
  passes,
}: {
  readonly why: string;
  /** Whether the last round lets this head pass. */
  readonly passes: boolean;
}): string {
  const gate = passes
    ? 'The job passes, for the last round lets this head pass.'
    : 'The job fails, for no round has let this head pass. The status on the head is what it was.';
  const children = [
    heading(1, text('Nothing was reviewed or decided')),
    alert('important', [paragraph(strong('This run changed nothing:'), text(' '), phrase(why, 500))]),
    paragraph(text(gate)),
  ];
  return serialise({ type: 'root', children });
}
