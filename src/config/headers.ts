import { shortestSecret } from '../lib/redact.ts';
import { UserError } from '../lib/user-error.ts';
import type { ReadInput } from './inputs.ts';

/** Of HTTP itself: what a request is made of, and where it goes, is not for a gateway to ask. */
const ours = ['host', 'content-length', 'content-type', 'connection', 'transfer-encoding', 'accept'];
const headerName = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const headerValue = /^[\t\x20-\x7e]{1,8000}$/;

const credential = /auth|token|key|secret|passw|cookie|credential/;

/** Names of the headers that look like credentials and are too short to be withheld anywhere. */
export function unmaskable(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers)
    .filter(([name, value]) => credential.test(name) && (value.split(/\s+/).at(-1)?.length ?? 0) < shortestSecret)
    .map(([name]) => name);
}

/**
 * Headers of an input, one `Name: value` a line, by name. Their values are secrets.
 * @throws {UserError} that tells the line by its number and shows no value
 */
export function readHeaders(input: string, read: ReadInput): Readonly<Record<string, string>> {
  const headers = new Map<string, string>();
  for (const [index, line] of read(input).split('\n').entries()) {
    if (line.trim() === '') continue;
    const fail = (what: string, remedy: string): never => {
      throw new UserError(`Line ${index + 1} of input \`${input}\` ${what}.`, remedy);
    };
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    if (colon < 1 || !headerName.test(name) || !headerValue.test(value))
      fail('is not a header', 'Write one header a line as `Name: value`, in printable ASCII characters.');
    const known = name.toLowerCase();
    if (ours.includes(known)) fail(`sets \`${known}\``, 'Leave it out: it belongs to the request itself.');
    if (headers.has(known)) fail(`sets \`${known}\` again`, 'Leave one of the two lines out.');
    headers.set(known, value);
  }
  return Object.fromEntries(headers);
}
