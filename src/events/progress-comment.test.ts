import { describe, expect, it, vi } from 'vitest';
import { type Connected, connect, login, longDeadline } from '../../test/support/github/connect.ts';
import { pullRequest } from '../../test/support/report-parts.ts';
import { systemClock } from '../lib/clock.ts';
import { commentMarker, unstamped } from '../lib/marker.ts';
import { createRedactor } from '../lib/redact.ts';
import { progressTag } from '../render/pages/last-report.ts';
import { failureOf, type Reviewer, type SessionRecord, type Trace } from '../types.ts';
import { createEvents, type Events } from './event.ts';
import { type ProgressComment, type ProgressOptions, progressComment } from './progress-comment.ts';

const marker = commentMarker('deep-review');
const secret = 'sk-sentinel-key-of-nobody';
const reviewer = {
  provider: 'anthropic',
  vendor: 'anthropic',
  model: 'claude-opus-5-5',
  effort: 'high',
  passes: 1,
  maxOutputTokens: null,
} as const;
const [claude, codex]: readonly [Reviewer, Reviewer] = [
  { ...reviewer, name: 'Claude' },
  { ...reviewer, name: 'Codex' },
];
const trace: Trace = {
  turns: 9,
  toolCalls: {},
  filesOpened: ['a.ts', 'b.ts'],
  retries: 0,
  startedAt: 0,
  costUsd: null,
  durationMs: 1,
  usage: { input: 0, cached: 0, written: 0, writtenLong: 0, output: 0, reasoning: 0 },
  model: null,
};
const session: SessionRecord = { purpose: 'verification', reviewer: codex, failure: null, trace };
const change = { kind: 'change', change: pullRequest } as const;
const writing = { kind: 'writing' } as const;
/** Claude has answered. */
const turn = (turns: number, filesOpened: number) =>
  ({ kind: 'review-turn', reviewer: claude, turns, filesOpened, calls: [], stop: 'tools' }) as const;
const broken = { kind: 'abandoned', what: 'It broke.', remedy: 'Again.', isCancelled: false } as const;
const old = { id: 1, author: login, body: `${marker}\n# Deep Review: old\n\nText.` };

interface Scene extends AsyncDisposable {
  readonly at: Connected;
  readonly progress: ProgressComment;
  readonly tell: Events['tell'];
  readonly settled: Events['settled'];
  readonly lines: string[];
  /** Milliseconds of the pauses that have not ended. */
  pauses(): number[];
  /** Waits until so many calls of the port have ended, well or not. */
  calls(ended: number): Promise<void>;
  /** Ends the pause: the clock goes on by it. */
  tick(): void;
  writes(): string[];
  body(): string;
}

/** Progress against the loopback GitHub, with a clock that the test moves. */
async function scene(options: Partial<ProgressOptions> = {}): Promise<Scene> {
  const at = await connect();
  const lines: string[] = [];
  const pauses: { act: () => void; milliseconds: number }[] = [];
  let time = Date.parse('2026-11-03T07:20:01Z');
  let ended = 0;
  const count = <Value>(call: Promise<Value>) =>
    call.finally(() => {
      ended += 1;
    });
  const progress = progressComment({
    comment: {
      earlier: () => count(at.comment.earlier()),
      show: (body) => count(at.comment.show(body)),
      write: (body, deadline) => count(at.comment.write(body, deadline)),
    },
    name: 'deep-review',
    reviewers: [claude, codex],
    runUrl: null,
    status: 'deep-review',
    log: { line: (text) => void lines.push(text), warning: () => undefined, group: () => undefined },
    redact: createRedactor([secret]),
    clock: {
      now: () => time,
      deadline: systemClock.deadline,
      wait: async () => undefined,
      schedule(act, milliseconds) {
        const pause = { act, milliseconds };
        pauses.push(pause);
        return () => void pauses.splice(pauses.indexOf(pause), 1);
      },
    },
    ...options,
  });
  const events = createEvents();
  events.listen(progress.listen);
  return {
    at,
    progress,
    tell: events.tell,
    settled: events.settled,
    lines,
    pauses: () => pauses.map(({ milliseconds }) => milliseconds),
    calls: (wanted) => vi.waitFor(() => expect(ended).toBe(wanted), { timeout: 25_000 }),
    tick() {
      const pause = pauses.shift();
      time += pause?.milliseconds ?? 0;
      pause?.act();
    },
    writes: () => at.server.requests.filter((line) => /^(?:POST|PATCH) \/repos/.test(line)),
    body: () => unstamped(at.server.state.comments.find(({ author }) => author === login)?.body ?? ''),
    [Symbol.asyncDispose]: () => at[Symbol.asyncDispose](),
  };
}

