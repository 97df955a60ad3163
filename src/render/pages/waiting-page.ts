import { serialise } from '../escape.ts';
import { alert, heading, paragraph, strong, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

const begins =
  'An event of the pull request starts the review once it need not wait: `ready_for_review`, or `labeled` for a label, among the `types` of the workflow.';

/** What of the gate a run that waits has left as it is, or has shut. */
export interface Waiting {
  /** A sentence. */
  readonly why: string;
  /** Whether its status is pending. */
  readonly isPending: boolean;
  /** What the status says of a review of this very head; null: there was none. */
  readonly stands: 'success' | 'failure' | null;
  /** Whether the job does. */
  readonly passes: boolean;
}

/** The job summary of a run that reviews nothing yet. */
export function renderWaitingPage(waiting: Waiting): string {
  const children = [
    heading(1, text('No verdict yet: waiting')),
    alert('warning', [paragraph(strong('Nothing was reviewed now:'), text(' '), phrase(waiting.why, 500))]),
    paragraph(phrase(gateOf(waiting), 500)),
    paragraph(phrase(begins, 500)),
  ];
  return serialise({ type: 'root', children });
}

function gateOf({ isPending, stands, passes }: Waiting): string {
  if (stands !== null)
    return `This head was reviewed before, and that stands: its status is still ${stands}, and the job ${passes ? 'passes' : 'fails'} as it did then.`;
  if (isPending && passes) return 'The job passes, and the pending status keeps the gate shut.';
  if (isPending)
    return 'The status is pending, and the job fails: GitHub did not say whether a review of this head had failed before.';
  return 'The job fails: there is no pending status, so nothing else keeps the gate shut. With `statuses: write` for the job and `status: auto` it passes while it waits.';
}
