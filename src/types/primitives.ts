import { z } from 'zod';

/* What the schemas have in common. */

/** The type of a value that is never changed in place: read-only at every depth. */
export type Immutable<T> = T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;

export const text = z.string();
export const names = z.array(text);
export const count = z.int().min(0);
/** Of a file, from 1. */
export const line = z.int().min(1);
export const milliseconds = z.number().min(0);
export const sha = text.regex(/^[0-9a-f]{40}$/);
/** `new` is the head, `old` the merge base. */
export const side = z.enum(['new', 'old']);

/** What a model writes, in at most so many UTF-16 units. */
export const written = (most: number) => z.string().min(1).max(most);
/** The number of a line, as a model states it; null when it does not know. */
export const statedLine = line.max(10_000_000).nullable();
