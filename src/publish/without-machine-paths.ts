import { machinePathsShortened } from '../lib/machine-paths.ts';
import type { WithPath } from '../lib/resolve-path.ts';
import type { Report } from '../types.ts';

/** What is code or what people wrote: it is shown as it is. */
const kept = new Set(['quote', 'diff', 'mended', 'lines', 'change', 'commits', 'threads', 'actionUrl', 'runUrl']);

/**
 * The report without folders of somebody's machine in what models wrote. A folder that code of the report names is
 * none: a container has a home, too.
 * @param entries files of the repository
 */
export function withoutMachinePaths(report: Report, entries: readonly WithPath[]): Report {
  const shortened = machinePathsShortened(entries);
  let code: readonly string[] | null = null;
  const isNamed = (folder: string) => {
    code ??= codeIn(report);
    return code.some((lines) => lines.includes(folder));
  };
  return inTexts(report, (text) => shortened(text, isNamed));
}

/** A copy in which every text went through `change`, but nothing below a key that is kept. */
function inTexts<T>(value: T, change: (text: string) => string): T;
function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => inTexts(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, kept.has(key) ? item : inTexts(item, change)]),
  );
}

function codeIn(value: unknown, isCode = false): string[] {
  if (typeof value === 'string') return isCode ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => codeIn(item, isCode));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => codeIn(item, isCode || kept.has(key)));
}
