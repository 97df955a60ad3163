import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommentDestination } from '../src/github/access.ts';
import { stickyComment } from '../src/github/sticky-comment.ts';
import { systemClock } from '../src/lib/clock.ts';
import { commentMarker, withoutState, withState } from '../src/lib/marker.ts';
import { withDecisions } from '../src/rounds/decisions.ts';
import { mergingOf } from '../src/rounds/merge/merging.ts';
import { readState, stateLine } from '../src/rounds/state-line.ts';
import type { Decision, Memory } from '../src/types.ts';
import { login, longDeadline, pull } from './support/github/connect.ts';
import { inMemoryAccess } from './support/github/in-memory.ts';
import { emptyState, type GitHubState } from './support/github/state.ts';
import { samples } from './support/samples.ts';
import { memoryOf, remembered, seal } from './support/sealing.ts';

/*
 * Everybody who writes the comment at once: runs that show progress and end with a report, and commands, in any order of
 * their requests and answers.
 */

const keys = seal();
const here = { pull: 7, instance: 'deep-review' };
const page = (text: string) => `${commentMarker('deep-review')}\n${text}\n`;

/** What a run that began so many seconds after another writes; its reviewers found one thing of their own. */
function roundOf(run: number, previous: Memory): Memory {
  const id = `F${previous.nextId}`;
  const [row] = memoryOf().rounds;
  if (row === undefined) throw new Error('no row');
  const found = remembered({ id, fingerprint: `${run}`.repeat(16), title: `Of run ${run}`, since: previous.round + 1 });
  return {
    ...previous,
    ...{ round: previous.round + 1, sequence: previous.sequence + 1, run: `${run}-1`, nextId: previous.nextId + 1 },
    findings: [...previous.findings, found],
    rounds: [...previous.rounds, { ...row, round: previous.round + 1, at: `2026-01-05T10:00:0${run}.000Z` }],
  };
}

function decisionOf(comment: number, verb: Decision['verb'], finding: string): Decision {
  return { comment, at: '2026-01-05T10:00:00.000Z', by: 'max', verb, finding, headSha: null, reason: 'For a test.' };
}

const memoryIn = (body: string): Memory => {
  const read = readState(body, keys);
  if (read.found !== 'memory') throw new Error(`${read.found}: ${body}`);
  return read.memory;
};

/** What a command writes: the decisions of all comments that nobody has handled. */
function decide(decisions: readonly Decision[]) {
  return (there: string): string | null => {
    const memory = memoryIn(there);
    const open = decisions.filter(({ comment }) => comment > memory.handled);
    if (open.length === 0) return null;
    const handled = Math.max(...open.map(({ comment }) => comment));
    const decided = withDecisions(memory, open);
    return withState(withoutState(there), stateLine({ ...decided, handled, sequence: memory.sequence + 1 }, keys));
  };
}

interface World {
  readonly state: GitHubState;
  commentOf(run: number, served: (what: string) => Promise<unknown>): CommentDestination;
}

function world(start: Memory | null): World {
  const state = emptyState([pull]);
  if (start !== null)
    state.comments = [{ id: 1, author: login, body: withState(page('The last report.'), stateLine(start, keys)) }];
  return {
    state,
    commentOf(run, served) {
      const access = inMemoryAccess(state, { login, served });
      return stickyComment({
        inTime: (_, act) => act(access),
        ...{ clock: systemClock, number: 7, name: 'deep-review', merging: mergingOf(keys, here) },
        stamp: { startedAt: run * 1_000, run: `${run}-1`, headSha: pull.headSha },
      });
    },
  };
}

/** A run from its first look to its report. @returns which round it was, and what became of the report */
async function review(run: number, comment: CommentDestination, shows: number) {
  const earlier = await comment.earlier();
  const read = readState(earlier?.body ?? '', keys);
  const previous = read.found === 'memory' ? read.memory : null;
  for (let at = 0; at < shows; at += 1) await comment.show(page(`Run ${run} is under way, ${at}.`));
  const memory = roundOf(run, previous ?? memoryOf({ round: 0, sequence: 0, findings: [], rounds: [], nextId: 1 }));
  const written = await comment.write(
    withState(page(`Report of run ${run}.`), stateLine(memory, keys)),
    longDeadline(),
  );
  return { run, round: memory.round, isWritten: written.outcome !== 'newer' };
}

/** At no moment is a command called handled whose decision the memory does not hold. */
function expectHandled({ decisions: held, handled }: Memory): void {
  const due = decisions.map(({ comment }) => comment).filter((comment) => comment <= handled);
  expect(held.map(({ comment }) => comment)).toEqual(due);
}

/** Who asked what of the comment, in the order in which GitHub served it. */
type Served = readonly [writer: number, request: string];

