import { codeSpan, serialise } from '../escape.ts';
import { alert, heading, paragraph, strong, table, text } from '../nodes.ts';
import { phrase } from '../prose/prose.ts';

/** One pull request of a merge group, and what its review came to. */
export interface QueuedPull {
  readonly number: number;
  /** As it is now. */
  readonly headSha: string;
  readonly passes: boolean;
  /** After its number: `is clean, by round 2`. */
  readonly told: string;
}

const mostRows = 100;

/** The job summary of a run that decided on a merge group. `problem` is a sentence. */
export function renderQueuePage({
  pulls,
  problem,
  baseRef,
}: {
  readonly pulls: readonly QueuedPull[];
  readonly problem: string | null;
  readonly baseRef: string;
}): string {
  const isClean = problem === null && pulls.length > 0 && pulls.every(({ passes }) => passes);
  const rows = pulls
    .slice(0, mostRows)
    .map(({ number, headSha, passes, told }) => [
      [text(`#${number}`)],
      [codeSpan(headSha.slice(0, 12), 20)],
      [strong(passes ? 'passes' : 'does not pass')],
      phrase(told, 500),
    ]);
  const head = [[text('Pull request')], [text('Head')], [text('It')], [text('because it')]];
  const remedy =
    'Mend or review what does not pass, then queue it again. No model was asked: a queue repeats what the reviews of its pull requests came to.';
  const children = [
    heading(1, text(isClean ? 'The merge group passes' : 'The merge group does not pass')),
    ...(problem === null ? [] : [alert('caution', [paragraph(phrase(problem, 500))])]),
    paragraph(text('What was queued for '), codeSpan(baseRef, 200), text(':')),
    ...(rows.length === 0 ? [paragraph(text('Nothing was looked up.'))] : [table([head, ...rows])]),
    ...(pulls.length > mostRows ? [paragraph(text(`And ${pulls.length - mostRows} more.`))] : []),
    ...(isClean ? [] : [paragraph(phrase(remedy, 500))]),
  ];
  return serialise({ type: 'root', children });
}
