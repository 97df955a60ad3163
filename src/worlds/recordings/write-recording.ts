import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { OpenedRepo } from '../../git/fetch.ts';
import { packName } from '../../git/kept/keep-objects.ts';
import { messageOf, UserError } from '../../lib/user-error.ts';
import { AnyManifest, formVersion, type Manifest, names, type Origin, type Recorded } from './form.ts';

/** Characters of the exchanges of one run, before they are packed. */
const mostCharacters = 256 * 1024 * 1024;

/** Everything that goes into the folder. */
export interface ToWrite {
  readonly recorded: Omit<Recorded, 'repository'>;
  readonly program: string;
  readonly origins: Readonly<Record<string, Origin>>;
  readonly isWhole: boolean;
  /** Why the objects are left out; null: they are not. */
  readonly withoutObjects: string | null;
  /** Paths of files that the run wrote, by output. */
  readonly files: ReadonlyMap<string, string>;
}

type Keep = (folder: string) => ReturnType<OpenedRepo['keep']>;

/** @throws {UserError} where something lies in the folder that is no recording, and would make way for one */
export function requireOwn(folder: string): void {
  const there = [names.manifest, names.published].find((name) => existsSync(join(folder, name)));
  if (there === undefined || isManifest(join(folder, names.manifest))) return;
  throw new UserError(
    `The folder ${folder} holds \`${there}\`, which is of no recording.`,
    'Name another folder for the recording, or take that away.',
  );
}

function isManifest(path: string): boolean {
  try {
    return AnyManifest.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success;
  } catch {
    return false;
  }
}

/**
 * Writes a recording into a folder of its own, in place of one that is there. The manifest comes last: what lacks it is none.
 * @returns why the objects are not in it; null: they are
 * @throws when it cannot be written, or is too large; the folder then holds none
 */
export async function writeRecording(
  folder: string,
  from: ToWrite,
  { keep }: { readonly keep: Keep },
): Promise<string | null> {
  requireOwn(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  clear(folder);
  try {
    return await write(folder, from, keep);
  } catch (error) {
    // A part of one would be taken for something that is of no recording.
    clear(folder);
    throw error;
  }
}

function clear(folder: string): void {
  for (const name of [names.manifest, names.exchanges, names.published, packName])
    rmSync(join(folder, name), { recursive: true, force: true });
}

async function write(folder: string, from: ToWrite, keep: Keep): Promise<string | null> {
  const kept = from.withoutObjects === null ? await keep(folder).catch(messageOf) : from.withoutObjects;
  const repository = typeof kept === 'string' ? null : kept;
  const text = JSON.stringify({ ...from.recorded, repository } satisfies Recorded);
  if (text.length > mostCharacters)
    throw new Error(`its exchanges are ${text.length} characters, and at most ${mostCharacters} are kept`);
  const exchanges = await promisify(gzip)(text);
  writeFileSync(join(folder, names.exchanges), exchanges);
  const manifest: Manifest = {
    form: 'deep-review recording',
    version: formVersion,
    program: from.program,
    origins: from.origins,
    isWhole: from.isWhole,
    exchanges: digestOf(exchanges),
    objects: repository === null ? null : digestOf(await readFile(join(folder, packName))),
    lacking: typeof kept === 'string' ? kept : null,
    published: publishedIn(folder, from.files),
  };
  writeFileSync(join(folder, names.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest.lacking;
}

function publishedIn(folder: string, files: ToWrite['files']): Manifest['published'] {
  mkdirSync(join(folder, names.published));
  const entries = [...files].map(([output, path]) => {
    const name = basename(path);
    copyFileSync(path, join(folder, names.published, name));
    return [output, { name, digest: digestOf(readFileSync(path)) }];
  });
  return Object.fromEntries(entries);
}

export function digestOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
