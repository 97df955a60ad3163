import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { longestStateRead, stateLineOf } from '../lib/marker.ts';
import { Memory } from '../types.ts';

/** Signs texts, and knows what it has signed. Keys stay behind it. */
export interface Seal {
  /** GitHub's number of the repository that it seals for, or its name. */
  readonly repository: string;
  /** Marks of a text, base64url, the first one by the key that signs first; at least one. */
  sign(text: string): readonly string[];
  /** Whether one of the marks is one of its own for this text. */
  verifies(text: string, marks: readonly string[]): boolean;
}

/** Most characters of a line, which pages keep free for it. */
export const longestState = 16_000;
/** Bytes of JSON: a text that unpacks to more was not written by this program. */
const mostUnpacked = 256 * 1024;

const version = 1;
const form = /^<!-- deep-review:state:v([1-9][0-9]{0,3}):([A-Za-z0-9_-]+):([A-Za-z0-9_,-]+) -->$/u;
/** What is signed: a mark for one version is none for another. */
const signedText = (payload: string) => `deep-review:state:v${version}:${payload}`;

/** The line that holds a memory. */
export function stateLine(memory: Memory, seal: Pick<Seal, 'sign'>): string {
  const payload = deflateRawSync(JSON.stringify(memory), { level: 9 }).toString('base64url');
  return `<!-- deep-review:state:v${version}:${payload}:${seal.sign(signedText(payload)).join(',')} -->`;
}

/** What a comment holds of earlier rounds. `none`: no such line. `newer`: of a later version of this program. */
export type ReadState =
  | { readonly found: 'memory'; readonly memory: Memory }
  | { readonly found: 'none' }
  | { readonly found: 'newer' }
  | { readonly found: 'foreign' };

/**
 * Reads the memory in the last line of a comment. What was not signed with a key of ours is `foreign`, whatever it says;
 * nothing of it is unpacked. Never throws.
 */
export function readState(body: string, seal: Pick<Seal, 'verifies'>): ReadState {
  const line = stateLineOf(body);
  // One that does not end its comment was written into by somebody.
  if (line === null) return { found: /^<!-- deep-review:state:/mu.test(body) ? 'foreign' : 'none' };
  const [, number = '', payload = '', marks = ''] = form.exec(line) ?? [];
  if (Number(number) > version) return { found: 'newer' };
  if (line.length > longestStateRead || !seal.verifies(signedText(payload), marks.split(',')))
    return { found: 'foreign' };
  try {
    const text = inflateRawSync(Buffer.from(payload, 'base64url'), { maxOutputLength: mostUnpacked }).toString();
    const memory = Memory.safeParse(JSON.parse(text));
    if (memory.success) return { found: 'memory', memory: memory.data };
    // Sealed by a key of ours, and all that is wrong with it is that it says more.
    const isMore = memory.error.issues.every(({ code }) => code === 'unrecognized_keys');
    return { found: isMore ? 'newer' : 'foreign' };
  } catch {
    return { found: 'foreign' };
  }
}
