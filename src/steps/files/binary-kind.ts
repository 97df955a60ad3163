import { extname } from 'node:path';
import mime from 'mime';
import type { FileStart } from '../../git/snapshot.ts';

/** What the bytes of a binary file say that it is. */
export interface BinaryKind {
  /** True for what nothing executes: an image, a font, media, data of a model or of a table, under a name of that kind. */
  readonly isInert: boolean;
  /** Such as `application/x-elf`; null when nobody knows. */
  readonly type: string | null;
}

/** So many bytes tell what a file is. */
export const telling = 8 * 1024;

/** Data that readers take for data, by the endings of their names. Formats that can hold programs are not here. */
const data: Readonly<Record<string, readonly string[]>> = {
  'application/vnd.apache.parquet': ['.parquet', '.pq'],
  'application/vnd.apache.arrow.file': ['.arrow', '.feather', '.ipc'],
  'application/avro': ['.avro'],
  'application/x-orc': ['.orc'],
  'application/x-gguf': ['.gguf'],
  'application/x-safetensors': ['.safetensors'],
  'application/ogg': ['.ogg', '.oga', '.ogv', '.ogx', '.opus', '.spx'],
  'application/vnd.ms-asf': ['.asf', '.wma', '.wmv'],
};
const media = new Set(['image', 'font', 'audio', 'video']);
/** A script can begin as this does; a drawing can hold macros. */
const neverInert = new Set(['video/mp2t', 'image/vnd.dwg']);

/** By magic bytes; the name has to agree, or a program could begin like a picture. */
export async function binaryKind(path: string, file: FileStart): Promise<BinaryKind> {
  // Few changes have a binary file.
  const { fileTypeFromBuffer } = await import('file-type');
  const known = await fileTypeFromBuffer(file.start);
  const type = known?.mime ?? furtherType(file);
  if (type === null || neverInert.has(type)) return { isInert: false, type };
  const named = mime.getType(path);
  const ending = extname(path).toLowerCase();
  const isOfFamily = named !== null && !neverInert.has(named) && familyOf(named) === familyOf(type);
  // Names of icons and of photographs that have no media type of their own.
  const isMedia = isOfFamily || (named === null && ending === `.${known?.ext}`);
  const isInert = media.has(familyOf(type)) ? isMedia : (data[type]?.includes(ending) ?? false);
  return { isInert, type };
}

function familyOf(type: string): string {
  if (type === 'application/vnd.ms-fontobject') return 'font';
  return type.slice(0, type.indexOf('/'));
}

/** Textures, and what is as short. */
const signatures: readonly (readonly [signature: string, type: string])[] = [
  ['DDS \x7c\0\0\0', 'image/vnd.ms-dds'],
  ['\xabKTX 20\xbb\r\n\x1a\n', 'image/ktx2'],
  ['v/1\x01', 'image/aces'],
];

/** Kinds that the library does not know. */
function furtherType({ start, size }: FileStart): string | null {
  const text = start.toString('latin1', 0, 12);
  const known = signatures.find(([signature]) => text.startsWith(signature));
  if (known !== undefined) return known[1];
  if (text.startsWith('GGUF')) return 'application/x-gguf';
  if (text.startsWith('ORC')) return 'application/x-orc';
  // The length of a heading in JSON, which comes next.
  const isHeading = start.length > 10 && text.slice(8, 10) === '{"' && start.readBigUInt64LE() <= BigInt(size) - 8n;
  return isHeading ? 'application/x-safetensors' : null;
}
