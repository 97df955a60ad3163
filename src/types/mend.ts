import { z } from 'zod';
import { spellings } from './primitives.ts';

/*
 * Models know what a schema asks for and still write it in their own way. What they mean is read from the form alone:
 * no JSON is sought in prose, and what a value says is not changed. zod checks afterwards.
 */

const mostQuoting = 3;
const nothing = new Set(['', 'null', 'none', 'n/a']);

/**
 * The value as the schema wants it, as far as slips of form are all that is wrong: unknown keys go, keys and options
 * are known by their letters, absent lists are empty, absent values null where that is allowed, JSON in a string is
 * parsed, numbers and booleans are read from text. A number that a nullable one cannot be is null. Total.
 */
export function mend(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodNullable) return mendNullable(schema.unwrap() as z.ZodType, value);
  if (schema instanceof z.ZodObject) return mendObject(schema, value);
  if (schema instanceof z.ZodArray) return measurable(mendList(schema, value));
  if (schema instanceof z.ZodEnum) return typeof value === 'string' ? optionOf(schema, value) : value;
  if (schema instanceof z.ZodString) return measurable(mendText(schema, value));
  if (schema instanceof z.ZodNumber) return numberOf(value);
  if (schema instanceof z.ZodBoolean) return booleanOf(value);
  return value;
}

/** zod compares the `length` of whatever has one, and throws where it is no number. */
function measurable(value: unknown): unknown {
  return isRecord(value) && 'length' in value ? null : value;
}

/**
 * What can be had of a mended value that does not hold, when nobody can be asked any more: a text is cut, a part that
 * may be null is, an item of a list goes, an absent option is what an unknown one is. May not hold either. Total.
 */
export function salvage(schema: z.ZodType, value: unknown): unknown {
  if (schema.safeParse(value).success) return value;
  if (schema instanceof z.ZodNullable) {
    const inner = schema.unwrap() as z.ZodType;
    // Half a diff would be another diff.
    const saved = inner instanceof z.ZodString ? null : salvage(inner, value);
    return inner.safeParse(saved).success ? saved : null;
  }
  if (schema instanceof z.ZodObject) {
    const given = isRecord(value) ? value : {};
    return withoutAbsent(Object.entries(partsOf(schema)).map(([key, part]) => [key, salvage(part, given[key])]));
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const item = schema.element as z.ZodType;
    const saved = value.map((each) => salvage(item, each)).filter((each) => item.safeParse(each).success);
    return saved.slice(0, mostOf(schema, saved));
  }
  const most = mostOf(schema, value);
  if (typeof value === 'string' && value.length > most) return `${value.slice(0, most - 1).toWellFormed()}…`;
  return spellings.get(schema)?.otherwise ?? value;
}

