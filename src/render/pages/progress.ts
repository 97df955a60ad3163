import type { PhrasingContent, RootContent } from 'mdast';
import { commentMarker } from '../../lib/marker.ts';
import type { FailureReason } from '../../types.ts';
import { longestComment } from '../comment/render-comment.ts';
import { counted } from '../counted.ts';
import { codeBlock, codeSpan, serialise } from '../escape.ts';
import { runLink } from '../links.ts';
import { heading, paragraph, strong, table, text } from '../nodes.ts';
import { keptOf, lastReport, progressTag, runningTitle } from './last-report.ts';

/** How far one reviewer is. */
export interface ReviewerProgress {
  readonly name: string;
  readonly model: string;
  readonly turns: number;
  readonly filesOpened: number;
  /** `findings`: how many were submitted. */
  readonly end: { readonly findings: number } | { readonly failed: FailureReason } | null;
}

/** How far the run is. `failed` and `cancelled` are ends without a report. */
export interface ProgressState {
  readonly phase: 'reviewing' | 'verifying' | 'writing' | 'failed' | 'cancelled';
  readonly headSha: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly runUrl: string | null;
  readonly reviewers: readonly ReviewerProgress[];
  /** Sessions that verify what was found, and how many of them have ended. */
  readonly verification: { readonly sessions: number; readonly ended: number } | null;
  /** What happened and what to do, of a run that failed. */
  readonly failure: { readonly what: string; readonly remedy: string } | null;
}

const mostReviewers = 20;
const longestName = 80;

/** What stood in the comment before, and when the run began that wrote it, in milliseconds since 1970. */
export interface Previous {
  readonly body: string;
  readonly startedAt: number | null;
}

/**
 * The comment while the review runs, and at the end of a run without a report: at most 65,000 UTF-16 units, the last
 * report folded up beneath, and hidden state of the earlier comment as it was. Null when that state leaves no room.
 */
export function renderProgress(
  state: ProgressState,
  previous: Previous | null,
  { name }: { readonly name: string },
): string | null {
  const kept = previous === null ? { report: '', hidden: [], isRunning: false } : keptOf(previous.body, { name });
  const left = kept.isRunning ? [paragraph(text(interrupted(previous?.startedAt ?? null)))] : [];
  const children = [...blocks(state), ...left];
  const head = `${commentMarker(name)}\n${progressTag}\n\n${serialise({ type: 'root', children })}`;
  const hidden = kept.hidden.map((line) => `\n${line}`).join('');
  const room = longestComment - head.length - hidden.length - 2;
  if (room < 0) return null;
  const last = lastReport(kept.report, room);
  return `${head}${last === '' ? '' : `\n${last}`}${hidden === '' ? '' : `${hidden}\n`}`;
}

const titles: Readonly<Record<ProgressState['phase'], string>> = {
  reviewing: runningTitle,
  verifying: runningTitle,
  writing: runningTitle,
  failed: 'Deep Review: No verdict',
  cancelled: 'Deep Review: cancelled',
};

/** A run that was killed could not take back what it had said. */
function interrupted(startedAt: number | null): string {
  return `${runOf(startedAt)} came to no end that it could tell of: what it showed here is gone, and it decided nothing.`;
}

/** An earlier run, by when it began. @param startedAt milliseconds since 1970; null when nobody knows */
export function runOf(startedAt: number | null): string {
  return startedAt === null ? 'An earlier run' : `The run that began ${minute(new Date(startedAt).toISOString())}`;
}

function minute(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

function blocks(state: ProgressState): RootContent[] {
  const { headSha, startedAt, runUrl, reviewers, failure } = state;
  const run: PhrasingContent[] = runUrl === null ? [] : [text(' · '), runLink(runUrl, 'workflow run')];
  const shown = reviewers.slice(0, mostReviewers);
  const more = reviewers.length - shown.length;
  return [
    heading(1, text(titles[state.phase])),
    paragraph(strong(lead(state)), text(` ${next(state)}`)),
    table([
      ['Reviewer', 'State', 'Turns', 'Files opened'].map((title) => [text(title)]),
      ...shown.map((reviewer) => row(reviewer, failure !== null || state.phase === 'cancelled')),
    ]),
    ...(more === 0 ? [] : [paragraph(text(`… and ${counted(more, 'more reviewer')}.`))]),
    ...verification(state),
    ...(failure === null
      ? []
      : [
          codeBlock(failure.what, 'text', 2_000),
          paragraph(text('What to do:')),
          codeBlock(failure.remedy, 'text', 2_000),
        ]),
    paragraph(text('Head '), codeSpan(headSha, longestName), text(` · started ${minute(startedAt)}`), run),
  ];
}

function lead({ phase }: ProgressState): string {
  if (phase === 'failed') return 'The review did not come to its end, so nothing was decided about this pull request.';
  if (phase === 'cancelled') return 'The run was cancelled, so nothing was decided about this pull request.';
  return 'Nothing is decided yet.';
}

function next({ phase, startedAt }: ProgressState): string {
  if (phase === 'failed') return 'What happened:';
  if (phase === 'cancelled') return 'Start it again for a report.';
  // A run that is killed leaves this behind: whoever reads it can tell that by the time.
  const since = `Running since ${minute(startedAt)}.`;
  if (phase === 'reviewing') return `${since} The reviewers read the change; the report will stand here.`;
  if (phase === 'verifying')
    return `${since} The change is read, and what is found is verified; the report will stand here.`;
  return `${since} The report is being written, and will stand here.`;
}

function row({ name, model, turns, filesOpened, end }: ReviewerProgress, isOver: boolean): PhrasingContent[][] {
  return [
    [codeSpan(name, longestName), text(' '), codeSpan(model, longestName)],
    [text(stateOf(end, isOver))],
    [text(String(turns))],
    [text(String(filesOpened))],
  ];
}

function stateOf(end: ReviewerProgress['end'], isOver: boolean): string {
  if (end === null) return isOver ? 'stopped' : 'reviewing';
  return 'failed' in end ? `failed: ${end.failed}` : `done: ${counted(end.findings, 'finding')}, not yet judged`;
}

function verification({ verification: going }: ProgressState): RootContent[] {
  if (going === null) return [];
  return [paragraph(text(`Verification: ${going.ended} of ${counted(going.sessions, 'session')} done.`))];
}
