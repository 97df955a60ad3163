import { z } from 'zod';

/* What the schemas have in common. */

/** The type of a value that is never changed in place: read-only at every depth. */
export type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;

/** How else models write what a schema asks for. It is read, and never told to them. */
export interface Spelling {
  /** Other words for the options of an enumeration, in letters and digits of lower case. */
  readonly words?: Readonly<Record<string, string>>;
  /** True where one known word among others settles it, the first option of those that are there. */
  readonly amongOthers?: boolean;
  /** What a word that is none of these is taken for, and what counts where there is none at all. */
  readonly otherwise?: string | boolean;
  /** The property that a bare text is, where an object is expected. */
  readonly text?: string;
}

/** Spellings by schema. A schema that is described anew keeps them. */
export const spellings = z.registry<Spelling>();

/** The option of each word. @param words other words of each option, apart by a blank */
export function otherWords(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([option, others]) => others.split(' ').map((word) => [word, option])),
  );
}

export const text = z.string();
export const names = z.array(text);
export const count = z.int().min(0);
/** Of a file, from 1. */
export const line = z.int().min(1);
export const milliseconds = z.number().min(0);
/** Of a commit. GitHub's are SHA-1; repositories of a machine can have SHA-256. */
export const sha = text.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
/** `new` is the head, `old` the merge base. */
export const side = z.enum(['new', 'old']).register(spellings, {
  words: otherWords({ new: 'right head after added', old: 'left base before deleted removed mergebase' }),
  otherwise: 'new',
});

/** What a model writes, in at most so many UTF-16 units. */
export const written = (most: number) => z.string().min(1).max(most);
/** Code that a model copies. Empty: it gave none, so code has nothing to look up. */
export const copied = z.string().max(4000);
/** The number of a line, as a model states it; null when it does not know. */
export const statedLine = line.max(10_000_000).nullable();
