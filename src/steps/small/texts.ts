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

/** Why more than prose of a text may have changed, as the end of a sentence; null: prose alone has. */
export async function moreThanProse(file: ChangedFile, { head, base }: Sides): Promise<string | null> {
  const now = await textAt(head, file.path);
  const then = file.status === 'added' ? '' : await textAt(base, file.path);
  if (now === null || then === null) return 'is no UTF-8, or too large to be read';
  const frameOf = /\.md$/iu.test(file.path) ? markdownFrame : rstFrame;
  const frame = frameOf(now);
  const before = frameOf(then);
  if (frame === null || before === null) return 'begins as a configuration does, or is too large to be parsed';
  const isSame = file.status === 'added' ? frame.every((part) => part.trim() === '') : isSameFrame(frame, before);
  return isSame ? null : 'changes more than prose: code, a link, markup, or what could be some';
}

/** The same of a program, and of its comments. */
export async function moreThanComments({ path }: ChangedFile, { head, base }: Sides): Promise<string | null> {
  const [now, then] = await Promise.all([textAt(head, path), textAt(base, path)]);
  if (now === null || then === null) return 'is no UTF-8, or too large to be read';
  const { codeFrame } = await import('./code-frame.ts');
  const [frame, before] = [codeFrame(now, path), codeFrame(then, path)];
  if (frame === null || before === null) return 'cannot be parsed, or is too large for that';
  return isSameFrame(frame, before) ? null : 'changes more than comments of prose';
}

function isSameFrame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

/** Bytes. What is larger is parsed by nobody here. */
const largest = 500_000;

/** As UTF-8; null where it is none, is too large, is not there, or holds a sign that ends no line and is not shown. */
export async function textAt(side: Snapshot, path: string): Promise<string | null> {
  const { start, size } = (await side.firstBytes([path], largest)).get(path) ?? { start: Buffer.of(), size: Infinity };
  if (size > start.length || !isUtf8(start)) return null;
  const text = start.toString('utf8');
  // A mark at its beginning, and any other control character than those that stand between lines.
  return /\uFEFF|(?![\t\n\r])\p{Cc}|\r(?!\n)/u.test(text) ? null : text.replaceAll('\r\n', '\n');
}

/** Why a text of documentation may be more than pages for people, wherever it stands, as the end of a sentence; null: it is not known to be. */
export async function settingsIn(path: string, head: Snapshot): Promise<string | null> {
  const text = await textAt(head, path);
  if (text === null) return 'is no UTF-8, or too large to be read';
  return markdownFrame(text) === null ? 'begins as a configuration does, or is too large to be parsed' : null;
}
