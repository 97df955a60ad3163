import { findingTag } from '../../../src/lib/marker.ts';
import type { InlineComment } from '../../../src/types.ts';
import { login } from './connect.ts';
import type { StoredThread } from './state.ts';

/** A fingerprint that ends in the number. */
export function fingerprintNo(number: number): string {
  return number.toString(16).padStart(16, '0');
}

/** A comment of ours on one line or on several. */
export function inlineComment(number: number, more: Partial<InlineComment> = {}): InlineComment {
  const fingerprint = fingerprintNo(number);
  return {
    finding: `F${number}`,
    fingerprint,
    path: 'src/a.ts',
    lines: { side: 'RIGHT', start: 5, end: 5 },
    body: `${findingTag(fingerprint)}\nText ${number}`,
    ...more,
  };
}

/** A discussion that somebody began, on line 5. */
export function discussion(id: number, author: string, body: string, more: Partial<StoredThread> = {}): StoredThread {
  return {
    id,
    path: 'src/a.ts',
    line: 5,
    startLine: null,
    side: 'RIGHT',
    isResolved: false,
    isOutdated: false,
    comments: [{ id, author, body }],
    ...more,
  };
}

/** A discussion that an earlier run of ours began about the finding. */
export function ownDiscussion(number: number, more: Partial<StoredThread> = {}): StoredThread {
  return discussion(number, login, inlineComment(number).body, more);
}
