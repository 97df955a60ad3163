import { isUtf8 } from 'node:buffer';
import { unseenCharacter } from './visible.ts';

/** What could be taken for a character that is written out, or is going to be written out. */
const escapeLike = `x[89a-f][0-9a-f]|u\\{[0-9a-f]{1,6}\\}|${unseenCharacter}`;
/** A run of backslashes is looked at from its first one only, so that each is passed once. */
const backslashesBeforeEscape = new RegExp(`(?<!\\\\)\\\\+(?=${escapeLike})`, 'gu');
const written = new RegExp(`(?<!\\\\)(\\\\+)(?:x([89a-f][0-9a-f])|(?=${escapeLike}))`, 'gu');
const wellFormed =
  /((?:[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|\xed[\x80-\x9f][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+)|[\x80-\xff]/g;
/** Half a pair of UTF-16, which no text of UTF-8 has, stands for a byte while the text is put together. */
const firstHalf = 0xdc00;
const standIn = /[\udc80-\udcff]/gu;

/**
 * A path of git as text, of which no two are alike (decision 45): UTF-8, with each byte that belongs to no character as
 * `\xNN`. Backslashes that stand before the look of such an escape, or before a character that is printed as one, are
 * doubled; all others are as they are. What `visible` prints of it is the text of no other path.
 */
export function pathText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (!/[\\\ufffd]/.test(text)) return text;
  const whole = isUtf8(bytes) ? text : withStandIns(bytes);
  return whole
    .replace(backslashesBeforeEscape, (run) => run + run)
    .replace(standIn, (half) => `\\x${(half.charCodeAt(0) - firstHalf).toString(16)}`);
}

function withStandIns(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(wellFormed, (found, good?: string) =>
      good === undefined
        ? String.fromCharCode(firstHalf + found.charCodeAt(0))
        : Buffer.from(found, 'latin1').toString('utf8'),
    );
}

/** The bytes of a path as git has them, from its text. */
export function pathBytes(path: string): Buffer {
  if (!path.includes('\\')) return Buffer.from(path);
  const text = path.toWellFormed().replace(written, (found, run: string, byte: string | undefined) => {
    const half = '\\'.repeat(Math.floor(run.length / 2));
    if (run.length % 2 === 0) return half + found.slice(run.length);
    return byte === undefined ? found : half + String.fromCharCode(firstHalf + Number.parseInt(byte, 16));
  });
  return Buffer.concat(
    text
      .split(/([\udc80-\udcff])/u)
      .map((part, at) => (at % 2 === 0 ? Buffer.from(part) : Buffer.of(part.charCodeAt(0) - firstHalf))),
  );
}

/** A path within an address: its bytes, percent-encoded as `encodeURIComponent` does it, slashes as they are. */
export function pathAddress(path: string): string {
  return path
    .toWellFormed()
    .split('/')
    .map((name) => {
      const bytes = pathBytes(name);
      if (isUtf8(bytes)) return encodeURIComponent(bytes.toString('utf8'));
      return bytes.toString('latin1').replace(/[^\w.-]/g, (byte) => `%${hexadecimal(byte.charCodeAt(0))}`);
    })
    .join('/');
}

function hexadecimal(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
