import { describe, expect, it, vi } from 'vitest';
import { type Connected, connect, login } from '../../test/support/github/connect.ts';
import type { Turn } from '../agent/provider.ts';
import { commentMarker } from '../lib/marker.ts';
import { createRedactor } from '../lib/redact.ts';
import type { Reviewer, SessionRecord, Trace } from '../types.ts';
import { createProgress, type Progress, type ProgressOptions } from './progress-comment.ts';

const marker = commentMarker('deep-review');
const secret = 'sk-sentinel-key-of-nobody';
const reviewer = { provider: 'anthropic', model: 'claude-opus-5-5', effort: 'high' } as const;
const [claude, codex]: readonly [Reviewer, Reviewer] = [
  { ...reviewer, name: 'Claude' },
  { ...reviewer, name: 'Codex' },
];
const trace: Trace = {
  turns: 9,
  toolCalls: {},
  filesOpened: ['a.ts', 'b.ts'],
  retries: 0,
  durationMs: 1,
  usage: { input: 0, cached: 0, cacheWrite: 0, output: 0, reasoning: 0 },
  model: null,
};
const turn: Turn = { text: '', calls: [], stop: 'tools', usage: trace.usage, model: '' };
const session: SessionRecord = { purpose: 'verification', reviewer: codex, failure: null, trace };
const head = 'b'.repeat(40);
const old = { id: 1, author: login, body: `${marker}\n# Deep Review: old\n\nText.` };

interface Scene extends AsyncDisposable {
  readonly at: Connected;
  readonly progress: Progress;
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
  const progress = createProgress({
    github: {
      readComment: (number) => count(at.github.readComment(number)),
      upsertComment: (number, body) => count(at.github.upsertComment(number, body)),
      updateComment: (id, body) => count(at.github.updateComment(id, body)),
    },
    isEnabled: true,
    number: 7,
    name: 'deep-review',
    reviewers: [claude, codex],
    runUrl: null,
    log: { line: (text) => void lines.push(text), warning: () => undefined, group: () => undefined },
    redact: createRedactor([secret]),
    now: () => time,
    schedule(act, milliseconds) {
      const pause = { act, milliseconds };
      pauses.push(pause);
      return () => void pauses.splice(pauses.indexOf(pause), 1);
    },
    ...options,
  });
  return {
    at,
    progress,
    lines,
    pauses: () => pauses.map(({ milliseconds }) => milliseconds),
    calls: (wanted) => vi.waitFor(() => expect(ended).toBe(wanted), { timeout: 25_000 }),
    tick() {
      const pause = pauses.shift();
      time += pause?.milliseconds ?? 0;
      pause?.act();
    },
    writes: () => at.server.requests.filter((line) => /^(?:POST|PATCH) \/repos/.test(line)),
    body: () => at.server.state.comments.find(({ author }) => author === login)?.body ?? '',
    [Symbol.asyncDispose]: () => at[Symbol.asyncDispose](),
  };
}

