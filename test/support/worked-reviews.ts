import type { ChangedFile, Evidence, Finding, RawReview, Submission } from '../../src/types.ts';
import { claude, codex, gemini, trace } from './report-parts.ts';

/*
 * Three reviews written by hand, of which the ledger keeps most, demotes one finding, moves one to the concerns and finds
 * two remedies wrong. What it has to say of each item is in `pages/worked-example.test.ts`.
 */

type Completed = Extract<RawReview, { outcome: 'completed' }>;

const changed = ['scripts/bring-up.sh', 'src/archive.ts', 'src/stop.ts', 'src/tower.ts', 'test/pump.test.ts'];

function finding(
  place: Pick<Finding, 'severity' | 'path' | 'startLine' | 'quote' | 'title' | 'failure' | 'body'>,
  more: Partial<Finding> = {},
): Finding {
  const endLine = (place.startLine ?? 1) + place.quote.split('\n').length - 1;
  return { kind: 'regression', endLine, side: 'new', cause: null, fix: null, evidence: 'traced', ...place, ...more };
}

const lossOfArchive = finding(
  {
    severity: 'important',
    path: 'src/archive.ts',
    startLine: 8,
    quote:
      '  if (sum === null) {\n    // Without a checksum the archive cannot be trusted.\n    await rm(path, { force: true });',
    title: 'A checksum that fails for any reason deletes the only copy of the archive',
    failure:
      'The disk is busy while `checksum` reads: it throws, and years of tides that nobody can fetch again are gone.',
    body: 'Every error becomes `null`, also one that says nothing of the archive.\n\nThe feed gives the last month only, so `rebuild` does not bring the rest back.',
  },
  {
    fix: {
      text: 'Move the archive aside before it is rebuilt, and keep it until the new one stands.',
      diff: '--- a/src/archive.ts\n+++ b/src/archive.ts\n@@ -10 +10 @@\n-    await rm(path, { force: true });\n+    await rename(path, `${path}.old`);\n',
    },
  },
);

const deadCancel = finding(
  {
    severity: 'important',
    path: 'src/stop.ts',
    startLine: 14,
    quote: '  await cancelRequest(name);',
    title: 'The request is cancelled after there is nothing left to cancel',
    failure: 'A pump that had to be forced: the call waits for an answer that cannot come any more.',
    body: 'By then `forceStop` has ended both units.',
  },
  { fix: { text: 'Remove the call.', diff: null } },
);

const staleState = finding(
  {
    severity: 'important',
    path: 'src/stop.ts',
    startLine: 19,
    quote: "  for (const unit of [state.pump, state.valve]) await signal(unit, 'kill');",
    title: 'The force goes to units of ten seconds ago',
    failure: 'A pump restarts during the wait: the kill reaches whatever has its number by then.',
    body: 'The state was read before the wait.',
  },
  { fix: { text: 'Read the state again before the force.', diff: null }, evidence: 'reasoned' },
);

const suggestions: readonly Finding[] = [
  finding({
    severity: 'suggestion',
    path: 'src/tower.ts',
    startLine: 15,
    quote: '  if (code === 75) return;',
    title: 'Nobody can tell what 75 means',
    failure: 'A reader takes it for an error that is swallowed.',
    body: 'A named constant would say it.',
  }),
  finding({
    severity: 'suggestion',
    path: 'src/stop.ts',
    startLine: 25,
    quote: '    await wait(500);',
    title: 'The wait sleeps before it looks for the first time',
    failure: 'Every stop takes half a second, also of a pump that is off.',
    body: 'Looking first costs nothing.',
  }),
  finding({
    severity: 'suggestion',
    path: 'src/stop.ts',
    startLine: 19,
    quote: '[state.pump, state.valve]',
    title: 'The pump is ended before the valve that feeds it',
    failure: 'Water stands in the pipe until somebody looks.',
    body: 'The other order empties it.',
  }),
  finding({
    severity: 'suggestion',
    path: 'scripts/bring-up.sh',
    startLine: 5,
    quote: 'cat > /etc/valves.conf <<END',
    title: 'One here-document is quoted and its twin is not',
    failure: 'A dollar sign in the second one is expanded one day.',
    body: 'Quote both.',
  }),
];

const observed = (title: string, body: string, path: string | null = null) => ({ title, path, body });

