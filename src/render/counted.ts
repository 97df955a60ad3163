import { allInput, type Usage, uncachedInput } from '../types.ts';

/** `1 file`, `2 files`, `1,024 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** `1,024`. */
export function figure(value: number): string {
  // The first time that it is told of a place, the library of languages takes ten milliseconds, and the log begins with a count.
  if (!Number.isSafeInteger(value)) return value.toLocaleString('en-US');
  return String(value).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** `87 %`, rounded down: 100 % is all of it. A dash where there is nothing to have a part of. */
export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.floor((100 * part) / whole)} %`;
}

/** `412,804 (87 %)`: what came from a cache, and its share of all input. */
function cachedInput(usage: Usage): string {
  return `${figure(usage.cached)} (${share(usage.cached, allInput(usage))})`;
}

/** `62,430 in, 412,804 (87 %) cached, 11,902 out`. */
export function tokensInWords(usage: Usage): string {
  return `${figure(uncachedInput(usage))} in, ${cachedInput(usage)} cached, ${figure(usage.output)} out`;
}