/** A value as it was read, and what zod has against it. */
export interface ReadAs<Value> {
  readonly value: Value;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** Mends a value, and saves what can be had where that is not enough; the issues alone where nothing holds. */
export function readAs<Value>(
  schema: z.ZodType<Value>,
  given: unknown,
): ReadAs<Value> | { readonly issues: readonly z.core.$ZodIssue[] } {
  const mended = mend(schema, given);
  const strict = schema.safeParse(mended);
  if (strict.success) return { value: strict.data, issues: [] };
  const saved = schema.safeParse(salvage(schema, mended));
  const { issues } = strict.error;
  return saved.success ? { value: saved.data, issues } : { issues };
}

/** How long the value may be at most, if it is too long; else without a bound. */
export function mostOf(schema: z.ZodType, value: unknown): number {
  const issues = schema.safeParse(value).error?.issues ?? [];
  const tooLong = issues.find((issue) => issue.code === 'too_big' && issue.path.length === 0);
  return tooLong?.code === 'too_big' ? Number(tooLong.maximum) : Number.POSITIVE_INFINITY;
}

/** What a string holds, where all of it is the JSON of an object or a list. Servers and models encode more than once. */
export function unquoted(value: unknown): unknown {
  let found = value;
  for (let times = 0; times < mostQuoting && typeof found === 'string'; times += 1) {
    const text = found.trim();
    if (!/^[[{"]/.test(text)) break;
    try {
      found = JSON.parse(text);
    } catch {
      break;
    }
  }
  return typeof found === 'object' && found !== null ? found : value;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key or an option by its letters and digits alone. */
export function plainWord(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The value of a key, however the key is spelled; the exact one first. */
export function underKey(given: Readonly<Record<string, unknown>>, key: string): unknown {
  if (Object.hasOwn(given, key)) return given[key];
  const same = Object.keys(given).find((each) => plainWord(each) === plainWord(key));
  return same === undefined ? undefined : given[same];
}

function partsOf(schema: z.ZodObject): Readonly<Record<string, z.ZodType>> {
  return schema.shape as Readonly<Record<string, z.ZodType>>;
}

function withoutAbsent(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function mendNullable(inner: z.ZodType, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && nothing.has(value.trim().toLowerCase()))
    return inner instanceof z.ZodString && value.trim() !== '' && value !== 'null' ? value : null;
  const mended = mend(inner, value);
  return inner instanceof z.ZodNumber && !inner.safeParse(mended).success ? null : mended;
}

function mendObject(schema: z.ZodObject, value: unknown): unknown {
  const { text } = spellings.get(schema) ?? {};
  const found = unquoted(value);
  const [only, ...others] = Object.entries(partsOf(schema));
  const isBareList = Array.isArray(found) && only?.[1] instanceof z.ZodArray && others.length === 0;
  const isBareText = text !== undefined && typeof found === 'string' && found.trim() !== '';
  const given = isBareText ? { [text]: found } : isBareList ? { [only[0]]: found } : found;
  if (!isRecord(given)) return value;
  return inOrder(
    withoutAbsent(Object.entries(partsOf(schema)).map(([key, part]) => [key, mend(part, underKey(given, key))])),
  );
}

/** Lines that were given the last one first; one of two is both. */
function inOrder(given: Record<string, unknown>): Record<string, unknown> {
  const { startLine, endLine } = given;
  if (typeof startLine === 'number' && typeof endLine === 'number')
    return startLine > endLine ? { ...given, startLine: endLine, endLine: startLine } : given;
  if (typeof startLine === 'number' && endLine === null) return { ...given, endLine: startLine };
  return typeof endLine === 'number' && startLine === null ? { ...given, startLine: endLine } : given;
}

function mendList(schema: z.ZodArray, value: unknown): unknown {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string' && value.trim() === '') return [];
  const item = schema.element as z.ZodType;
  const found = unquoted(value);
  const listed = isRecord(found) && item instanceof z.ZodObject ? [found] : found;
  return Array.isArray(listed) ? listed.map((each) => mend(item, each)) : value;
}

/** The option that a text names; the text where it names none and nothing stands for the unknown. */
function optionOf(schema: z.ZodEnum, text: string): unknown {
  const { words = {}, amongOthers, otherwise } = spellings.get(schema) ?? {};
  const options = schema.options.map(String);
  const named = (word: string) =>
    options.find((option) => plainWord(option) === word) ?? (Object.hasOwn(words, word) ? words[word] : undefined);
  const found = named(plainWord(text));
  if (found !== undefined) return found;
  const those = amongOthers ? text.split(/[^\p{L}\p{N}]+/u).map((word) => named(plainWord(word))) : [];
  return options.find((option) => those.includes(option)) ?? otherwise ?? text;
}

function mendText(schema: z.ZodString, value: unknown): unknown {
  if (value === undefined || value === null) return schema.minLength === null ? '' : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string'))
    return value.join('\n');
  return value;
}

/** The first whole number of a text, such as `L12`, `12-14` or `"12"`. */
function numberOf(value: unknown): unknown {
  if (typeof value === 'number') return Math.trunc(value);
  const [digits] = typeof value === 'string' ? (/-?\d{1,12}/.exec(value) ?? []) : [];
  return digits === undefined ? value : Number(digits);
}

function booleanOf(value: unknown): unknown {
  const word = plainWord(String(value));
  if (['true', 'yes', '1'].includes(word)) return true;
  return ['false', 'no', '0'].includes(word) ? false : value;
}
