import { type Json, list, type VendorName } from './script.ts';

/*
 * Caches of prompts as the vendors document them: what a request puts into one, and what a later request finds there.
 */

/** A request as a cache compares it: its parts in the order in which a model reads them, and behind which of them an entry is written. */
interface Rendered {
  readonly parts: readonly string[];
  /** Numbers of parts. */
  readonly ends: readonly number[];
}

type Render = (body: Json) => Rendered;

/** Longest key of OpenAI's that brings requests together. */
const longestKey = 64;

function anthropic({ tools, system, messages, cache_control: atTheEnd, output_config, thinking }: Json): Rendered {
  const blocks = list(messages).flatMap(({ role, content }) => list(content).map((block) => ({ role, ...block })));
  const parts = [tools, [system, output_config, thinking], ...blocks].map((part) => withoutMarker(part));
  const ends = blocks.flatMap((block, at) => ('cache_control' in block ? [at + 3] : []));
  const all = atTheEnd === undefined ? ends : [...new Set([...ends, parts.length])];
  if (all.length > 4) throw new Error(`${all.length} markers; a request may have four`);
  return { parts, ends: all };
}

function withoutMarker(part: unknown): string {
  return JSON.stringify(part, (key, value) => (key === 'cache_control' ? undefined : value));
}

function openai({ model, tools, instructions, reasoning, input, prompt_cache_key: key }: Json): Rendered {
  if (typeof key !== 'string' || key.length > longestKey)
    throw new Error('a key of at most 64 characters brings requests together');
  const items = list(input);
  const parts = [[key, model, tools, reasoning], instructions, ...items].map((part) => JSON.stringify(part));
  const ends = items.flatMap(({ content }, at) =>
    list(content).some((part) => 'prompt_cache_breakpoint' in part) ? [at + 3] : [],
  );
  return { parts, ends: [...ends, parts.length] };
}

function google({ tools, systemInstruction, generationConfig, contents }: Json): Rendered {
  const { thinkingConfig } = generationConfig as Json;
  const said = list(contents).flatMap(({ role, parts }) => list(parts).map((part) => ({ role, ...part })));
  const parts = [[systemInstruction, tools, thinkingConfig], ...said].map((part) => JSON.stringify(part));
  return { parts, ends: parts.map((_, at) => at + 1) };
}

/** Letter by letter in steps, for servers that find any beginning. */
function compatible({ tools, messages }: Json): Rendered {
  const text = list(messages).map((message) => JSON.stringify(message));
  const parts = [JSON.stringify(tools), ...text.flatMap((one) => one.match(/[\s\S]{1,64}/gu) ?? [])];
  return { parts, ends: parts.map((_, at) => at + 1) };
}

const renders: Readonly<Record<VendorName, Render>> = { anthropic, openai, google, compatible };
/** From a marker of Anthropic's, so many blocks are looked at, its own included. */
const blocksSeen = 20;

/** What a request found, and what it was all in all, in characters. */
export interface Found {
  readonly read: number;
  readonly all: number;
}

/** A vendor's cache, empty. Asked with the bodies of requests in their order. */
export function promptCache(vendor: VendorName): (body: Json) => Found {
  const entries = new Set<string>();
  const beginning = (parts: readonly string[], count: number) => parts.slice(0, count).join('\n');
  return (body) => {
    const { parts, ends } = renders[vendor](body);
    const seen =
      vendor === 'anthropic'
        ? ends.flatMap((end) => [...Array(blocksSeen)].map((_, back) => end - back))
        : parts.map((_, at) => at + 1);
    const found = Math.max(0, ...seen.filter((count) => count > 0 && entries.has(beginning(parts, count))));
    for (const end of ends) entries.add(beginning(parts, end));
    return { read: beginning(parts, found).length, all: beginning(parts, parts.length).length };
  };
}
