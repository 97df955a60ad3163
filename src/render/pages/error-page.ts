import { codeBlock, serialise } from '../escape.ts';
import { heading, paragraph, strong, text } from '../nodes.ts';

/** The job summary of a run that could not review. */
export function renderErrorPage({ what, remedy }: { readonly what: string; readonly remedy: string }): string {
  const children = [
    heading(1, text('Deep Review: No verdict')),
    paragraph(strong('The review could not run, so nothing was decided about this pull request.')),
    paragraph(text('What happened:')),
    codeBlock(what, 'text'),
    paragraph(text('What to do:')),
    codeBlock(remedy, 'text'),
  ];
  return serialise({ type: 'root', children });
}
