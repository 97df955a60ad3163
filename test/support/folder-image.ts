import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What a folder holds, in memory. */
export interface FolderImage {
  readonly folders: readonly string[];
  readonly files: readonly { readonly path: string; readonly bytes: Buffer; readonly mode: number }[];
  readonly links: readonly { readonly path: string; readonly target: string }[];
}

/** Reads a folder with all below it; paths are relative to it. */
export function takeImage(folder: string): FolderImage {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const place = join(entry.parentPath, entry.name);
    return { entry, place, path: relative(folder, place) };
  });
  return {
    folders: entries.flatMap(({ entry, path }) => (entry.isDirectory() ? [path] : [])).sort(),
    files: entries.flatMap(({ entry, place, path }) =>
      entry.isFile() ? [{ path, bytes: readFileSync(place), mode: lstatSync(place).mode }] : [],
    ),
    links: entries.flatMap(({ entry, place, path }) =>
      entry.isSymbolicLink() ? [{ path, target: readlinkSync(place) }] : [],
    ),
  };
}

/** Writes an image into an empty folder. */
export function writeImage({ folders, files, links }: FolderImage, folder: string): void {
  for (const path of folders) mkdirSync(join(folder, path));
  for (const { path, bytes, mode } of files) writeFileSync(join(folder, path), bytes, { mode });
  for (const { path, target } of links) symlinkSync(target, join(folder, path));
}
