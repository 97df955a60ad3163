import { z } from 'zod';
import { UserError } from '../lib/user-error.ts';

/** Reads one input by its name in action.yml; an absent one reads as the empty text. */
export type ReadInput = (name: string) => string;

/**
 * Reads one input without the spaces around it and holds it to a schema; `expected` ends the sentence "Set it to …".
 * @throws {UserError} that names the input, what it holds and what it may hold; what a key or a token holds is not shown
 */
export type CheckedInput = <T>(name: string, schema: z.ZodType<T>, expected: string) => T;

export function checkedInputs(read: ReadInput): CheckedInput {
  return (name, schema, expected) => {
    const value = read(name).trim();
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const isSecret = name.endsWith('-key') || name.endsWith('-token');
    const shown = value === '' ? 'empty' : isSecret ? 'not usable' : JSON.stringify(value.slice(0, 100));
    throw new UserError(`Input \`${name}\` is ${shown}.`, `Set \`${name}\` to ${expected}.`);
  };
}

/** One of some words, spelled exactly so. */
export function choice<const T extends string>(input: CheckedInput, name: string, values: readonly [T, ...T[]]): T;
export function choice<const T extends string>(input: CheckedInput, name: string, values: readonly T[]): T;
export function choice<T extends string>(input: CheckedInput, name: string, values: readonly T[]): T {
  return input(name, z.enum(values), `one of ${values.map((value) => `\`${value}\``).join(', ')}`);
}

/** A whole number in decimal digits, both bounds included. */
export function whole(input: CheckedInput, name: string, least: number, most: number): number {
  const schema = z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));
  return input(name, schema as z.ZodType<number>, `a whole number from ${least} to ${most}`);
}

/** Null where the input is empty. */
export function optional<T>(
  input: CheckedInput,
  name: string,
  pattern: RegExp,
  expected: string,
  convert: (text: string) => T,
): T | null {
  const text = input(name, z.union([z.literal(''), z.string().regex(pattern)]), `${expected}, or leave it out`);
  return text === '' ? null : convert(text);
}
