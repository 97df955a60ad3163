import { setGlobalProxyFromEnv } from 'node:http';
import { UserError } from '../lib/user-error.ts';

const variables = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

/**
 * Lets requests of Node's own clients, and so those of the vendors' SDKs and of octokit, go through the proxies that the
 * environment of the process names. Before Node 24.14 there is no way to.
 * @throws {UserError} that names a variable, and never what it holds: a password may be part of it
 */
export function heedProxies(environment: Readonly<Record<string, string | undefined>>): void {
  try {
    setGlobalProxyFromEnv?.();
  } catch {
    const wrong = variables.filter((name) => environment[name] && !isProxy(environment[name]));
    throw new UserError(
      `${wrong.map((name) => `\`${name}\``).join(' and ') || 'A variable'} of the environment names no proxy.`,
      'Set it to an address such as `http://proxy.example:3128`, or unset it.',
    );
  }
}

function isProxy(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
