import { isUtf8 } from 'node:buffer';

const windows = new TextDecoder('windows-1252');
const marks = [
  { mark: Buffer.from([0xff, 0xfe]), encoding: 'utf-16le' },
  { mark: Buffer.from([0xfe, 0xff]), encoding: 'utf-16be' },
];
/** So much plain ASCII in a file that claims to be UTF-16 is code that one program reads and a reviewer does not. */
const asciiRun = /[\t\x20-\x7e]{24}/;

/** True for bytes that begin with the mark of UTF-16. */
export function isUtf16(bytes: Buffer): boolean {
  return encodingOf(bytes) !== null;
}

/**
 * Text of a blob: UTF-16 where it begins with its mark, has the NUL that ends its lines, and is nothing else as well;
 * any other text line by line. Null when it is binary.
 */
export function decodeText(bytes: Buffer): string | null {
  const encoding = encodingOf(bytes);
  if (!bytes.includes(0)) return decodeLines(bytes);
  if (encoding === null || asciiRun.test(bytes.toString('latin1'))) return null;
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // UTF-32 begins as UTF-16 does, and no text has such a sign.
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/**
 * Text in which every line that is no UTF-8 is Windows-1252, of which Latin-1 is a part. It is decided line by line, so
 * that a line reads the same in a file, in its diff, in a search and in blame.
 */
export function decodeLines(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const lines: string[] = [];
  for (let from = 0; from <= bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    lines.push(isUtf8(line) ? line.toString('utf8') : windows.decode(line));
    from = end < 0 ? bytes.length + 1 : end + 1;
  }
  return lines.join('\n');
}

function encodingOf(bytes: Buffer): string | null {
  return marks.find(({ mark }) => bytes.subarray(0, mark.length).equals(mark))?.encoding ?? null;
}
