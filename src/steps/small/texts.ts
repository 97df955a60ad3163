import { isUtf8 } from 'node:buffer';
import type { Snapshot } from '../../git/snapshot.ts';
import type { ChangedFile } from '../../types.ts';
import { markdownFrame } from './markdown-frame.ts';
import { rstFrame } from './rst-frame.ts';

/** The two sides of a change. */
export interface Sides {
  readonly head: Snapshot;
  readonly base: Snapshot;
}

const unread = 'is no UTF-8, or too large to be read, or ends its lines in two ways';
const otherEnds = 'ends its lines in another way';

/** Why more than prose of a text may have changed, as the end of a sentence; null: prose alone has. */
export async function moreThanProse(file: ChangedFile, { head, base }: Sides): Promise<string | null> {
  const now = await readAt(head, file.path);
  const then = file.status === 'added' ? { text: '', isCrlf: now?.isCrlf } : await readAt(base, file.path);
  if (now === null || then === null) return unread;
  if (now.isCrlf !== then.isCrlf) return otherEnds;
  const frameOf = /\.md$/iu.test(file.path) ? markdownFrame : rstFrame;
  const frame = frameOf(now.text);
  const before = frameOf(then.text);
  if (frame === null || before === null) return 'begins as a configuration does, or is too large to be parsed';
  const isSame = file.status === 'added' ? frame.every((part) => part.trim() === '') : isSameFrame(frame, before);
  return isSame ? null : 'changes more than prose: code, a link, markup, or what could be some';
}

/** The same of a program, and of its comments. */
export async function moreThanComments({ path }: ChangedFile, { head, base }: Sides): Promise<string | null> {
  const [now, then] = await Promise.all([readAt(head, path), readAt(base, path)]);
  if (now === null || then === null) return unread;
  if (now.isCrlf !== then.isCrlf) return otherEnds;
  const { codeFrame } = await import('./code-frame.ts');
  const [frame, before] = [codeFrame(now.text, path), codeFrame(then.text, path)];
  if (frame === null || before === null) return 'cannot be parsed, or is too large for that';
  return isSameFrame(frame, before) ? null : 'changes more than comments of prose';
}

function isSameFrame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

/** Bytes. What is larger is parsed by nobody here. */
const largest = 500_000;

/** Of a file. */
interface Read {
  /** With ends of lines as they are on this machine. */
  readonly text: string;
  readonly isCrlf: boolean;
}

/** As UTF-8; null where it is none, is too large, is not there, ends lines in two ways, or holds a sign that ends no line and is not shown. */
async function readAt(side: Snapshot, path: string): Promise<Read | null> {
  const { start, size } = (await side.firstBytes([path], largest)).get(path) ?? { start: Buffer.of(), size: Infinity };
  if (size > start.length || !isUtf8(start)) return null;
  const text = start.toString('utf8');
  // A mark at its beginning, and any other control character than those that stand between lines.
  if (/\uFEFF|(?![\t\n\r])\p{Cc}|\r(?!\n)/u.test(text)) return null;
  const isCrlf = text.includes('\r\n');
  return isCrlf && /(?<!\r)\n/u.test(text) ? null : { text: text.replaceAll('\r\n', '\n'), isCrlf };
}

/** Why a text of documentation may be more than pages for people, wherever it stands, as the end of a sentence; null: it is not known to be. */
export async function settingsIn(path: string, head: Snapshot): Promise<string | null> {
  const read = await readAt(head, path);
  if (read === null) return unread;
  return markdownFrame(read.text) === null ? 'begins as a configuration does, or is too large to be parsed' : null;
}

/** What a program says that asks for others, or for where it stands itself. The words of its comments count too. */
const asking = /\b(?:import|require|module|__dirname|__filename)\b|\bfrom\s*['"]/u;

/** Why a program may do something else in another place, as the end of a sentence: beside it another file may answer. Null: it asks for nothing. */
export async function asksByPlace(path: string, head: Snapshot): Promise<string | null> {
  const read = await readAt(head, path);
  if (read === null) return unread;
  return asking.test(read.text) ? 'was moved, and asks for others by where it stands' : null;
}
