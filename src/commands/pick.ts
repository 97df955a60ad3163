import type { SaidComment } from '../github/conversation.ts';
import type { Memory } from '../types.ts';
import { type Asked, readAsked } from './grammar.ts';

/** A comment that speaks to us. */
export interface Said {
  readonly comment: SaidComment;
  readonly asked: Asked | 'misspelt';
}

/** What a run that a comment started has to look at. */
export type Picked =
  /** The oldest first; the comment that started the run is the last one. */
  | { readonly said: readonly [Said, ...Said[]] }
  /** Nothing, for this reason: a sentence. */
  | { readonly said: null; readonly why: string };

/**
 * Which comments a run looks at: the one that started it, where it stands as it was sent; and each earlier command that no
 * run has carried out, for the run that was started by it may have been cancelled. What was edited asks for nothing, and
 * so does what is older than the first round that is remembered: it can speak of no finding of it.
 * @param all of the pull request, the oldest first, as GitHub shows them now
 */
export function pick(
  all: readonly SaidComment[],
  started: { readonly id: number; readonly body: string },
  memory: Pick<Memory, 'handled' | 'rounds'> | null,
): Picked {
  const own = all.find(({ id }) => id === started.id);
  if (own === undefined) return { said: null, why: 'The comment is gone.' };
  if (own.body !== started.body) return { said: null, why: 'The comment was edited: only a new one is a command.' };
  const asked = readAsked(own.body);
  if (asked === null) return { said: null, why: 'The comment is no command.' };
  if (memory !== null && own.id <= memory.handled)
    return { said: null, why: 'Another run has carried the command out already.' };
  const last: Said = { comment: own, asked };
  if (memory === null || asked === 'misspelt') return { said: [last] };
  const first = memory.rounds[0]?.at;
  const earlier = all.flatMap((comment): Said[] => {
    if (comment.id <= memory.handled || comment.id >= own.id || comment.isEdited) return [];
    if (first !== undefined && Date.parse(comment.at) < Date.parse(first)) return [];
    const other = readAsked(comment.body);
    return other === null || other === 'misspelt' ? [] : [{ comment, asked: other }];
  });
  const [head = last, ...rest] = [...earlier, last];
  return { said: [head, ...rest] };
}
