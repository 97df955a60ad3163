import { posix } from 'node:path';
import type { Snapshot } from '../git/snapshot.ts';
import type { ChangedFile } from '../types.ts';
import { linesInWords } from './added-lines.ts';
import type { CodeRule, Fact } from './rule.ts';

const mostFiles = 200;
const address = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s"'<>\\]{1,2000})/gi;
/** `git@host:path`, as git and ssh have it: a version or a tag behind a name has no host's ending and no path. */
const secureShell = /(?<=[\w-])@([a-z][a-z0-9.-]{0,253}\.[a-z]{2,63}):(?=[\w~/])/gi;
/** Where npm writes addresses that it takes no package from. */
const npm = new Set(['package-lock.json', 'npm-shrinkwrap.json']);
const resolved = /"resolved"\s*:\s*"[^"]*"/g;
/** The same for others: a key before an address, in JSON or in YAML. */
const elsewhere =
  /"?\b(?:homepage|docs|documentation|support|issues|source-code|wiki|forum|chat|rss|email|funding|license|chronicle)\b"?\s*:\s*"?[a-z]+:\/\//i;
/** Module names are addresses there. */
const withoutHosts = new Set(['go.sum', 'go.work.sum', 'Gopkg.lock', 'glide.lock']);

/** Servers that packages come from and did not before. */
export const lockFileHost: CodeRule = {
  id: 'lock-file-host',
  name: 'A lock file that gains a host',
  risk: 'Packages come from a server that the repository did not take packages from before.',
  async find({ changes, head, base }) {
    const changed = changes.filter(
      ({ notReviewed, status }) => notReviewed?.reason === 'lock-file' && status !== 'deleted',
    );
    const read = changed.filter(({ path }) => !withoutHosts.has(posix.basename(path)));
    if (read.length === 0) return [];
    const known = await knownHosts(base, read);
    if (known === null) return [];
    const facts = await Promise.all(read.map(async ({ path }) => factOf(path, await linesOf(head, path), known)));
    return facts.flatMap((fact) => fact ?? []);
  },
};

/** Of all lock files of the base, by the names that changed; null: there is none. */
async function knownHosts(base: Snapshot, changed: readonly ChangedFile[]): Promise<ReadonlySet<string> | null> {
  const names = new Set(changed.map(({ path }) => posix.basename(path)));
  const paths = (await base.list()).map(({ path }) => path).filter((path) => names.has(posix.basename(path)));
  if (paths.length === 0) return null;
  const known = new Set<string>();
  for (const path of paths.slice(0, mostFiles))
    for (const line of await linesOf(base, path)) for (const host of hostsIn(path, line)) known.add(host);
  return known;
}

async function linesOf(side: Snapshot, path: string): Promise<readonly string[]> {
  const text = await side.readWhole(path);
  return text.found ? text.lines : [];
}

function factOf(path: string, lines: readonly string[], known: ReadonlySet<string>): Fact | null {
  const found = lines.flatMap((text, at) => {
    const hosts = hostsIn(path, text).filter((host) => !known.has(host));
    return hosts.length === 0 ? [] : [{ line: at + 1, text, hosts }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const hosts = [...new Set(found.flatMap((each) => each.hosts))];
  const more = hosts.length - 5;
  return {
    path,
    title: `A lock file takes packages from ${hosts.slice(0, 5).join(', ')}${more > 0 ? ` and ${more} more hosts` : ''}`,
    body: `No lock file of this kind at the base names ${hosts.length === 1 ? 'this host' : 'these hosts'}. See ${linesInWords(found)}.`,
    lines: first.text.length > 2_000 ? null : { from: first.line, to: first.line, quote: first.text },
  };
}

/** Hosts with their ports, in lower case. What stands before an `@` is no host, however much it looks like one. */
export function hostsIn(path: string, line: string): readonly string[] {
  const text = npm.has(posix.basename(path))
    ? (line.match(resolved) ?? []).join('\n')
    : elsewhere.test(line)
      ? ''
      : line;
  const withoutScheme = [...text.replace(address, ' ').matchAll(secureShell)].map(([, host = '']) =>
    host.toLowerCase(),
  );
  const withScheme = [...text.matchAll(address)].flatMap(([, rest = '']) => {
    const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
    const host = authority
      .slice(authority.lastIndexOf('@') + 1)
      .toLowerCase()
      .replace(/[),;]+$/, '');
    return host === '' ? [] : [host];
  });
  return [...withScheme, ...withoutScheme];
}
