import { serialise } from '../escape.ts';
import { alert, heading, paragraph, strong, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

const begins =
  'An event of the pull request starts the review once it need not wait: `ready_for_review`, or `labeled` for a label, among the `types` of the workflow.';

/** The job summary of a run that reviews nothing yet. `why` is a sentence. */
export function renderWaitingPage({ why, isPending }: { readonly why: string; readonly isPending: boolean }): string {
  const gate = isPending
    ? 'The job passes, and the pending status keeps the gate shut.'
    : 'The job fails: there is no pending status, so nothing else keeps the gate shut. With `statuses: write` for the job and `status: auto` it passes while it waits.';
  const children = [
    heading(1, text('No verdict yet: waiting')),
    alert('warning', [paragraph(strong('Nothing was reviewed yet:'), text(' '), phrase(why, 500))]),
    paragraph(phrase(gate, 500)),
    paragraph(phrase(begins, 500)),
  ];
  return serialise({ type: 'root', children });
}
