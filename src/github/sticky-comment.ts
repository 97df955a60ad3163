import type { Clock, Deadline } from '../lib/clock.ts';
import { type Merging, type RunStamp, stamped, stampOf, unstamped } from '../lib/marker.ts';
import type { Access, Amended, CommentDestination, EarlierComment, ForeignComment, WrittenComment } from './access.ts';
import { refuseWrong, update } from './comment-calls.ts';
import { isDenied, statusOf } from './failure.ts';
import { heldComment, Newer } from './held-comment.ts';

/** How often the comments are read anew when what was seen does not hold any more. */
const mostLooks = 3;
/** Limit of what shows progress: the next one comes soon, and the report must not wait for it. */
const longestShowMs = 15_000;
const once = { retries: 0 };

export interface StickyOptions {
  /** Acts with a client that keeps the deadline. */
  readonly inTime: <Value>(deadline: Deadline | undefined, act: (access: Access) => Promise<Value>) => Promise<Value>;
  readonly clock: Pick<Clock, 'now' | 'deadline'>;
  readonly number: number;
  readonly name: string;
  readonly stamp: RunStamp;
  readonly merging: Merging;
  /** Whether the run began before this process did: what it finds there may be newer. */
  readonly hasBegun?: boolean;
}

/**
 * Our comment on a pull request, as one run sees it. It is ours when its first line is the marker and GitHub says that
 * this token wrote it: anybody can plant a marker. The oldest one is kept, further ones of ours are removed. Once it is
 * found or made, this run holds its id, and asks no more which comment is ours. It is read before every write: what a run
 * wrote that began after this one stays, and what must outlive a page is merged into the next one. Afterwards it is read
 * again, for somebody may have written in between.
 */
