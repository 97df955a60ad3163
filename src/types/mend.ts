import { z } from 'zod';
import {
  flattened,
  type Given,
  givenOtherwise,
  isRecord,
  linesIn,
  plainWord,
  underKey,
  unquoted,
} from './mending/given.ts';
import { spellings } from './primitives.ts';

/*
 * Models know what a schema asks for and still write it in their own way. What they mean is read from the form alone:
 * no JSON is sought in prose, and what a value says is not changed. zod checks afterwards.
 */

const nothing = new Set(['', 'null', 'none', 'n/a']);

/**
 * The value as the schema wants it, as far as slips of form are all that is wrong: unknown keys go, keys and options
 * are known by their letters or by other words for them, absent lists are empty, absent values null where that is allowed, JSON in a string is
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
  const named = inRightKeys(partsOf(schema), given);
  return inOrder(
    withoutAbsent(Object.entries(partsOf(schema)).map(([key, part]) => [key, mend(part, underKey(named, key))])),
  );
}

/** What an object says under the keys of a schema. A right key is never overwritten, whatever stands under it. */
function inRightKeys(parts: Readonly<Record<string, z.ZodType>>, given: Given): Given {
  const keys = Object.keys(parts);
  if (!keys.includes('startLine'))
    return { ...givenOtherwise(given, keys, (key, value) => isMeant(parts, key, value)), ...given };
  const flat = flattened(given);
  const others = givenOtherwise(flat, keys, (key, value) => isMeant(parts, key, value));
  const named = { ...others, ...flat };
  const start = 'startLine' in others ? linesIn(others['startLine']) : null;
  const [, last] = start ?? linesIn(underKey(flat, 'startLine')) ?? [];
  const behind = underKey(named, 'startLine') === undefined ? linesIn(underKey(named, 'path')) : null;
  return {
    ...named,
    ...(start === null ? {} : { startLine: start[0] }),
    ...('endLine' in others ? { endLine: linesIn(others['endLine'])?.[1] } : {}),
    ...(underKey(named, 'endLine') === undefined && last !== undefined ? { endLine: last } : {}),
    ...(behind === null ? {} : { startLine: behind[0], endLine: behind[1] }),
  };
}

/** Whether what stands under another word can be what the key asks for: lines, one of its options, or else what holds. */
function isMeant(parts: Readonly<Record<string, z.ZodType>>, key: string, value: unknown): boolean {
  const part = parts[key];
  if (part === undefined) return false;
  if (key === 'startLine' || key === 'endLine') return linesIn(value) !== null;
  if (part instanceof z.ZodEnum) return typeof value === 'string' && namedOption(part, value) !== undefined;
  const saved = salvage(part, mend(part, value)) ?? '';
  return saved !== '' && part.safeParse(saved).success;
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
  const listed = isRecord(found) && item instanceof z.ZodObject ? itemsOf(item, found) : found;
  return Array.isArray(listed) ? listed.map((each) => mend(item, each)) : value;
}

/** The items of a list that was given as an object: itself, or what stands under names of their own, such as `F1`. */
export function itemsOf(item: z.ZodObject, given: Given): readonly unknown[] {
  const all = Object.values(given);
  const parts = partsOf(item);
  const isItem = Object.keys(parts).some((key) => underKey(inRightKeys(parts, given), key) !== undefined);
  return !isItem && all.length > 0 && all.map(unquoted).every(isRecord) ? all : [given];
}

/** The option that a text names; the text where it names none and nothing stands for the unknown. */
function optionOf(schema: z.ZodEnum, text: string): unknown {
  return namedOption(schema, text) ?? spellings.get(schema)?.otherwise ?? text;
}

function namedOption(schema: z.ZodEnum, text: string): string | undefined {
  const { words = {}, amongOthers } = spellings.get(schema) ?? {};
  const options = schema.options.map(String);
  const named = (word: string) =>
    options.find((option) => plainWord(option) === word) ?? (Object.hasOwn(words, word) ? words[word] : undefined);
  const found = named(plainWord(text));
  if (found !== undefined) return found;
  const those = amongOthers ? text.split(/[^\p{L}\p{N}]+/u).map((word) => named(plainWord(word))) : [];
  return options.find((option) => those.includes(option));
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
