import type { SaidComment } from '../github/conversation.ts';
import type { Decision, Memory, Policy, PullRequestFacts } from '../types.ts';
import type { Right } from './permission.ts';

/** One thing that a comment can ask for. */
export interface Verb {
  /** `/deep-review dismiss ID REASON` */
  readonly usage: string;
  /** What it does, in a sentence for `help`. */
  readonly does: string;
  readonly needs: Right;
  /** Reads what stands behind `/deep-review` in that line, without blanks at its ends. Null: it is none of this verb. */
  read(words: string): Command | null;
}

/** A verb with what it is about. */
export interface Command {
  /** The head that it names; null: none. */
  readonly sha: string | null;
  readonly act: Act;
}

/** What a command comes to, as things stand. It changes nothing by itself. */
export type Act = (situation: Situation) => Answer;

export interface Situation {
  readonly comment: Pick<SaidComment, 'id' | 'at'>;
  /** Login of whoever wrote it. */
  readonly by: string;
  readonly change: Pick<PullRequestFacts, 'headSha' | 'author' | 'isFork'>;
  /** With all that was decided before this comment. Null: nothing is remembered of this pull request. */
  readonly memory: Memory | null;
  /** Why nothing is remembered, or can be kept, in a sentence; null where it can. */
  readonly unkept: string | null;
  /** Why what it comes to may not hold any more, as the end of a sentence; null: it does. */
  readonly changed: string | null;
  /** What keeps the gate shut. */
  readonly policy: Policy;
  /** Whether the author of the pull request may decline what keeps its own gate shut. */
  readonly isDismissOwn: boolean;
}

/** Sentences are ours, with code spans in them. */
export type Answer =
  | { readonly does: 'review'; readonly isFull: boolean }
  | { readonly does: 'decide'; readonly decision: Decision }
  | { readonly does: 'help' }
  /** Nothing changes. */
  | { readonly does: 'refuse'; readonly says: string };

/** @param says sentences, the last one with what to do */
export function refused(...says: readonly string[]): Answer {
  return { does: 'refuse', says: says.join(' ') };
}
