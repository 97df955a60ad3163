import { createHash } from 'node:crypto';

/**
 * Names a finding by its content, the same over rounds in which its lines only moved: path, kind and the quoted code
 * without its white space (design decision 12). 16 hexadecimal digits; no secret, and not meant to withstand forgery.
 */
export function fingerprint({ path, kind, quote }: Readonly<Record<'path' | 'kind' | 'quote', string>>): string {
  const content = JSON.stringify([path, kind, quote.replace(/\s+/gu, '')]);
  return createHash('sha256').update(content.toWellFormed()).digest('hex').slice(0, 16);
}