/**
 * Whether somebody wrote over the last word of another writer without having seen it: GitHub knows no compare-and-set, so
 * nobody can tell, and who has looked three times, or not once more, does not mend it. The next write does.
 */
function hasLateWrite(served: readonly Served[]): boolean {
  const indexes = (who: number, is: (request: string) => boolean) =>
    served.flatMap(([writer, request], at) => (writer === who && is(request) ? [at] : []));
  const isWrite = (request: string) => /^(?:PATCH|POST .*comments)/u.test(request);
  const writers = [...new Set(served.map(([writer]) => writer))];
  return writers.some((writer) =>
    indexes(writer, isWrite).some((at) => {
      const seen = indexes(writer, (request) => request.startsWith('GET')).findLast((index) => index < at) ?? -1;
      return writers.some((other) => {
        const wrote = indexes(other, isWrite).at(-1) ?? -1;
        return other !== writer && wrote > seen && wrote < at;
      });
    }),
  );
}

/** Whether the run that began first looked for the comment only when the other one's words stood there. */
function hasSeenLater(served: readonly Served[]): boolean {
  const looked = served.findIndex(([writer]) => writer === 1);
  const wrote = served.findIndex(([writer, request]) => writer === 2 && /^(?:PATCH|POST .*comments)/u.test(request));
  return wrote >= 0 && wrote < looked;
}

const first = memoryOf({ findings: [remembered(), remembered({ id: 'F2', fingerprint: 'f'.repeat(16) })], nextId: 3 });
const decisions = [decisionOf(101, 'dismiss', 'F1'), decisionOf(102, 'dismiss', 'F2'), decisionOf(103, 'reopen', 'F1')];

/** Two runs and three commands at once. */
async function interleave(
  scheduler: fc.Scheduler,
  { isFirst, shows }: { readonly isFirst: boolean; readonly shows: number },
) {
  const { state, commentOf } = world(isFirst ? null : first);
  const served: Served[] = [];
  const by = (writer: number) => async (what: string) => {
    await scheduler.schedule(Promise.resolve(), `${writer} ${what}`);
    if (!what.endsWith(' answered')) served.push([writer, what]);
    if (!/^(?:PATCH|POST .*comments answered)/u.test(what)) return;
    for (const { body } of state.comments) if (body.includes('state:v1')) expectHandled(memoryIn(body));
  };
  const all = isFirst ? [] : decisions;
  const deciding = all.map((_, at) =>
    commentOf(50 + at, by(50 + at)).amend(decide(all.slice(0, at + 1)), longDeadline()),
  );
  const reviewing = [1, 2].map((run) => review(run, commentOf(run, by(run)), shows));
  await scheduler.waitFor(Promise.all([...deciding, ...reviewing]));
  const isGivenUp = (await Promise.all(deciding)).includes('lost');
  const known = { isLate: hasLateWrite(served), isGivenUp, isReversed: hasSeenLater(served) };
  return { state, commentOf, reports: await Promise.all(reviewing), ...known };
}

it('leaves one comment, the newest report and every decision, in whatever order requests come through (A19)', async () => {
  let whole = 0;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), fc.nat(2), async (scheduler, isFirst, shows) => {
      const { state, commentOf, reports, isLate, isGivenUp, isReversed } = await interleave(scheduler, {
        isFirst,
        shows,
      });
      // One that began to look when the other had ended knows its round, and follows it.
      const [latest, before] = reports.toSorted((one, other) => other.round - one.round || other.run - one.run);
      // Each of two that each began after the other may have the last word.
      const last = (isReversed && latest?.round === before?.round ? reports : [latest]).filter((one) => one?.isWritten);
      expect(state.comments).toHaveLength(1);
      if (!isLate) whole += 1;
      // The next command does again what such a write has undone: what says that it was handled was undone with it.
      if ((isLate || isGivenUp) && !isFirst)
        await commentOf(60, async () => undefined).amend(decide(decisions), longDeadline());
      const body = state.comments[0]?.body ?? '';
      const memory = memoryIn(body);
      expect(new Set(memory.findings.map(({ id }) => id)).size).toBe(memory.findings.length);
      if (!isFirst) {
        expect(memory.decisions.map(({ comment }) => comment)).toEqual([101, 102, 103]);
        const declined = memory.findings.filter(({ id }) => ['F1', 'F2'].includes(id)).map((found) => found.declined);
        expect(declined).toEqual([null, 102]);
      }
      if (isLate) return;
      expect(last).not.toEqual([]);
      expect(last.some((one) => body.includes(`Report of run ${one?.run}.`))).toBe(true);
      const titles = memory.findings.map(({ title }) => title);
      for (const { run, isWritten } of reports) if (isWritten) expect(titles).toContain(`Of run ${run}`);
    }),
    { numRuns: samples(800, 6) },
  );
  expect(whole).toBeGreaterThanOrEqual(samples(200, 0));
});
