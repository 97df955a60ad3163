import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { z } from 'zod';
import { packName } from '../../git/kept/keep-objects.ts';
import { messageOf, UserError } from '../../lib/user-error.ts';
import { AnyManifest, formVersion, Manifest, names, Recorded } from './form.ts';
import { digestOf } from './write-recording.ts';

/** No recording is larger once it is unpacked. */
const mostBytes = 1024 * 1024 * 1024;
const anew = 'Record the run anew, or fetch the recording again.';

/** A recording that is whole, of this form and of this program. */
export interface ReadRecording {
  readonly manifest: Manifest;
  readonly recorded: Recorded & { readonly repository: NonNullable<Recorded['repository']> };
  /** Texts of the files that the run wrote, by output. */
  readonly published: ReadonlyMap<string, { readonly name: string; readonly text: string }>;
}

/** What is not as it was written. */
class Damage extends Error {
  override readonly name = 'Damage';
}

/**
 * Reads a recording.
 * @param program version of the program that is to replay it
 * @throws {UserError} for one that is not there, cut, damaged, of another form or of another program
 */
export function readRecording(folder: string, program: string): ReadRecording {
  try {
    return read(folder, program);
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    throw new UserError(`The recording is cut or damaged: ${error.message}.`, anew);
  }
}

function read(folder: string, program: string): ReadRecording {
  const manifest = readManifest(folder);
  if (manifest.program !== program)
    throw new UserError(
      `The recording was made by version ${manifest.program} of the program, and this is ${program}: it asks for other things.`,
      `Replay it with version ${manifest.program}.`,
    );
  if (!manifest.isWhole)
    throw new UserError(
      'The run that was recorded did not end with a report.',
      'Look at its log, and record another run.',
    );
  const packed = bytesOf(folder, names.exchanges, manifest.exchanges);
  if (manifest.objects === null)
    throw new UserError(`The recording is without the objects of the repository: ${manifest.lacking}`, anew);
  bytesOf(folder, packName, manifest.objects);
  const recorded = parsedAs(Recorded, unpacked(packed), names.exchanges);
  const { repository } = recorded;
  if (repository === null) throw damaged(names.exchanges, 'it names no repository');
  const published = Object.entries(manifest.published).map(([output, { name, digest }]) => {
    const text = bytesOf(folder, join(names.published, name), digest).toString('utf8');
    return [output, { name, text }] as const;
  });
  return { manifest, recorded: { ...recorded, repository }, published: new Map(published) };
}

function readManifest(folder: string): Manifest {
  const path = join(folder, names.manifest);
  if (!existsSync(path))
    throw new UserError(`There is no recording in ${folder}.`, `Name a folder that holds \`${names.manifest}\`.`);
  const json = contentOf(folder, names.manifest).toString('utf8');
  const { version } = parsedAs(AnyManifest, json, names.manifest);
  if (version !== formVersion)
    throw new UserError(
      `The recording has form ${version}, and this program reads form ${formVersion}.`,
      'Replay it with the version of the program that made it, or record the run anew.',
    );
  return parsedAs(Manifest, json, names.manifest);
}

/** A file that has not changed since it was recorded. */
function bytesOf(folder: string, name: string, digest: string): Buffer {
  if (!existsSync(join(folder, name))) throw damaged(name, 'it is not there');
  const bytes = contentOf(folder, name);
  if (digestOf(bytes) === digest) return bytes;
  throw damaged(name, 'it is not what was recorded');
}

function contentOf(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch (error) {
    throw damaged(name, messageOf(error));
  }
}

function unpacked(bytes: Buffer): string {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes }).toString('utf8');
  } catch {
    throw damaged(names.exchanges, 'it cannot be unpacked');
  }
}

function parsedAs<Value>(schema: z.ZodType<Value>, json: string, name: string): Value {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw damaged(name, 'it is no JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw damaged(name, `${issue?.path.join('.') || 'it'}: ${issue?.message}`);
}

function damaged(name: string, why: string): Damage {
  return new Damage(`\`${name}\`: ${why}`);
}
