import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Access } from '../config/access.ts';
import type { Seal } from '../rounds/state-line.ts';
import type { VendorFacts } from '../types.ts';

/** A mark of a shorter key could be guessed offline, from the comment that everybody can read. */
const leastKey = 32;

/**
 * Signs what rounds remember. The lines of `state-key` are its keys where there are any: the first one signs, and each of
 * them verifies. Else every key of a vendor signs and verifies, so that one of several can be replaced. A key that is sent
 * to an address of one's own, or to a compatible server, may be any text, and signs nothing.
 * @param repository GitHub's number of the repository: a memory holds in no other
 * @returns null where there is no such key
 */
export function sealOf({
  stateKeys,
  access,
  vendors,
  repository,
}: {
  readonly stateKeys: readonly string[];
  readonly access: ReadonlyMap<string, Access>;
  readonly vendors: readonly VendorFacts[];
  readonly repository: string;
}): Seal | null {
  const ofVendors = vendors.flatMap(({ name, address }) => {
    const { apiKey = '', baseUrl = '' } = access.get(name) ?? {};
    return 'own' in address && baseUrl === address.own && apiKey.length >= leastKey ? [apiKey] : [];
  });
  const keys = (stateKeys.length > 0 ? stateKeys : ofVendors).map((key) =>
    Buffer.from(hkdfSync('sha256', key, 'deep-review', `state:v1:${repository}`, 32)),
  );
  const signing = stateKeys.length > 0 ? keys.slice(0, 1) : keys;
  if (signing.length === 0) return null;
  const mark = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest();
  return {
    repository,
    sign: (text) => signing.map((key) => mark(key, text).toString('base64url')),
    verifies(text, marks) {
      const given = marks.map((each) => Buffer.from(each, 'base64url'));
      return keys.some((key) => {
        const own = mark(key, text);
        return given.some((each) => each.length === own.length && timingSafeEqual(each, own));
      });
    },
  };
}
