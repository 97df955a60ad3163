import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { messageOf, UserError } from '../../lib/user-error.ts';

/** Most bytes of a file that is read: what is larger was not written by this program. */
const mostBytes = 64 * 1024 * 1024;
/** An artifact is unpacked into the folder, or into one of its own in it; nobody has more of them. */
const mostEntries = 2_000;

/** `sha256:` and 64 hexadecimal digits. */
const digestForm = /^sha256:[0-9a-f]{64}$/;

/** A file that is what it should be, or why it is not, as the end of a sentence. */
export type ReadStageFile<Content> = { readonly content: Content } | { readonly problem: string };

/**
 * Writes a file for later jobs.
 * @returns its digest, which has to come to them another way
 * @throws {UserError} where the folder cannot be written
 */
export function writeStageFile(directory: string, name: string, content: object): string {
  const text = JSON.stringify(content);
  try {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, name), text);
  } catch (error) {
    throw new UserError(`${messageOf(error)}.`, 'Let the runner have a folder for what is temporary, RUNNER_TEMP.');
  }
  return digestOf(Buffer.from(text));
}

/**
 * Reads a file of another job. Nothing in it is believed, or so much as parsed, before its digest is the one that this job
 * gave out; no path is taken from it.
 * @param digest as that job gave it out; undefined: it gave out none
 */
export function readStageFile<Schema extends z.ZodType>(
  directory: string,
  { name, digest, schema }: { readonly name: string; readonly digest: string | undefined; readonly schema: Schema },
): ReadStageFile<z.infer<Schema>> {
  if (digest === undefined || !digestForm.test(digest)) return { problem: 'its job gave out no digest of it' };
  const paths = pathsOf(directory, name);
  const [path] = paths;
  if (path === undefined) return { problem: 'it is not there' };
  if (paths.length > 1) return { problem: 'it is there more than once' };
  const bytes = bytesOf(path);
  if (typeof bytes === 'string') return { problem: bytes };
  if (digestOf(bytes) !== digest) return { problem: 'it is not what its job wrote: its digest is another one' };
  return parsed(bytes, schema);
}

function parsed<Schema extends z.ZodType>(bytes: Buffer, schema: Schema): ReadStageFile<z.infer<Schema>> {
  try {
    const read = schema.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? { content: read.data } : { problem: 'it does not have the form of such a file' };
  } catch {
    return { problem: 'it is no JSON' };
  }
}

/** Where it lies: in the folder, or in a folder in it, which an artifact may have been unpacked into. */
function pathsOf(directory: string, name: string): readonly string[] {
  try {
    const entries = readdirSync(directory, { withFileTypes: true }).slice(0, mostEntries);
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(directory, entry.name));
    return [directory, ...folders].flatMap((folder) =>
      readdirSync(folder)
        .filter((entry) => entry.toLowerCase() === name)
        .map((entry) => join(folder, entry)),
    );
  } catch {
    return [];
  }
}

function bytesOf(path: string): Buffer | string {
  let file: number | null = null;
  try {
    // Neither a link out of the folder is followed, nor a pipe waited for.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (!stat.isFile()) return 'it is no ordinary file';
    if (stat.size > mostBytes) return `it is larger than ${mostBytes} bytes`;
    return readFileSync(file);
  } catch {
    return 'it cannot be read';
  } finally {
    if (file !== null) closeSync(file);
  }
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Of the file that one job of the matrix writes. */
export function legFileName(leg: number): string {
  return `leg-${leg}.json`;
}
