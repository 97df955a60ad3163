import type { PhrasingContent, RootContent } from 'mdast';
import { commentMarker } from '../../lib/marker.ts';
import type { FailureReason } from '../../types.ts';
import { longestComment } from '../comment/render-comment.ts';
import { counted } from '../counted.ts';
import { codeBlock, codeSpan, serialise } from '../escape.ts';
import { runLink } from '../links.ts';
import { alert, heading, joined, paragraph, strong, table, text } from '../nodes.ts';
import { verbatim } from '../prose/prose.ts';
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

/** Sessions that have begun, and how many of them have ended. */
export interface HeldSessions {
  readonly sessions: number;
  readonly ended: number;
}

/** How far the run is. `failed` and `cancelled` are ends without a report. */
export interface ProgressState {
  readonly phase: 'reviewing' | 'verifying' | 'writing' | 'failed' | 'cancelled';
  readonly headSha: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly runUrl: string | null;
  /** Context of the commit status that will tell the end; null where there is none. */
  readonly status: string | null;
  readonly reviewers: readonly ReviewerProgress[];
  /** Those that verify what was found. */
  readonly verification: HeldSessions | null;
  /** Those that look again at findings of earlier rounds. */
  readonly rechecks: HeldSessions | null;
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
 * The comment while the review runs, and at the end of a run without a report: at most 49,000 UTF-16 units, the last
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
  failed: 'No verdict: the review did not come to its end',
  cancelled: 'No verdict: the run was cancelled',
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
  return [
    heading(2, text(titles[state.phase])),
    lead(state),
    ...(failure === null ? [] : whatHappened(failure)),
    ...reviewersTable(reviewers, isOver(state)),
    ...sessionsOf('Findings of earlier rounds', state.rechecks),
    ...sessionsOf('Verification', state.verification),
    // A run that is killed leaves this behind: whoever reads it can tell that by the time.
    paragraph(text('Deep Review of '), codeSpan(headSha.slice(0, 7)), text(` · started ${minute(startedAt)}`), run),
  ];
}

function isOver({ phase }: ProgressState): boolean {
  return phase === 'failed' || phase === 'cancelled';
}

function lead(state: ProgressState): RootContent {
  switch (state.phase) {
    case 'failed':
      return alert('warning', [paragraph(undecided)]);
    case 'cancelled':
      return alert('warning', [
        paragraph(undecided, text(' For a report: '), runLink(state.runUrl, 're-run the job'), text('.')),
      ]);
    case 'reviewing':
      return underWay('is reviewing', withWhom(state), state);
    case 'verifying':
      return underWay('is verifying what reviewers found in', [], state);
    case 'writing':
      return underWay('is writing its report on', [], state);
  }
}

const undecided = strong('Nothing was decided about this pull request.');

/** What stands in the mail to whoever watches the pull request: one sentence that says what will come. */
function underWay(doing: string, who: readonly PhrasingContent[], { headSha, status }: ProgressState): RootContent {
  const teller: PhrasingContent[] =
    status === null ? [text('the job')] : [text('the status '), codeSpan(status, longestName)];
  return paragraph(
    text(`Deep Review ${doing} `),
    codeSpan(headSha.slice(0, 7)),
    [...who],
    text('; this comment will be replaced by the report, and '),
    teller,
    text(' will say whether it may merge.'),
  );
}

/** ` with Claude, Codex and Gemini`. */
function withWhom({ reviewers }: ProgressState): PhrasingContent[] {
  const shown = reviewers.slice(0, reviewers.length > mostNames ? mostNames - 1 : mostNames);
  const more = reviewers.length - shown.length;
  const names = shown.map(({ name }) => verbatim(name, longestName));
  const last = more === 0 ? names.pop() : [text(`${more} more`)];
  if (last === undefined) return [];
  return [text(' with '), ...joined(names, text(', ')), text(names.length === 0 ? '' : ' and '), ...last];
}

const mostNames = 6;

function whatHappened({ what, remedy }: NonNullable<ProgressState['failure']>): RootContent[] {
  return [
    paragraph(text('What happened:')),
    codeBlock(what, 'text', 2_000),
    paragraph(text('What to do:')),
    codeBlock(remedy, 'text', 2_000),
  ];
}

/** Before anything has happened it would say nothing. */
function reviewersTable(reviewers: readonly ReviewerProgress[], hasEnded: boolean): RootContent[] {
  if (reviewers.every(({ turns, end }) => turns === 0 && end === null)) return [];
  const shown = reviewers.slice(0, mostReviewers);
  const more = reviewers.length - shown.length;
  return [
    table([
      ['Reviewer', 'State', 'Turns', 'Files opened'].map((title) => [text(title)]),
      ...shown.map((reviewer) => row(reviewer, hasEnded)),
    ]),
    ...(more === 0 ? [] : [paragraph(text(`… and ${counted(more, 'more reviewer')}.`))]),
  ];
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

function sessionsOf(what: string, held: HeldSessions | null): RootContent[] {
  return held === null ? [] : [paragraph(text(`${what}: ${held.ended} of ${counted(held.sessions, 'session')} done.`))];
}
