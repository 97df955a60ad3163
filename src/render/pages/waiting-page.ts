import { phrase, serialise } from '../escape.ts';
import { heading, paragraph, strong, text } from '../nodes.ts';

/** The job summary of a run that reviews nothing yet. `why` is a sentence. */
export function renderWaitingPage({ why, isPending }: { readonly why: string; readonly isPending: boolean }): string {
  const gate = isPending
    ? 'The job passes, and the pending status keeps the gate shut.'
    : 'The job fails: there is no pending status, so nothing else keeps the gate shut.';
  const children = [
    heading(1, text('Deep Review: waiting')),
    paragraph(strong('Nothing was reviewed yet:'), text(' '), phrase(why, 500)),
    paragraph(text(gate)),
  ];
  return serialise({ type: 'root', children });
}
