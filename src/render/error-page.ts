import { codeBlock, text } from './escape.ts';
import { alert, heading, paragraph, strong } from './nodes.ts';
import { writeMarkdown } from './section.ts';

/** The job summary of a run that could not review. */
export function renderErrorPage({ what, remedy }: { readonly what: string; readonly remedy: string }): string {
  return writeMarkdown([
    heading(2, text('Deep Review: No verdict')),
    alert('caution', [strong('The review could not run, so nothing was decided about this pull request.')]),
    paragraph(strong('What happened')),
    codeBlock(what, 'text'),
    paragraph(strong('What to do')),
    codeBlock(remedy, 'text'),
  ]);
}
