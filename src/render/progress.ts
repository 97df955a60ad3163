import type { RootContent } from 'mdast';
import { commentMarker } from '../lib/marker.ts';
import { codeSpan, serialise } from './escape.ts';
import { runLink } from './links.ts';
import { heading, paragraph, table, text } from './nodes.ts';

/** A review that is still running. */
export interface Progress {
  readonly name: string;
  readonly headSha: string;
  readonly reviewers: readonly {
    readonly name: string;
    readonly state: 'waiting' | 'running' | 'completed' | 'failed';
    readonly turns: number;
    readonly filesOpened: number;
  }[];
  readonly runUrl: string | null;
}

const mostReviewers = 50;
const longestName = 200;

/** The comment while the review runs. The report takes its place. */
export function renderProgress({ name, headSha, reviewers, runUrl }: Progress): string {
  const rows = reviewers
    .slice(0, mostReviewers)
    .map((reviewer) => [
      [codeSpan(reviewer.name, longestName)],
      [text(reviewer.state)],
      [text(String(reviewer.turns))],
      [text(String(reviewer.filesOpened))],
    ]);
  const children: RootContent[] = [
    heading(1, text('Deep Review: running')),
    paragraph(text('The head '), codeSpan(headSha, longestName), text(' is being reviewed. There is no verdict yet.')),
    table([[[text('Reviewer')], [text('State')], [text('Turns')], [text('Files opened')]], ...rows]),
    ...(runUrl === null ? [] : [paragraph(runLink(runUrl, 'Workflow run'))]),
  ];
  return `${commentMarker(name)}\n${serialise({ type: 'root', children })}`;
}
