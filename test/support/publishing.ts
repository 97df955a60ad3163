import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEvents } from '../../src/events/event.ts';
import { type Clock, type Deadline, systemClock } from '../../src/lib/clock.ts';
import { commentMarker } from '../../src/lib/marker.ts';
import { headStatus } from '../../src/publish/head-status.ts';
import { inTime } from '../../src/publish/in-time.ts';
import { type Known, type Publication, publicationOf } from '../../src/publish/publication.ts';
import { publish } from '../../src/publish/publish.ts';
import { progressTag, runningTitle } from '../../src/render/pages/last-report.ts';
import { type ChangedFile, type Gate, letsPass, type Report } from '../../src/types.ts';
import { fullReport } from './full-report.ts';
import { type Connected, connect, pull } from './github/connect.ts';
import type { Fault } from './github/state.ts';
import { listeningRunner } from './runner.ts';

const name = 'deep-review';
const running = `${commentMarker(name)}\n${progressTag}\n\n## ${runningTitle}\n`;
const full = fullReport();
const head = pull.headSha;
const change = { ...full.change, headSha: head };

/** By what is known of the head: clean while it is the one that was reviewed, so that a wrong green would be seen. */
function decisionAt(known: Known['head']): Pick<Report, 'gate' | 'verdict'> {
  const clean: Gate = { outcome: 'clean', reasons: ['Nothing blocks.'], gaps: [], isOnlyUnproven: false };
  if (known === 'current') return { gate: clean, verdict: 'Merge as-is' };
  return {
    gate: { outcome: 'incomplete', reasons: [`The head is ${known}.`], gaps: [], isOnlyUnproven: false },
    verdict: 'No verdict',
  };
}

const changes = [...new Set(full.ledger.findings.flatMap(({ anchor }) => anchor?.path ?? []))]
  .slice(0, 1)
  .map((path) => ({
    ...{ path, status: 'modified', content: 'text', oldMode: '100644', newMode: '100644', notReviewed: null },
    ...{ additions: 0, deletions: 0, hunks: [] },
  })) as readonly ChangedFile[];

const made = new Map<string, Publication>();

function publicationFor({ head: known, lacking }: Known): Publication {
  const key = [known, ...lacking].join(' ');
  const before = made.get(key);
  if (before !== undefined) return before;
  const report: Report = { ...full, change, ...decisionAt(known) };
  const wanted = { name, comment: true, inlineComments: true, annotations: true, lacking, work: inTime(60_000) };
  const publication = publicationOf(report, changes, wanted);
  made.set(key, publication);
  return publication;
}

/** What stands where when a publication was sent, in words for a table. */
export interface Standing {
  readonly files: string;
  readonly summary: string;
  readonly comment: string;
  readonly lines: string;
  readonly annotations: string;
  readonly outputs: string;
  readonly status: string;
  readonly job: string;
  /** Warnings of the log. */
  readonly said: readonly string[];
}

/** What a case may touch before the report is sent. */
export interface Scene {
  readonly at: Connected;
  /** Every request that fits gets this, from now on. */
  fails(requests: RegExp, fault: Fault): void;
  /** Calls of the runner or the disk that throw. */
  readonly broken: Set<'files' | 'summary' | 'annotations' | 'outputs'>;
}

/** What stands in a comment that a later run has written. */
export const ofLaterRun = '# Deep Review: of a later run';

/** The verdict of a page. */
function verdictIn(page: string | undefined): string {
  if (page === undefined || page === '') return '–';
  if (page.includes(ofLaterRun)) return '*of the later run*';
  if (page.includes(runningTitle)) return '*running*';
  return /Merge as-is|No verdict/u.exec(page)?.[0] ?? '?';
}

/**
 * Sends a report of a run that has shown its progress, over the real adapter, to a GitHub that fails as the case wants it.
 * Where that GitHub hangs, the time of the last deadline is over at once.
 */
export async function sendReport(arrange: (scene: Scene) => unknown): Promise<Standing> {
  const open: AbortController[] = [];
  const clock: Clock = {
    ...systemClock,
    deadline(milliseconds): Deadline {
      const controller = new AbortController();
      open.push(controller);
      return Object.assign(controller.signal, { at: Date.now() + milliseconds });
    },
  };
  await using at = await connect({ clock });
  const directory = mkdtempSync(join(tmpdir(), 'deep-review-table-'));
  const { runner, said } = listeningRunner(undefined);
  const broken: Scene['broken'] = new Set();
  const breaks = (place: 'summary' | 'annotations' | 'outputs') => {
    if (broken.has(place)) throw new Error('No space left on device');
  };
  const warnings: string[] = [];
  const log = { line: () => undefined, group: () => undefined, warning: (text: string) => void warnings.push(text) };
  const status = headStatus({
    set: at.github.status(head, name),
    isDemanded: false,
    ...{ name, runUrl: null, log, redact: (text: string) => text },
  });
  const comment = at.comment;
  at.server.state.diff = Object.fromEntries(changes.map(({ path }) => [path, []]));
  await status.pending('The review is running.');
  await comment.show(running);
  const faults: { readonly requests: RegExp; readonly fault: Fault }[] = [];
  const hang = () => setImmediate(() => open.pop()?.abort());
  at.server.state.outage = (request) => {
    const { fault } = faults.find(({ requests }) => requests.test(request)) ?? {};
    if (fault?.status === 'stall') hang();
    return fault ?? null;
  };
  await arrange({ at, broken, fails: (requests, fault) => void faults.push({ requests, fault }) });
  const folder = join(directory, 'report');
  if (broken.has('files')) writeFileSync(folder, 'a file');
  else mkdirSync(folder);
  const known = await publish(publicationFor, {
    waitsFor: async () => null,
    world: {
      ...{ log, clock, events: createEvents(), cancel: new AbortController().signal },
      source: {
        readChange: () => Promise.reject(new Error('read before')),
        readThreads: async () => null,
        readProtected: async () => null,
        readBaseFile: async () => null,
        readHead: (_, deadline) => at.github.readHead(7, deadline),
      },
      runner: {
        ...runner,
        async summary(text) {
          breaks('summary');
          await runner.summary(text);
        },
        output(key, value) {
          if (key !== 'comment-url' && !key.startsWith('report-')) breaks('outputs');
          runner.output(key, value);
        },
        annotate(annotation) {
          breaks('annotations');
          runner.annotate(annotation);
        },
      },
    },
    to: {
      comment,
      inlineComments: (batch, deadline) => at.github.postInlineComments(7, batch, deadline),
      markComments: (fates, deadline) => at.github.markComments(7, fates, deadline),
    },
    ...{ status, change, directory: folder, endProgress: async () => undefined },
  });
  const { outputs, summary, commands } = said();
  const { comments, threads, statuses } = at.server.state;
  const path = outputs['report-json'];
  const standing: Standing = {
    files: path === undefined ? '–' : JSON.parse(readFileSync(path, 'utf8')).verdict,
    summary: verdictIn(summary),
    comment: comments.map(({ body }) => verdictIn(body)).join(' + ') || '–',
    lines: threads.length > 0 ? 'posted' : '–',
    annotations: commands.some(({ name: level }) => level !== 'add-mask') ? 'printed' : '–',
    outputs: outputs['verdict'] ?? '–',
    status: statuses.at(-1)?.state ?? '–',
    job: letsPass(decisionAt(known.head).gate, { onIncomplete: 'fail' }) ? '0' : '1',
    said: warnings,
  };
  rmSync(directory, { recursive: true });
  at.server.state.outage = null;
  return standing;
}
