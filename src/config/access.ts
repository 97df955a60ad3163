import { z } from 'zod';
import { shortestSecret } from '../lib/redact.ts';
import { UserError } from '../lib/user-error.ts';
import { withoutTrailing } from '../lib/without-trailing.ts';
import type { VendorFacts } from '../types.ts';
import { readHeaders, unmaskable } from './headers.ts';
import { checkedInputs, choice, type ReadInput } from './inputs.ts';

/** A key, and the base URL that it may be sent to: without query, and without a slash at its end where the user gave it. */
export interface Access {
  readonly apiKey: string;
  readonly baseUrl: string;
  /** Whether that is the vendor itself, and nothing that stands before it or in its place. */
  readonly isOwn?: true;
  /** What a gateway asks for besides, by name in lower case; absent where there is none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Parameters that every address gets; absent where there is none. */
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * Every vendor that the workflow gives a key for, by name, in the order of the list; none where there is no key at all.
 * Secrets: for the world only.
 * @throws {UserError} when a key lacks its address or an address its key, or when an address is not one that a key may be
 * sent to
 */
export function readAccess(read: ReadInput, vendors: readonly VendorFacts[]): ReadonlyMap<string, Access> {
  const access = new Map<string, Access>();
  const allowsHttp = choice(checkedInputs(read), 'allow-http', ['true', 'false']) === 'true';
  for (const vendor of vendors) {
    const apiKey = readKey(vendor, read);
    const given = readAddress(vendor, read, allowsHttp);
    const headers = readHeaders(vendor.headersInput, read);
    const hasHeaders = Object.keys(headers).length > 0;
    if (apiKey !== '')
      access.set(vendor.name, {
        ...{ apiKey, ...(given ?? { baseUrl: ownAddress(vendor), isOwn: true }) },
        ...(hasHeaders ? { headers } : {}),
      });
    else if (given !== null || hasHeaders)
      throw new UserError(
        `Input \`${given === null ? vendor.headersInput : vendor.addressInput}\` is set without \`${vendor.keyInput}\`.`,
        `Give the key as well (any text, for a server that asks for none), or leave the ${given === null ? 'headers' : 'URL'} out.`,
      );
  }
  return access;
}

/** Warnings, one for each header that looks like a credential and that nothing can withhold. */
export function unmasked(access: ReadonlyMap<string, Access>): readonly string[] {
  return [...access].flatMap(([vendor, { headers = {} }]) =>
    unmaskable(headers).map(
      (name) =>
        `The header ${name} for ${vendor} has a value of fewer than ${shortestSecret} characters: it cannot be told from other text, so it is not withheld from the report where somebody repeats it. Use a longer one.`,
    ),
  );
}

/** Empty where there is none. What no header can hold would fail in every request, as if the vendor were down. */
function readKey({ keyInput }: VendorFacts, read: ReadInput): string {
  const apiKey = read(keyInput).trim();
  if (/^[\t\x20-\x7e]*$/.test(apiKey)) return apiKey;
  throw new UserError(
    `Input \`${keyInput}\` holds a character that no key has: a line break, or one beyond ASCII.`,
    'Copy the key again, without what stands around it.',
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

const stateKeyForm = /^.{32,1000}$/u;

/**
 * Keys for what rounds remember, one a line: the first one seals, and each of them opens. Secrets: for the world only.
 * @throws {UserError} for a line that could be guessed
 */
export function readStateKeys(read: ReadInput): readonly string[] {
  const lines = checkedInputs(read)('state-key', z.string(), 'text').split(/\r?\n/u);
  const keys = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (keys.every((key) => stateKeyForm.test(key))) return keys;
  throw new UserError(
    'Input `state-key` has a line of fewer than 32 characters.',
    'Make each line a random text of 32 characters or more, such as `openssl rand -hex 32` prints, or leave `state-key` out.',
  );
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];
/** The only parameter that a server is known to ask for in every address; any other could be a key. */
const apiVersion = /^\?api-version=[\w.-]{1,40}$/;

/** Null where the input is empty. */
function readAddress(
  { addressInput: name, address }: VendorFacts,
  read: ReadInput,
  allowsHttp: boolean,
): Pick<Access, 'baseUrl' | 'query'> | null {
  const text = read(name).trim();
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOwnServer = 'wanted' in address;
  const isHttpAllowed = (host: string) => loopbackHosts.includes(host) || (allowsHttp && isOwnServer);
  const isSafe =
    url !== null &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && isHttpAllowed(url.hostname))) &&
    url.username === '' &&
    url.password === '' &&
    (url.search === '' || apiVersion.test(url.search)) &&
    url.hash === '';
  if (isSafe) {
    const [version] = [...url.searchParams.values()];
    const baseUrl = withoutTrailing(text.split('?')[0] ?? '', '/');
    return version === undefined ? { baseUrl } : { baseUrl, query: { 'api-version': version } };
  }
  const hint = isOwnServer && url?.protocol === 'http:' && !allowsHttp;
  throw new UserError(
    `Input \`${name}\` is not an address that a key may be sent to.`,
    `Set \`${name}\` to an https:// address (http:// for this machine only) without user name, fragment and query (but for \`?api-version=\`).${hint ? ' For a server in the same network that has no https, set `allow-http: true`: key and code then travel in the clear.' : ''}`,
  );
}
