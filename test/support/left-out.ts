import { globSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Something that a module exports, or an element of a list that it exports, and where it stands, in words. */
export interface Exported<Entry> {
  readonly place: string;
  readonly value: Entry;
}

/**
 * Everything that looks like an entry of a list, exported anywhere below a folder of the repository; what the lists
 * themselves (`index.ts`) and tests export is left out.
 * @param marks the properties by which an entry is known
 */
export async function entriesIn<Entry extends object>(
  folder: string,
  marks: readonly (keyof Entry & string)[],
): Promise<readonly Exported<Entry>[]> {
  const isEntry = (value: unknown): value is Entry =>
    typeof value === 'object' && value !== null && marks.every((mark) => mark in value);
  const files = globSync(`${folder}/**/*.ts`, { cwd: root }).filter(
    (file) => basename(file) !== 'index.ts' && !file.endsWith('.test.ts'),
  );
  const exported = await Promise.all(
    files.toSorted().map(async (file) => {
      const module: Readonly<Record<string, unknown>> = await import(join(root, file));
      return Object.entries(module).flatMap(([name, value]) =>
        Array.isArray(value)
          ? value.map((each: unknown, at) => ({ place: `${name}[${at}] of ${file}`, value: each }))
          : [{ place: `${name} of ${file}`, value }],
      );
    }),
  );
  return exported.flat().flatMap(({ place, value }) => (isEntry(value) ? [{ place, value }] : []));
}

/** Where the entries stand that the list does not have. */
export function leftOut<Entry>(entries: readonly Exported<Entry>[], list: readonly Entry[]): string[] {
  return entries.filter(({ value }) => !list.includes(value)).map(({ place }) => place);
}