function review(reviewer: typeof claude, durationMs: number, parts: Partial<Submission>): Completed {
  const coverage = changed.map((path) => ({ path, receipt: '0a1b2c3d', note: 'Read.' }));
  return {
    outcome: 'completed',
    reviewer,
    submission: {
      ...{ findings: [], concerns: [], strengths: [], testing: [], documentation: [], limitations: [], unreadable: [] },
      ...parts,
      coverage,
    },
    delivery: [],
    trace: trace(reviewer, durationMs, { filesOpened: ['src/start.ts', 'src/stop.ts'] }),
  };
}

const todo = '// TODO: pumps are stopped one after the other; many of them take their time.';
const onPurpose =
  '// The state is the one from before the wait, on purpose: its file does not change while a pump runs.';

const submitted: readonly Completed[] = [
  review(claude, 263_000, {
    findings: [deadCancel, ...suggestions],
    concerns: [
      {
        ...observed(
          'The wait and the force look at different moments',
          'Reading the state anew would end this kind of defect.',
          'src/stop.ts',
        ),
        scope: 'future',
      },
    ],
    strengths: [
      observed('Asking comes before forcing', 'A pump can finish its stroke.', 'src/stop.ts'),
      observed('The archive is written beside and renamed', 'No reader meets half a file.', 'src/archive.ts'),
      observed(
        'An answer that is not known is an error',
        'A new code of the radio is noticed at once.',
        'src/tower.ts',
      ),
      observed('One function sends every signal', 'Ask and kill share their checks.', 'src/tower.ts'),
    ],
    testing: [observed('No test has a pump that does not listen', 'The forced path never runs.', 'test/pump.test.ts')],
  }),
  review(codex, 424_000, {
    findings: [lossOfArchive],
    strengths: [
      observed('The deadline is in one place', 'Changing the patience is one line.', 'src/stop.ts'),
      observed('The script can be run twice', 'Both files are written anew.', 'scripts/bring-up.sh'),
    ],
    testing: [
      observed('Nothing opens an archive whose checksum fails', 'This is where data is lost.', 'src/archive.ts'),
      observed('Nothing stops several pumps', 'Their order is not pinned down.', 'src/stop.ts'),
      observed('The test does not tell a gentle stop from a forced one', 'Either passes.', 'test/pump.test.ts'),
    ],
    limitations: [
      {
        title: 'Pumps are stopped in sequence',
        path: 'src/stop.ts',
        startLine: 3,
        quote: todo,
        body: 'The wait makes this matter more: each pump may now take ten seconds.',
      },
      {
        title: 'The force acts on an older state',
        path: 'src/stop.ts',
        startLine: 17,
        quote: onPurpose,
        body: 'Stated beside the code.',
      },
      {
        title: 'The test cannot see how a pump ended',
        path: 'test/pump.test.ts',
        startLine: 4,
        quote: '// Does not tell a pump that was asked from one that was forced.',
        body: 'The same as the third scenario above.',
      },
    ],
  }),
  review(gemini, 272_000, {
    findings: [staleState],
    strengths: [
      observed('A missing checksum is not ignored', 'A damaged archive cannot be served.', 'src/archive.ts'),
      observed('Files are small', 'Each does one thing.'),
      observed('The test runs without a harbour', 'Anybody can run it.', 'test/pump.test.ts'),
    ],
  }),
];

/** The three reviews, each of which had the whole change before it. */
export function reviewsOf(
  changes: readonly Pick<ChangedFile, 'path' | 'additions' | 'deletions'>[],
): readonly RawReview[] {
  const delivery = changes.map(({ path, additions, deletions }) => {
    const changedLines = additions + deletions;
    return { path, changedLines, deliveredLines: changedLines, isAcknowledged: true, missing: [] };
  });
  return submitted.map((review) => ({ ...review, delivery }));
}

/** What verifiers say, by the raw finding that it is of. */
export const evidence: Readonly<Record<'start' | 'kill' | 'comment', Evidence>> = {
  start: {
    path: 'src/start.ts',
    startLine: 6,
    endLine: 6,
    side: 'new',
    quote: '  const archive = await openArchive(config.archive);',
    shows: 'Every start opens the archive, so one failed checksum is enough',
  },
  kill: {
    path: 'src/tower.ts',
    startLine: 14,
    endLine: 14,
    side: 'new',
    quote: '  // A kill takes back every request that is still open.',
    shows: 'After a kill there is no request, so the call does nothing',
  },
  comment: {
    path: 'src/stop.ts',
    startLine: 17,
    endLine: 17,
    side: 'new',
    quote: onPurpose,
    shows: 'The older state is meant, and its file does not change',
  },
};