export function stickyComment(options: StickyOptions): CommentDestination {
  const { inTime, clock, number, name, stamp, merging, hasBegun = false } = options;
  const comment = heldComment({ number, name, stamp, hasBegun });
  /** Nothing that shows progress is sent once the report is. */
  let isEnding = false;

  function part(deadline: Deadline): Deadline {
    return clock.deadline(Math.max(0, Math.round((deadline.at - clock.now()) / 2)));
  }

  /** Half of the time is for the look, so that a GitHub that only takes writes takes this one. */
  async function lookFirst(deadline: Deadline): Promise<readonly string[]> {
    const isUnknown = comment.id() === null;
    try {
      return await inTime(part(deadline), async (access) => {
        const { bodies } = await comment.readAll(access);
        comment.refuseNewer(bodies[0] ?? null);
        return bodies;
      });
    } catch (error) {
      // A report in a second comment is better than none; a blind repetition could make any number of them.
      if (error instanceof Newer || (isUnknown && comment.isInDoubt())) throw error;
      return [];
    }
  }

  /**
   * Whether a page stands there now with all that must outlive it. Another run that began together with this one may have
   * made a comment as well: the older one of the two is the one comment.
   */
  async function stands(access: Access, page: string, { isNew, manner = {} }: { isNew: boolean; manner?: object }) {
    const id = comment.id();
    if (isNew && id !== null) await comment.look(access);
    if (id === null || comment.id() !== id) return false;
    const there = await comment.readOwn(access, manner);
    if (there === null) return false;
    const merged = merging.over(page, [there]);
    return merged === null || isSame(merged, there);
  }

  /** Once the report stands there, or nobody says whether it does. @throws {Newer} */
  async function isDone(body: string, deadline: Deadline, { isNew }: { isNew: boolean }): Promise<boolean> {
    try {
      return await inTime(part(deadline), async (access) => {
        if (!(await stands(access, body, { isNew }))) return false;
        await comment.removeTwins(access).catch(() => undefined);
        return true;
      });
    } catch (error) {
      if (error instanceof Newer) throw error;
      return true;
    }
  }

  /** Asked once: what stands there later may be of a run that began after this one. */
  let earlier: Promise<EarlierComment | null> | null = null;
  let foreign: readonly ForeignComment[] = [];
  return {
    earlier() {
      earlier ??= readEarlier();
      return earlier;
    },

    async ofBots() {
      await this.earlier();
      return foreign;
    },

    now: (deadline) =>
      inTime(deadline, async (access) => {
        const { bodies, isCertain } = await comment.readAll(access);
        if (bodies.length === 0 && !isCertain) throw unsaid();
        return bodies[0] ?? null;
      }),

    async show(given) {
      const body = stamped(given, stamp);
      refuseWrong({ body, name });
      try {
        return await inTime(clock.deadline(longestShowMs), async (access) => {
          for (let attempt = 1; attempt <= mostLooks; attempt += 1) {
            const { bodies, isCertain } = await comment.readAll(access, once);
            if (bodies.length === 0 && !isCertain) throw unsaid();
            comment.refuseNewer(bodies[0] ?? null);
            if (isEnding) return 'shown';
            const merged = merging.over(body, bodies);
            if (merged === null) return 'newer';
            const isNew = comment.id() === null;
            const written = await comment.send(access, merged, once);
            if (written === null && isNew) throw new Error('GitHub’s answer got lost');
            if (written === null) return 'gone';
            if (isEnding || (await stands(access, body, { isNew, manner: once }))) break;
          }
          return 'shown';
        });
      } catch (error) {
        if (error instanceof Newer) {
          await inTime(clock.deadline(longestShowMs), comment.withdraw).catch(() => undefined);
          return 'newer';
        }
        if (statusOf(error) === 403) return 'denied';
        throw error;
      }
    },

    async write(given, deadline) {
      const body = stamped(given, stamp);
      refuseWrong({ body, name });
      isEnding = true;
      let written: WrittenComment | null = null;
      try {
        for (let attempt = 1; attempt <= mostLooks; attempt += 1) {
          const wasInDoubt = comment.isInDoubt();
          const merged = merging.over(body, await lookFirst(deadline));
          if (merged === null) return written ?? { outcome: 'newer', isSameHead: true };
          const sent = await inTime(deadline, (access) => comment.send(access, merged));
          written = sent ?? written;
          const isNew = wasInDoubt || sent?.outcome === 'created';
          if (sent !== null && (await isDone(body, deadline, { isNew }))) break;
        }
        if (written === null) throw new Error(`GitHub did not keep the comment, after ${mostLooks} attempts`);
        return written;
      } catch (error) {
        if (error instanceof Newer) {
          await inTime(deadline, comment.withdraw).catch(() => undefined);
          await amend((there) => merging.into(there, body), deadline).catch(() => undefined);
          return { outcome: 'newer', isSameHead: error.run.headSha === stamp.headSha };
        }
        if (written !== null) return written;
        if (statusOf(error) === 403) return { outcome: 'denied' };
        throw error;
      }
    },

    amend,
  };

  async function amend(change: (there: string) => string | null, deadline: Deadline): Promise<Amended> {
    let amended: Amended = 'unchanged';
    try {
      return await inTime(deadline, async (access) => {
        for (let attempt = 0; attempt <= mostLooks; attempt += 1) {
          const there = (await comment.readAll(access)).bodies[0] ?? null;
          const body = there === null ? null : change(there);
          const id = comment.id();
          if (there === null || id === null) return 'none';
          if (body === null) return amended;
          if (attempt === mostLooks) break;
          refuseWrong({ body, name });
          if ((await update(access, { id, body })) === null) return 'none';
          amended = 'amended';
        }
        return 'lost';
      });
    } catch (error) {
      if (statusOf(error) === 403) return 'denied';
      throw error;
    }
  }

  async function readEarlier(): Promise<EarlierComment | null> {
    try {
      return await inTime(undefined, async (access) => {
        const { first, own, ofBots, isCertain } = await comment.look(access);
        if (first === null && !isCertain) throw unsaid();
        foreign = ofBots;
        if (first === null) return null;
        const bodies = own.map(({ body }) => body);
        if (!hasBegun) comment.ignore(bodies);
        const run = stampOf(first.body);
        return {
          body: unstamped(first.body),
          startedAt: run?.startedAt ?? null,
          run: run?.run ?? null,
          editor: first.editor,
          twins: bodies.slice(1),
        };
      });
    } catch (error) {
      earlier = null;
      if (isDenied(error)) return null;
      throw error;
    }
  }
}

function unsaid(): Error {
  return new Error('GitHub does not say which comment is ours');
}

/** GitHub may end lines in its own way. */
function isSame(one: string, other: string): boolean {
  const bare = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();
  return bare(one) === bare(other);
}