describe.concurrent('progress', () => {
  it('stands in the comment at once, over the last report, and ends as the report', async () => {
    await using scenes = await scene();
    const { at, progress } = scenes;
    at.server.state.comments = [{ ...old }];
    progress.start(head);
    await scenes.calls(2);
    expect(scenes.body()).toContain('# Deep Review: review running');
    expect(scenes.body()).toContain('# Deep Review: old');
    progress.reviewerTurn(claude, turn, 1, 3);
    await progress.stop();
    await at.github.upsertComment(7, `${marker}\nThe report.`);
    expect(at.server.state.comments).toEqual([{ ...old, body: `${marker}\nThe report.` }]);
    expect(scenes.pauses()).toEqual([]);
  });

  it('writes once for all changes of a pause, and not when nothing changed', async () => {
    await using scenes = await scene();
    const { progress } = scenes;
    progress.reviewerTurn(codex, turn, 1, 0);
    expect(scenes.pauses()).toEqual([]);
    progress.start(head);
    await scenes.calls(2);
    progress.reviewerTurn(claude, turn, 1, 3);
    progress.reviewerEnd({
      outcome: 'failed',
      reviewer: codex,
      reason: 'outage',
      detail: '',
      trace,
    });
    progress.verificationStart({ verifier: codex, claims: [] });
    expect(scenes.pauses()).toEqual([20_000]);
    scenes.tick();
    await scenes.calls(3);
    expect(scenes.body()).toMatch(/Claude.*reviewing \| 1 \| 3 \|\n.*Codex.*failed: outage \| 9 \| 2 \|/);
    expect(scenes.body()).toContain('0 of 1 session done');
    progress.reviewerTurn(claude, turn, 1, 3);
    scenes.tick();
    progress.verificationEnd(session, []);
    progress.writing();
    scenes.tick();
    await scenes.calls(4);
    expect(scenes.body()).toMatch(/The report is being written[\s\S]*1 of 1 session done/);
    expect(scenes.writes()).toHaveLength(3);
  });

  it('that cannot be written is a line in the log, and after three failures no more is tried', async () => {
    await using scenes = await scene();
    const { at, progress } = scenes;
    progress.start(head);
    await scenes.calls(2);
    for (let turns = 1; turns <= 3; turns += 1) {
      at.server.state.faults.push({ status: 502, message: 'Bad gateway', on: 'PATCH' });
      progress.reviewerTurn(claude, turn, turns, 0);
      scenes.tick();
      await scenes.calls(2 + turns);
    }
    await vi.waitFor(() =>
      expect(scenes.lines.at(-1)).toBe('Progress is not shown in the comment: 3 attempts failed.'),
    );
    progress.reviewerTurn(claude, turn, 4, 0);
    expect(scenes.pauses()).toEqual([]);
    expect(scenes.writes()).toHaveLength(4);
    await progress.stop();
  });

  it('is not shown with a read-only token', async () => {
    await using scenes = await scene();
    const { at, progress } = scenes;
    at.server.state.permissions = { ...at.server.state.permissions, comments: false };
    progress.start(head);
    await progress.stop();
    expect(scenes.lines).toEqual([
      'Progress is not shown in the comment: the token may not comment on this pull request.',
    ]);
    await progress.fail({ what: 'It broke.', remedy: 'Again.', isCancelled: false });
    expect(scenes.writes()).toHaveLength(1);
  });

  it('does not keep what holds a secret of the workflow, and shows none', async () => {
    await using scenes = await scene();
    const { at, progress } = scenes;
    at.server.state.comments = [{ ...old, body: `${old.body} It held ${secret}.` }];
    progress.start(head);
    await scenes.calls(2);
    expect(scenes.body()).toContain('# Deep Review: review running');
    expect(scenes.body()).not.toContain('sentinel');
    await progress.fail({ what: `It broke at ${secret}.`, remedy: 'Again.', isCancelled: false });
    expect(scenes.body()).not.toContain('sentinel');
    expect(scenes.lines).toEqual(['Progress is not shown in the comment: it would hold a secret of the workflow.']);
  });

  it('does not bring back a comment that somebody deleted', async () => {
    await using scenes = await scene();
    const { at, progress } = scenes;
    progress.start(head);
    await scenes.calls(2);
    at.server.state.comments = [];
    progress.writing();
    scenes.tick();
    await scenes.calls(3);
    await vi.waitFor(() =>
      expect(scenes.lines).toEqual(['Progress is not shown in the comment: the comment was deleted.']),
    );
    expect(at.server.state.comments).toEqual([]);
  });

  it.each([
    ['failed', false, /did not come to its end[\s\S]*The objects are gone/],
    ['cancelled', true, /The run was cancelled/],
  ])('says so when the run %s, and keeps the last report', async (_, isCancelled, words) => {
    await using scenes = await scene();
    const { at, progress } = scenes;
    at.server.state.comments = [{ ...old }];
    progress.start(head);
    progress.reviewerTurn(claude, turn, 1, 3);
    await progress.fail({ what: 'The objects are gone.', remedy: 'Push again.', isCancelled });
    expect(scenes.body()).toMatch(words);
    expect(scenes.body()).toContain('# Deep Review: old');
    expect(scenes.pauses()).toEqual([]);
  });

  it('leaves the report alone when something fails after it', async () => {
    await using scenes = await scene();
    const { at, progress } = scenes;
    progress.start(head);
    await progress.stop();
    await at.github.upsertComment(7, `${marker}\nThe report.`);
    await progress.fail({ what: 'It broke.', remedy: 'Again.', isCancelled: false });
    expect(scenes.body()).toBe(`${marker}\nThe report.`);
  });

  it('does not touch the comment when comments are switched off, or before the start', async () => {
    await using off = await scene({ isEnabled: false });
    off.progress.start(head);
    off.progress.writing();
    await off.progress.stop();
    await using early = await scene();
    await early.progress.fail({ what: 'No such pull request.', remedy: 'Check.', isCancelled: false });
    expect([...off.at.server.requests, ...early.at.server.requests]).toEqual([]);
  });
});
