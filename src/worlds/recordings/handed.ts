import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './write-recording.ts';

/** No job reads a larger file of another one, in bytes. */
const mostBytes = 64 * 1024 * 1024;

/** Texts of the files that jobs have handed to this one, by where they lie: in the folder, or in one of its folders. */
export function handedIn(directory: string): Readonly<Record<string, string>> {
  return Object.fromEntries(filesIn(directory).map((place) => [place, readFileSync(join(directory, place), 'utf8')]));
}

/** Where the file lies that this job hands on, by its digest; null: nowhere. */
export function handedOn(directory: string, digest: string): string | null {
  const paths = filesIn(directory).map((place) => join(directory, place));
  return paths.find((path) => `sha256:${digestOf(readFileSync(path))}` === digest) ?? null;
}

function filesIn(directory: string): readonly string[] {
  const entries = entriesOf(directory);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return ['', ...folders].flatMap((folder) =>
    entriesOf(join(directory, folder))
      .filter((entry) => entry.isFile() && /^(?:plan|consolidated|leg-\d{1,3})\.json$/i.test(entry.name))
      .map(({ name }) => join(folder, name))
      .filter((place) => statSync(join(directory, place)).size <= mostBytes),
  );
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}
