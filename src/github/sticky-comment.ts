import type { Clock, Deadline } from '../lib/clock.ts';
import { keepingState, type RunStamp, runTag, stamped, stampOf, unstamped } from '../lib/marker.ts';
import type { Access, CommentDestination, CommentId, EarlierComment, WrittenComment } from './access.ts';
import { createOnce, read, refuseWrong, remove, update } from './comment-calls.ts';
import { isDenied, statusOf } from './failure.ts';
import { findOwn } from './own-comments.ts';

/** How often the comments are read anew when what was seen does not hold any more. */
const mostLooks = 3;
/** Limit of what shows progress: the next one comes soon, and the report must not wait for it. */
const longestShowMs = 15_000;

/** Passed over as a comment that another run has taken. */
class Newer extends Error {
  readonly run: RunStamp;
  constructor(run: RunStamp) {
    super('a newer run has written the comment');
    this.run = run;
  }
}

/**
 * Our comment on a pull request, as one run sees it. It is ours when its first line is the marker and GitHub says that
 * this token wrote it: anybody can plant a marker. The oldest one is kept, further ones of ours are removed. Once it is
 * found or made, this run holds its id, and asks no more which comment is ours. It is read before every write: what a run
 * wrote that began after this one stays, and so does the memory in its last line, unless the page brings a newer one.
 */
