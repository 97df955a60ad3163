import { z } from 'zod';
import { UserError } from '../lib/user-error.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import type { VendorFacts } from '../types.ts';
import { checkedInputs, type ReadInput } from './inputs.ts';

/** A key, and the base URL that it may be sent to: without a slash at its end where the user gave it. */
export interface Access {
  readonly apiKey: string;
  readonly baseUrl: string;
}

/**
 * Every vendor that the workflow gives a key for, by name, in the order of the list. Secrets: for the world only.
 * @throws {UserError} when there is no key at all, when a key lacks its address or an address its key, or when an
 * address is not one that a key may be sent to
 */
export function readAccess(read: ReadInput, vendors: readonly VendorFacts[]): ReadonlyMap<string, Access> {
  const access = new Map<string, Access>();
  for (const vendor of vendors) {
    const apiKey = read(vendor.keyInput).trim();
    const given = readBaseUrl(vendor.addressInput, read);
    if (apiKey !== '') access.set(vendor.name, { apiKey, baseUrl: given ?? ownAddress(vendor) });
    else if (given !== null)
      throw new UserError(
        `Input \`${vendor.addressInput}\` is set without \`${vendor.keyInput}\`.`,
        'Give the key as well (any text, for a server that asks for none), or leave the URL out.',
      );
  }
  if (access.size > 0) return access;
  const inputs = vendors.flatMap(({ keyInput, reviewer }) => ('byDefault' in reviewer ? [keyInput] : []));
  const [example = ''] = inputs;
  const secret = example.toUpperCase().replaceAll('-', '_');
  throw new UserError(
    'No reviewer can run: no API key was given.',
    `Set at least one of ${inputs.map((input) => `\`${input}\``).join(', ')}, for example \`${example}: \${{ secrets.${secret} }}\`. Pull requests from forks and from Dependabot get no repository secrets: a maintainer starts their review by hand with \`workflow_dispatch\`.`,
  );
}

function ownAddress({ keyInput, addressInput, address }: VendorFacts): string {
  if ('own' in address) return address.own;
  throw new UserError(
    `Input \`${keyInput}\` is set without \`${addressInput}\`.`,
    `Set \`${addressInput}\` to ${address.wanted}.`,
  );
}

/**
 * The token for GitHub. A secret: for the world only.
 * @throws {UserError} when it is empty
 */
export function readToken(read: ReadInput): string {
  return checkedInputs(read)('github-token', z.string().min(1), 'a token, usually ${{ github.token }}');
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

function readBaseUrl(name: string, read: ReadInput): string | null {
  const text = read(name).trim();
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHosts.includes(url.hostname))) &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === '';
  if (isSafe) return withoutTrailing(text, '/');
  throw new UserError(
    `Input \`${name}\` is not an address that a key may be sent to.`,
    `Set \`${name}\` to an https:// address (http:// for this machine only) without user name, query and fragment.`,
  );
}
