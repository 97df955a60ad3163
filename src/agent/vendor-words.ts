import { maskTokens } from '../lib/mask-tokens.ts';
import { createPartRedactor, createRedactor } from '../lib/redact.ts';
import type { Turn } from './provider.ts';

/** Of what a vendor says of a failure. */
const mostWords = 300;
/** What comes later cannot be shown, and need not be read. */
const mostRead = 20_000;

/** Takes from a vendor's text what may be shown of it; null when nothing is left. */
export type VendorWords = (text: string) => string | null;

/**
 * Makes the reader of one connection's texts: tags of a page and spaces go, then everything that is a part of a secret,
 * and the rest is cut. A careless vendor echoes the key in its errors, also in part.
 */
export function vendorWords(secrets: readonly string[]): VendorWords {
  const redactParts = createPartRedactor(secrets);
  const redactWhole = createRedactor(secrets);
  return (text) => {
    const plain = withoutMarkup(text.slice(0, mostRead));
    const words = redactWhole(maskTokens(redactParts(plain))).trim();
    if (words === '') return null;
    const characters = [...words];
    return characters.length <= mostWords ? words : `${characters.slice(0, mostWords - 1).join('')}…`;
  };
}

/**
 * What a vendor says of how a turn ended, without its calls: its reason and its sentence where it gives them, else what the
 * model says in place of a call. Half an answer says nothing.
 * @param told by the fields of the protocol; what is no text or empty is left out
 */
export function wordsOfEnd(words: VendorWords, { stop, calls, text }: Turn, told: readonly unknown[]): string | null {
  if (calls.length > 0 && (stop === 'tools' || stop === 'end')) return null;
  const said = [...(stop === 'end' ? [] : told), stop === 'length' ? '' : text];
  const all = said.filter((one): one is string => typeof one === 'string' && one !== '');
  return words([...new Set(all)].join(': '));
}

function withoutMarkup(text: string): string {
  const bare = text.trimStart().startsWith('<')
    ? text.replace(/<(script|style)\b[^<]*<\/\1>/giu, ' ').replace(/<[^<>]*>/gu, ' ')
    : text;
  return bare.replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu, ' ').trim();
}
