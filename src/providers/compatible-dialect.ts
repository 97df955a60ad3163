import { isWindow } from '../agent/http-failure.ts';
import { isAgainst, type Refusal } from '../agent/refusal.ts';

/** What one server takes of the fields that not all take. */
export interface Dialect {
  /** Name of the field for the output limit. */
  readonly limitName: 'max_tokens' | 'max_completion_tokens';
  readonly mostOutputTokens: number;
  /** Whether it is asked for token counts at the end of a stream. */
  readonly countsTokens: boolean;
}

/** An answer with less room than this is of no use. */
const leastOutputTokens = 256;
/** Servers count the frame of messages as well. */
const margin = 64;

/**
 * How to ask once more after a refusal, by what it names; null where asking otherwise is no help. Each change is made once:
 * a server that refuses both forms has the last word.
 */
export function adapted(dialect: Dialect, refusal: Refusal): Dialect | null {
  const { status } = refusal;
  if (status !== 400 && status !== 413 && status !== 422) return null;
  const names = (field: string) => isAgainst(refusal, field);
  if (dialect.countsTokens && names('stream_options')) return { ...dialect, countsTokens: false };
  const room = isWindow(refusal) ? roomInWindow(dialect, refusal) : null;
  if (room !== null) return { ...dialect, mostOutputTokens: room };
  if (isWindow(refusal) || !(names('max_tokens') || names('max_completion_tokens'))) return null;
  const most = smallerLimit(dialect, refusal);
  if (most !== null) return { ...dialect, mostOutputTokens: most };
  return dialect.limitName === 'max_tokens' ? { ...dialect, limitName: 'max_completion_tokens' } : null;
}

/** What the window leaves for an answer; null when nothing useful, or when the refusal does not tell. */
function roomInWindow({ mostOutputTokens: asked }: Dialect, refusal: Refusal): number | null {
  const { numbers, sentence } = refusal;
  const named = integersIn(sentence).filter((number) => number >= leastOutputTokens && number !== asked);
  const window =
    numbers.get('n_ctx') ?? near(sentence, windowBefore) ?? near(sentence, windowAfter) ?? Math.min(...named);
  const wanted = Math.max(...named);
  const input =
    numbers.get('n_prompt_tokens') ?? near(sentence, inputBefore) ?? (wanted > window ? wanted - asked : Number.NaN);
  const room = Math.floor(window - input - margin);
  return room >= leastOutputTokens && room < asked ? room : null;
}

/** The window and the input as servers word them: a word, then the number, or the other way round. */
const windowAfter = /(?:context (?:length|size|window)|maximum)\D{0,30}([\d,]{3,12})/i;
const windowBefore = /([\d,]{3,12})(?: tokens?)? (?:fit|context)/i;
const inputBefore = /([\d,]{1,12})(?: tokens?)? (?:in the (?:messages|prompt)|input tokens?|prompt tokens?|of input)/i;

function near(sentence: string, shape: RegExp): number | null {
  const found = shape.exec(sentence.slice(0, 2_000))?.[1];
  return found === undefined ? null : Number(found.replaceAll(',', ''));
}

/** The largest limit that the refusal names and that is smaller than what was asked. */
function smallerLimit({ mostOutputTokens: asked }: Dialect, { sentence }: Refusal): number | null {
  const smaller = integersIn(sentence).filter((number) => number >= leastOutputTokens && number < asked);
  return smaller.length === 0 ? null : Math.max(...smaller);
}

function integersIn(text: string): readonly number[] {
  return (text.slice(0, 2_000).match(/\d[\d,]{0,11}/g) ?? []).map((digits) => Number(digits.replaceAll(',', '')));
}