export function stickyComment({
  inTime,
  clock,
  number,
  name,
  stamp,
}: {
  /** Acts with a client that keeps the deadline. */
  readonly inTime: <Value>(deadline: Deadline | undefined, act: (access: Access) => Promise<Value>) => Promise<Value>;
  readonly clock: Pick<Clock, 'now' | 'deadline'>;
  readonly number: number;
  readonly name: string;
  readonly stamp: RunStamp;
}): CommentDestination {
  const tag = runTag(stamp);
  /** What stood there when this run began is no newer run's, whatever its clock said. */
  const before = new Set<string>();
  let held: CommentId | null = null;
  let duplicates: readonly CommentId[] = [];
  /** A write of ours that had no answer may still come through. */
  let isInDoubt = false;

  function refuseNewer(body: string | null): void {
    const other = body === null ? null : stampOf(body);
    if (other === null || runTag(other) === tag || before.has(runTag(other))) return;
    if (other.startedAt >= stamp.startedAt) throw new Newer(other);
  }

  /** @returns whether GitHub said which comments are ours; when it did not, there may be one that nobody knows of. */
  async function look(access: Access): Promise<{ readonly body: string | null; readonly isCertain: boolean }> {
    const { own, isCertain } = await findOwn(access, { number, name, tag });
    const [first, ...others] = own;
    held = first?.id ?? null;
    duplicates = others.map(({ id }) => id);
    return { body: first?.body ?? null, isCertain };
  }

  /** Whether this run's own text got there, or nobody knows. */
  async function inDoubtUntilDone<Value>(act: Promise<Value>): Promise<Value> {
    isInDoubt = true;
    const done = await act;
    isInDoubt = false;
    return done;
  }

  async function removeDuplicates(access: Access): Promise<void> {
    for (const id of duplicates) await remove(access, id);
    duplicates = [];
  }

  /** Half of the time is for the look, so that a GitHub that only takes writes takes this one. */
  async function lookFirst(deadline: Deadline): Promise<string | null> {
    const half = clock.deadline(Math.max(0, Math.round((deadline.at - clock.now()) / 2)));
    const id = held;
    try {
      return await inTime(half, async (access) => {
        const there = id === null ? (await look(access)).body : await read(access, id);
        refuseNewer(there);
        return there;
      });
    } catch (error) {
      // A report in a second comment is better than none; a blind repetition could make any number of them.
      if (error instanceof Newer || (id === null && isInDoubt)) throw error;
      return null;
    }
  }

  /** Null when it has to be tried anew: somebody deleted the comment, or the answer got lost. */
  async function writeOnce(page: string, deadline: Deadline): Promise<WrittenComment | null> {
    const body = keepingState(page, await lookFirst(deadline));
    return inTime(deadline, async (access): Promise<WrittenComment | null> => {
      if (held === null) {
        const made = await createOnce(access, { number, body });
        isInDoubt = made === null;
        held = made?.id ?? null;
        return made === null ? null : { outcome: 'created', url: made.url };
      }
      const written = await inDoubtUntilDone(update(access, { id: held, body }));
      if (written === null) held = null;
      return written === null ? null : { outcome: 'updated', url: written.url };
    });
  }

  /** Asked once: what stands there later may be of a run that began after this one. */
  let earlier: Promise<EarlierComment | null> | null = null;

  return {
    earlier() {
      earlier ??= readEarlier();
      return earlier;
    },
    async show(given) {
      const body = stamped(given, stamp);
      refuseWrong({ body, name });
      try {
        return await inTime(clock.deadline(longestShowMs), async (access) => {
          const { body: there, isCertain } =
            held === null ? await look(access) : { body: await read(access, held, { retries: 0 }), isCertain: true };
          refuseNewer(there);
          if (there === null && !isCertain) throw new Error('GitHub does not say which comment is ours');
          if (held !== null) {
            const kept = keepingState(body, there);
            const written = await inDoubtUntilDone(update(access, { id: held, body: kept }, { retries: 0 }));
            return written === null ? 'gone' : 'shown';
          }
          const made = await inDoubtUntilDone(createOnce(access, { number, body }));
          isInDoubt = made === null;
          if (made === null) throw new Error('GitHub’s answer got lost');
          held = made.id;
          return 'shown';
        });
      } catch (error) {
        if (error instanceof Newer) return 'newer';
        if (statusOf(error) === 403) return 'denied';
        throw error;
      }
    },
    async write(given, deadline) {
      const body = stamped(given, stamp);
      refuseWrong({ body, name });
      try {
        for (let attempt = 1; attempt <= mostLooks; attempt += 1) {
          const wasInDoubt = isInDoubt;
          const written = await writeOnce(body, deadline);
          if (written === null) continue;
          await inTime(deadline, removeDuplicates).catch(() => undefined);
          // What shows progress may have come after the report.
          if (wasInDoubt && held !== null) await settle(held, body, deadline).catch(() => undefined);
          return written;
        }
        throw new Error(`GitHub did not keep the comment, after ${mostLooks} attempts`);
      } catch (error) {
        if (error instanceof Newer) return { outcome: 'newer', isSameHead: error.run.headSha === stamp.headSha };
        if (statusOf(error) === 403) return { outcome: 'denied' };
        throw error;
      }
    },
  };

  async function readEarlier(): Promise<EarlierComment | null> {
    try {
      return await inTime(undefined, async (access) => {
        const { body, isCertain } = await look(access);
        if (body === null && !isCertain) throw new Error('GitHub does not say which comment is ours');
        if (body === null) return null;
        const run = stampOf(body);
        if (run !== null) before.add(runTag(run));
        return { body: unstamped(body), startedAt: run?.startedAt ?? null, run: run?.run ?? null };
      });
    } catch (error) {
      earlier = null;
      if (isDenied(error)) return null;
      throw error;
    }
  }

  /** What had no answer may have come through after the report: as its text, or as a comment of its own. */
  async function settle(id: CommentId, body: string, deadline: Deadline): Promise<void> {
    await inTime(deadline, async (access) => {
      const there = await read(access, id);
      refuseNewer(there);
      const kept = keepingState(body, there);
      if (there !== null && there !== kept) await update(access, { id, body: kept });
      const { own, isCertain } = await findOwn(access, { number, name, tag });
      const twins = own.filter((other) => isCertain && other.id !== id && tagOf(other.body) === tag);
      for (const twin of twins) await remove(access, twin.id);
    });
  }
}

function tagOf(body: string): string | null {
  const stamp = stampOf(body);
  return stamp === null ? null : runTag(stamp);
}