describe.concurrent('progress', () => {
  it('stands in the comment at once, over the last report, and ends as the report', async () => {
    await using scenes = await scene();
    const { at, progress, tell } = scenes;
    at.server.state.comments = [{ ...old }];
    tell(change);
    await scenes.calls(2);
    expect(scenes.body()).toContain('## No verdict yet: the review is running');
    expect(scenes.body()).toContain('# Deep Review: old');
    tell(turn(1, 3));
    await progress.stop();
    await at.comment.write(`${marker}\nThe report.`, longDeadline());
    expect(at.server.state.comments).toHaveLength(1);
    expect(scenes.body()).toBe(`${marker}\nThe report.`);
    expect(scenes.pauses()).toEqual([]);
  });

  it('writes once for all changes of a pause, and not when nothing changed', async () => {
    await using scenes = await scene();
    const { tell } = scenes;
    tell({ ...turn(1, 0), reviewer: codex });
    expect(scenes.pauses()).toEqual([]);
    tell(change);
    await scenes.calls(2);
    tell(turn(1, 3));
    tell({
      kind: 'review-end',
      review: { outcome: 'failed', reviewer: codex, ...failureOf('outage', ''), trace },
    });
    tell({ kind: 'verification-start', verifier: codex, claims: [] });
    expect(scenes.pauses()).toEqual([20_000]);
    scenes.tick();
    await scenes.calls(3);
    expect(scenes.body()).toMatch(/Claude.*reviewing \| 1 \| 3 \|\n.*Codex.*failed: outage \| 9 \| 2 \|/);
    expect(scenes.body()).toContain('0 of 1 session done');
    tell(turn(1, 3));
    scenes.tick();
    tell({ kind: 'verification-end', session, rulings: [] });
    tell(writing);
    scenes.tick();
    await scenes.calls(4);
    expect(scenes.body()).toMatch(/is writing its report on[\s\S]*1 of 1 session done/);
    expect(scenes.writes()).toHaveLength(3);
  });

  it('that cannot be written is a line in the log, and after three failures no more is tried', async () => {
    await using scenes = await scene();
    const { at, progress, tell } = scenes;
    tell(change);
    await scenes.calls(2);
    for (let turns = 1; turns <= 3; turns += 1) {
      at.server.state.faults.push({ status: 502, message: 'Bad gateway', on: 'PATCH' });
      tell(turn(turns, 0));
      scenes.tick();
      await scenes.calls(2 + turns);
    }
    await vi.waitFor(() =>
      expect(scenes.lines.at(-1)).toBe('Progress is not shown in the comment: 3 attempts failed.'),
    );
    tell(turn(4, 0));
    expect(scenes.pauses()).toEqual([]);
    expect(scenes.writes()).toHaveLength(4);
    await progress.stop();
  });

  it('is not shown with a read-only token', async () => {
    await using scenes = await scene();
    const { at, progress, tell } = scenes;
    at.server.state.permissions = { ...at.server.state.permissions, comments: false };
    tell(change);
    await progress.stop();
    expect(scenes.lines).toEqual([
      'Progress is not shown in the comment: the token may not comment on this pull request.',
    ]);
    tell(broken);
    await scenes.settled();
    expect(scenes.writes()).toHaveLength(1);
  });

  it('does not keep what holds a secret of the workflow, and shows none', async () => {
    await using scenes = await scene();
    const { at, tell } = scenes;
    at.server.state.comments = [{ ...old, body: `${old.body} It held ${secret}.` }];
    tell(change);
    await scenes.calls(2);
    expect(scenes.body()).toContain('## No verdict yet: the review is running');
    expect(scenes.body()).not.toContain('sentinel');
    tell({ ...broken, what: `It broke at ${secret}.` });
    await scenes.settled();
    expect(scenes.body()).not.toContain('sentinel');
    expect(scenes.lines).toEqual(['Progress is not shown in the comment: it would hold a secret of the workflow.']);
  });

  it('does not bring back a comment that somebody deleted', async () => {
    await using scenes = await scene();
    const { at, tell } = scenes;
    tell(change);
    await scenes.calls(2);
    at.server.state.comments = [];
    tell(writing);
    scenes.tick();
    await scenes.calls(3);
    await vi.waitFor(() =>
      expect(scenes.lines).toEqual(['Progress is not shown in the comment: the comment was deleted.']),
    );
    expect(at.server.state.comments).toEqual([]);
  });

  it.each([
    ['failed', false, /did not come to its end[\s\S]*The objects are gone/],
    ['cancelled', true, /No verdict: the run was cancelled/],
  ])('says so when the run %s, and keeps the last report', async (_, isCancelled, words) => {
    await using scenes = await scene();
    const { at, tell } = scenes;
    at.server.state.comments = [{ ...old }];
    tell(change);
    tell(turn(1, 3));
    tell({ ...broken, what: 'The objects are gone.', isCancelled });
    await scenes.settled();
    expect(scenes.body()).toMatch(words);
    expect(scenes.body()).toContain('# Deep Review: old');
    expect(scenes.pauses()).toEqual([]);
  });

  it('ends in the comment, although progress could not be written', async () => {
    await using scenes = await scene();
    const { at, tell } = scenes;
    tell(change);
    await scenes.calls(2);
    for (let turns = 1; turns <= 3; turns += 1) {
      at.server.state.faults.push({ status: 502, message: 'Bad gateway', on: 'PATCH' });
      tell(turn(turns, 0));
      scenes.tick();
      await scenes.calls(2 + turns);
    }
    at.server.state.faults.push({ status: 502, message: 'Bad gateway', on: 'PATCH' });
    tell(broken);
    await scenes.settled();
    expect(scenes.body()).toMatch(/did not come to its end[\s\S]*It broke\./);
  });

  it('takes over what a killed run left, and says since when nothing was heard', async () => {
    await using scenes = await scene();
    const { at, progress, tell } = scenes;
    const killed = at.commentOf(-600_000);
    await killed.show(`${marker}\n${progressTag}\n\n## No verdict yet: the review is running\n`);
    tell(change);
    await progress.stop();
    expect(scenes.lines).toEqual([
      'The run that began 2026-11-03 07:05 UTC left it as running: this run takes the comment over.',
    ]);
    expect(scenes.body()).toContain('The run that began 2026-11-03 07:05 UTC came to no end that it could tell of');
  });

  it('leaves the comment to a run that began later, also at its end (threat 63)', async () => {
    await using scenes = await scene();
    const { at, tell } = scenes;
    tell(change);
    await scenes.calls(2);
    const later = at.commentOf(600_000);
    await later.earlier();
    await later.write(`${marker}\nThe later report.`, longDeadline());
    tell(writing);
    scenes.tick();
    await scenes.calls(3);
    tell(broken);
    await scenes.settled();
    expect(scenes.body()).toBe(`${marker}\nThe later report.`);
    expect(scenes.lines).toEqual(['Progress is not shown in the comment: a run that began later shows its own there.']);
  });

  it('leaves the report alone when something fails after it', async () => {
    await using scenes = await scene();
    const { at, progress, tell } = scenes;
    tell(change);
    await progress.stop();
    await at.comment.write(`${marker}\nThe report.`, longDeadline());
    tell(broken);
    await scenes.settled();
    expect(scenes.body()).toBe(`${marker}\nThe report.`);
  });

  it('does not touch the comment when comments are switched off, or before the start', async () => {
    await using off = await scene({ comment: null });
    off.tell(change);
    off.tell(writing);
    await off.progress.stop();
    await using early = await scene();
    early.tell(broken);
    await early.settled();
    expect([...off.at.server.requests, ...early.at.server.requests]).toEqual([]);
  });
});
