import type { SaidComment } from '../github/conversation.ts';
import type { Memory } from '../types.ts';
import { type Asked, readAsked } from './grammar.ts';

/** A comment that speaks to us. */
export interface Said {
  readonly comment: SaidComment;
  readonly asked: Asked | 'misspelt';
  /** Whether it started this run. */
  readonly isOwn: boolean;
}

/** What a run that a comment started has to look at. */
export interface Picked {
  /** The oldest first. */
  readonly said: readonly Said[];
  /** Why the comment that started it asks for nothing, as a sentence; null: it does. */
  readonly why: string | null;
}

/**
 * Which comments a run looks at: the one that started it, where it stands as it was sent; and each earlier command that no
 * run has carried out, for GitHub cancels a run that waits when another one comes, whoever causes that. What was edited asks
 * for nothing, and so does what is older than the first round that is remembered: it can speak of no finding of it.
 * @param all of the pull request, the oldest first, as GitHub shows them now
 * @param started speaks to us, by its first line
 */
export function pick(
  all: readonly SaidComment[],
  started: { readonly id: number; readonly body: string },
  memory: Pick<Memory, 'handled' | 'rounds'> | null,
): Picked {
  const first = memory?.rounds[0]?.at;
  const earlier = all.flatMap((comment): Said[] => {
    if (memory === null || comment.id <= memory.handled || comment.id >= started.id || comment.isEdited) return [];
    if (first !== undefined && Date.parse(comment.at) < Date.parse(first)) return [];
    const asked = readAsked(comment.body);
    return asked === null || asked === 'misspelt' ? [] : [{ comment, asked, isOwn: false }];
  });
  const own = ownOf(all, started, memory);
  if (typeof own === 'string') return { said: earlier, why: own };
  return { said: [...earlier, own], why: null };
}

/** The comment that started the run, or why there is nothing to carry out. */
function ownOf(
  all: readonly SaidComment[],
  started: { readonly id: number; readonly body: string },
  memory: Pick<Memory, 'handled'> | null,
): Said | string {
  const comment = all.find(({ id }) => id === started.id);
  if (comment === undefined) return 'The comment is gone.';
  if (comment.body !== started.body) return 'The comment was edited: only a new one is a command.';
  if (memory !== null && comment.id <= memory.handled) return 'Another run has carried the command out already.';
  const asked = readAsked(comment.body);
  return asked === null ? 'The comment is no command.' : { comment, asked, isOwn: true };
}
