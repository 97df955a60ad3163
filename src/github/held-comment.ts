import { type RunStamp, runTag, stampOf } from '../lib/marker.ts';
import type { Access, CommentId, WrittenComment } from './access.ts';
import { createOnce, read, remove, update } from './comment-calls.ts';
import { type Found, findOwn, type OwnComment } from './own-comments.ts';

/** Passed over as a comment that another run has taken. */
export class Newer extends Error {
  readonly run: RunStamp;

  constructor(run: RunStamp) {
    super('a newer run has written the comment');
    this.run = run;
  }
}

/** What is sent with a request besides its content. */
interface Manner {
  readonly retries?: number;
}

/** Which comment a run holds, and what it has seen of it. */
export interface HeldComment {
  /** Null: none is known. */
  id(): CommentId | null;
  /** Whether a write of this run had no answer: it may still come through. */
  isInDoubt(): boolean;
  /** Asks which comments are ours. The oldest one is held from now on. */
  look(access: Access): Promise<Found & { readonly first: OwnComment | null }>;
  /** Bodies of what is held, then of its twins; `isCertain`: false when there may be one that nobody knows of. */
  readAll(
    access: Access,
    manner?: Manner,
  ): Promise<{ readonly bodies: readonly string[]; readonly isCertain: boolean }>;
  /** What stands in the one that is held; null when it is gone, and then none is held. @throws {Newer} */
  readOwn(access: Access, manner?: Manner): Promise<string | null>;
  /** Writes the one that is held, or makes it. Null when that has to be tried anew: it is gone, or the answer got lost. */
  send(access: Access, body: string, manner?: Manner): Promise<WrittenComment | null>;
  /** What these hold is no newer run's, whatever its clock said: it stood there when this run began. */
  ignore(bodies: readonly string[]): void;
  /** @throws {Newer} for what a run wrote that began after this one */
  refuseNewer(body: string | null): void;
  /** What a later run made stays: that run takes care of it. */
  removeTwins(access: Access): Promise<void>;
  /** Removes what this run has made beside the comment of a later one. */
  withdraw(access: Access): Promise<void>;
}

export function heldComment(of: {
  readonly number: number;
  readonly name: string;
  readonly stamp: RunStamp;
  /** Whether the run began before this process did: then pages of the same run are of earlier jobs. */
  readonly hasBegun?: boolean;
}): HeldComment {
  const { number, name, stamp, hasBegun = false } = of;
  const tag = runTag(stamp);
  const ignored = new Set<string>();
  let held: CommentId | null = null;
  let twins: readonly OwnComment[] = [];
  let isInDoubt = false;

  function newerIn(body: string): RunStamp | null {
    const other = stampOf(body);
    if (other === null || runTag(other) === tag || ignored.has(runTag(other))) return null;
    if (hasBegun && other.run === stamp.run) return null;
    return other.startedAt >= stamp.startedAt ? other : null;
  }

  function refuseNewer(body: string | null): void {
    const other = body === null ? null : newerIn(body);
    if (other !== null) throw new Newer(other);
  }

  async function look(access: Access) {
    const found = await findOwn(access, { number, name, tag });
    const [first, ...others] = found.own;
    held = first?.id ?? null;
    twins = others;
    return { ...found, first: first ?? null };
  }

  async function inDoubtUntilDone<Value>(act: Promise<Value>): Promise<Value> {
    isInDoubt = true;
    const done = await act;
    isInDoubt = false;
    return done;
  }

  return {
    id: () => held,
    isInDoubt: () => isInDoubt,
    look,
    refuseNewer,
    ignore(bodies) {
      for (const body of bodies) ignored.add(tagOf(body) ?? '');
    },
    async readAll(access, manner) {
      const looked = held === null ? await look(access) : null;
      const first = looked === null && held !== null ? await read(access, held, manner) : (looked?.first?.body ?? null);
      const bodies = [...(first === null ? [] : [first]), ...twins.map(({ body }) => body)];
      return { bodies, isCertain: looked?.isCertain ?? true };
    },
    async readOwn(access, manner) {
      const there = held === null ? null : await read(access, held, manner);
      refuseNewer(there);
      if (there === null) held = null;
      return there;
    },
    async send(access, body, manner) {
      if (held === null) {
        const made = await inDoubtUntilDone(createOnce(access, { number, body }));
        isInDoubt = made === null;
        held = made?.id ?? null;
        return made === null ? null : { outcome: 'created', url: made.url };
      }
      const written = await inDoubtUntilDone(update(access, { id: held, body }, manner));
      if (written === null) held = null;
      // Whose run's text comes back over this one is under way still, whatever stood there before.
      else ignored.clear();
      return written === null ? null : { outcome: 'updated', url: written.url };
    },
    async removeTwins(access) {
      for (const { id, body } of twins) if (newerIn(body) === null) await remove(access, id);
      twins = [];
    },
    async withdraw(access) {
      for (const { id, body } of twins) if (tagOf(body) === tag) await remove(access, id);
    },
  };
}

function tagOf(body: string): string | null {
  const stamp = stampOf(body);
  return stamp === null ? null : runTag(stamp);
}
